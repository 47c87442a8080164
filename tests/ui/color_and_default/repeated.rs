//! Each key is given once.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(default = First, default = First, language = 1033, language = 1033)]
enum Grade {
    #[option(value = 1, color = "#000000", color = "#000000", hidden, hidden)]
    First,
    #[option(value = 2, external_value = "A", external_value = "B")]
    Second,
}

fn main() {}
