//! A default status is a variant of the other enum, which the compiler finds.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(CaseStatus))]
enum CaseState {
    #[option(value = 0, default_status = News)]
    Active,
    #[option(value = 1, default_status = Solved)]
    Resolved,
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
