//! The base language has the plain keys.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(language = 1033, display_names(1033 = "Grade", 1031 = "Note"))]
enum Grade {
    #[option(value = 1, labels(1031 = "Erste", 1033 = "First"))]
    First,
    #[option(value = 2, descs(1033 = ".."))]
    Second,
}

fn main() {}
