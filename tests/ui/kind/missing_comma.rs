//! The comma after a kind.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = boolean serde)]
enum Billed {
    #[option(value = 0)]
    No,
    #[option(value = 1)]
    Yes,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(Status) serde)]
enum State {
    #[option(value = 0, default_status = Running)]
    Active,
}

fn main() {}
