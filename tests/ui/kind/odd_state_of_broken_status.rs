//! Where the status reasons are not known, nothing is wrong with what is said of a state.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(CaseStatus))]
enum CaseState {
    #[option(value = 0, default_status = New)]
    Active,
    #[option(value = 1, default_status = New, default_of_another_state)]
    Resolved,
    #[option(value = 2, default_status = New, no_status_reasons)]
    Deprecated,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status(CaseState))]
enum CaseStatus {
    #[option(value = 1, state = Active)]
    New,
    #[option(value = 1, state = Resolved)]
    Solved,
}

fn main() {}
