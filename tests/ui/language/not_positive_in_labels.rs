//! The same where texts are given.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(display_names(0 = "Grade"))]
enum Grade {
    #[option(value = 1, labels(-1031 = "Erste", German = "Erste"))]
    First,
    #[option(value = 2, descs("1031" = ".."))]
    Second,
}

fn main() {}
