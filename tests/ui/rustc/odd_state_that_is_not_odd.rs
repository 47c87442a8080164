//! The attributes of an odd state must be true.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(CaseStatus))]
enum CaseState {
    #[option(value = 0, default_status = New, default_of_another_state)]
    Active,
    #[option(value = 1, default_status = Solved, no_status_reasons)]
    Resolved,
    #[option(value = 2, default_status = New, no_status_reasons)]
    Parked,
    #[option(value = 3, default_status = New, default_of_another_state)]
    Deprecated,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status(CaseState))]
enum CaseStatus {
    #[option(value = 1, state = Active)]
    New,
    #[option(value = 5, state = Resolved)]
    Solved,
    #[option(value = 6, state = Parked)]
    Waiting,
}

fn main() {}
