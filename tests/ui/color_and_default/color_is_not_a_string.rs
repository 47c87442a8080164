//! A color is a string literal.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, color = 0x0000ff)]
    First,
    #[option(value = 2, color)]
    Second,
}

fn main() {}
