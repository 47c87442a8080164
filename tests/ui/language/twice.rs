//! A language that is given twice.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(display_names(1031 = "Note", 1036 = "Niveau", 1031 = "Güte"))]
enum Grade {
    #[option(value = 1, labels(1031 = "Erste", 1031 = "Erste"))]
    First,
    #[option(value = 2, descs(1036 = "..", 1031 = "..", 1036 = ".."))]
    Second,
}

fn main() {}
