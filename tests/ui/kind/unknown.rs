//! A kind that there is not. What it would allow is not known, so the options' keys are no mistakes.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = picklist)]
enum Grade {
    #[option(value = 1, state = Active, invariant_name = "First")]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = "boolean")]
enum Billed {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind)]
enum Size {
    #[option(value = 1)]
    Small,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind(boolean))]
enum Color {
    #[option(value = 1)]
    Red,
}

fn main() {}
