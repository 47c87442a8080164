//! The column's default is an option of the set.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(default = Third)]
enum Grade {
    #[option(value = 1)]
    First,
    #[option(value = 2)]
    Second,
}

fn main() {}
