//! What names a variant is its name, without the enum.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(CaseStatus))]
enum CaseState {
    #[option(value = 0, default_status = CaseStatus::New)]
    Active,
    #[option(value = 1, default_status = "Solved")]
    Resolved,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status(CaseState), enforce_transitions)]
enum CaseStatus {
    #[option(value = 1, state, transitions = Solved)]
    New,
    #[option(value = 5, state = 1, transitions(CaseStatus::New, 1))]
    Solved,
}

fn main() {}
