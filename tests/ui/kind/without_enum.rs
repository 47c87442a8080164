//! States and status reasons name each other's enum. Without it, the options' keys are no mistakes.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state)]
enum CaseState {
    #[option(value = 0, default_status = New)]
    Active,
    #[option(value = 1, default_status = Solved)]
    Resolved,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status, enforce_transitions)]
enum CaseStatus {
    #[option(value = 1, state = Active, transitions(Solved))]
    New,
    #[option(value = 5, state = Resolved)]
    Solved,
}

fn main() {}
