//! A language is a positive number.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(language = 0)]
enum Zero {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(language = -1033)]
enum Negative {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(language = "en")]
enum Text {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(language = German)]
enum Name {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(language = 1033u32)]
enum Suffix {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(language = 10330000000)]
enum Great {
    #[option(value = 1)]
    First,
}

fn main() {}
