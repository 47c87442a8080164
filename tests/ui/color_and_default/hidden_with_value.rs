//! `hidden` stands alone.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, hidden = true)]
    First,
    #[option(value = 2, hidden(false))]
    Second,
}

fn main() {}
