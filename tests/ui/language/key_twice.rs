//! Texts in languages are in one list.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, labels(1031 = "Erste"), labels(1036 = "Première"))]
    First,
}

fn main() {}
