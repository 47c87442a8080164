//! A default status must belong to its state. Only the compiler sees both enums.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(CaseStatus))]
enum CaseState {
    #[option(value = 0, default_status = Solved)]
    Active,
    #[option(value = 1, default_status = Solved)]
    Resolved,
    #[option(value = 2, default_status = New)]
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
