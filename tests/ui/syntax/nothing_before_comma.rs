//! A comma that nothing stands before. One at the end is fine.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(, kind = status(State), enforce_transitions,)]
enum Status {
    #[option(value = 1,, label = "One", state = Active,)]
    First,
    #[option(value = 2, state = Active, transitions(First,, Second))]
    Second,
    #[option(value = 3, state = Active, transitions(, First), labels(1031 = "Drei",))]
    Third,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(Status))]
enum State {
    #[option(value = 0, default_status = First)]
    Active,
}

fn main() {}
