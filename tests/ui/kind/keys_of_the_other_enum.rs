//! What only states have, on status reasons, and the other way round.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(CaseStatus))]
enum CaseState {
    #[option(value = 0, default_status = New, state = Active)]
    Active,
    #[option(value = 1, default_status = Solved, transitions())]
    Resolved,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status(CaseState))]
enum CaseStatus {
    #[option(value = 1, state = Active, invariant_name = "New")]
    New,
    #[option(value = 5, state = Resolved, default_status = New)]
    Solved,
}

fn main() {}
