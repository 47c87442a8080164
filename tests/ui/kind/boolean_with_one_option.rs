//! A yes/no column has both options.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = boolean)]
enum Billed {
    #[option(value = 1)]
    Yes,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = boolean)]
enum Voicemail {
    #[option(value = 0)]
    NotLeft,
}

fn main() {}
