//! The default is named by the variant's name.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(default = 1)]
enum Grade {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(default = "First")]
enum Size {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(default = Color::First)]
enum Color {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(default = -1)]
enum Shape {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(default)]
enum Kind {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(default(First))]
enum Level {
    #[option(value = 1)]
    First,
}

fn main() {}
