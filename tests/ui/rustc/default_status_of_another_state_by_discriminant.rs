//! The same, with the values of both enums as discriminants.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(CaseStatus))]
enum CaseState {
    #[option(default_status = Solved)]
    Active = 3,
    #[option(default_status = Solved)]
    Resolved = 1,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status(CaseState))]
enum CaseStatus {
    #[option(state = Active)]
    New = 7,
    #[option(state = Resolved)]
    Solved = -1,
}

fn main() {}
