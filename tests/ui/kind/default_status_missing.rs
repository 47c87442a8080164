//! A state names its default status reason: so it has one.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(CaseStatus))]
enum CaseState {
    #[option(value = 0, default_status = New)]
    Active,
    #[option(value = 1)]
    Resolved,
    #[option(value = 2, invariant_name = "Parked")]
    Parked,
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
