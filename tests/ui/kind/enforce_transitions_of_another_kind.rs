//! Only status reasons have transitions.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(enforce_transitions)]
enum Grade {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(CaseStatus), enforce_transitions)]
enum CaseState {
    #[option(value = 0, default_status = New)]
    Active,
    #[option(value = 1, default_status = Solved)]
    Resolved,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status(CaseState))]
enum CaseStatus {
    #[option(value = 1, state = Active)]
    New,
    #[option(value = 5, state = Resolved)]
    Solved,
}

fn main() {}
