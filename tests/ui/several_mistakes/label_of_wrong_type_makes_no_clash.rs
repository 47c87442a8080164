//! A label that cannot be read is the one mistake: the variant's name does not stand in for it.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, label = "Fair")]
    Good,
    #[option(value = 2, label = 5)]
    Fair,
}

fn main() {}
