//! Texts are string literals.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(display_names(1031 = GRADE))]
enum Grade {
    #[option(value = 1, labels(1031 = 1, 1036 = b"Premier"))]
    First,
    #[option(value = 2, descs(1036 = ))]
    Second,
    #[option(value = 3, labels(1031))]
    Third,
    #[option(value = 4, labels(1031: "Vierte"))]
    Fourth,
}

fn main() {}
