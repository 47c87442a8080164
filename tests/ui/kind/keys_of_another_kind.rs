//! What only states or only status reasons have.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, default_status = New, invariant_name = "First")]
    First,
    #[option(value = 2, state = Active, transitions(First))]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = boolean)]
enum Billed {
    #[option(value = 0, state = Active)]
    No,
    #[option(value = 1)]
    Yes,
}

fn main() {}
