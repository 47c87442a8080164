//! A key that may be `value`, misspelled, is the one mistake: that there is no value follows from it.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(valu = 1, label = "First rate")]
    First,
}

fn main() {}
