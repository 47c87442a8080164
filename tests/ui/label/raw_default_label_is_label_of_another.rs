#![allow(non_camel_case_types)]

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, label = "type")]
    First,
    #[option(value = 2)]
    r#type,
}

fn main() {}
