//! Texts in languages are lists.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(display_names = "Note")]
enum Grade {
    #[option(value = 1, labels = "Erste")]
    First,
    #[option(value = 2, labels, descs)]
    Second,
}

fn main() {}
