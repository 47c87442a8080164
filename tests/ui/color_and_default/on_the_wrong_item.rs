//! Keys of the enum on a variant, and the other way round.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(color = "#000000", hidden, state = Active)]
enum Grade {
    #[option(value = 1, default = First, language = 1033, kind = boolean)]
    First,
}

fn main() {}
