//! A state without status reasons has its default status from another: that need not be said, too.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(CaseStatus))]
enum CaseState {
    #[option(value = 0, default_status = New)]
    Active,
    #[option(value = 1, default_status = New, default_of_another_state, no_status_reasons)]
    Deprecated,
    #[option(value = 2, no_status_reasons)]
    Parked,
    #[option(value = 3, default_status = New, no_status_reasons = true)]
    Resolved,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status(CaseState))]
enum CaseStatus {
    #[option(value = 1, state = Active)]
    New,
}

fn main() {}
