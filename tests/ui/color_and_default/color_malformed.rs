//! A color is `#` and six hexadecimal digits.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 0, color = "0000ff")]
    WithoutHash,
    #[option(value = 1, color = "#00f")]
    Short,
    #[option(value = 2, color = "#0000ff00")]
    Long,
    #[option(value = 3, color = "#0000fg")]
    NoDigit,
    #[option(value = 4, color = "blue")]
    Name,
    #[option(value = 5, color = "")]
    Empty,
    #[option(value = 6, color = "#+000ff")]
    Sign,
    #[option(value = 7, color = "#00é00")]
    Foreign,
}

fn main() {}
