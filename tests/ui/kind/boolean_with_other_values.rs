//! A yes/no column has the values 0 and 1, in the attribute or as discriminants.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = boolean)]
enum Billed {
    #[option(value = 0)]
    No,
    #[option(value = 1)]
    Yes,
    #[option(value = 2)]
    Perhaps,
    #[option(value = -1)]
    Unsure,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = boolean)]
enum Voicemail {
    NotLeft = 100000000,
    Left = 100000001,
}

fn main() {}
