//! The other enum is of the other kind.

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
#[option_set(allow_duplicate_labels)]
enum CaseStatus {
    #[option(value = 1)]
    New,
    #[option(value = 5)]
    Solved,
}

fn main() {}
