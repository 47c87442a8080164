//! Transitions lead to variants of the enum itself.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(CaseStatus))]
enum CaseState {
    #[option(value = 0, default_status = New)]
    Active,
    #[option(value = 1, default_status = Solved)]
    Resolved,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status(CaseState), enforce_transitions)]
enum CaseStatus {
    #[option(value = 1, state = Active, transitions(Solved, Active))]
    New,
    #[option(value = 5, state = Resolved, transitions(Solvd))]
    Solved,
}

fn main() {}
