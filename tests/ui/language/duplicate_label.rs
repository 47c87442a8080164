//! Labels differ in each language; the same text in two languages is no mistake.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(language = 1033)]
enum Grade {
    #[option(value = 1, labels(1031 = "Gut", 1036 = "Second"))]
    First,
    #[option(value = 2, labels(1031 = "gut", 1036 = "Gut"))]
    Second,
    #[option(value = 3, labels(1036 = "Gut"))]
    Third,
}

fn main() {}
