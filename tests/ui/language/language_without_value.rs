//! The base language has a value.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(language)]
enum Grade {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(language(1033))]
enum Size {
    #[option(value = 1)]
    Small,
}

fn main() {}
