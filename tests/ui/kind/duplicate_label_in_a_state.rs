//! Labels of status reasons differ within a state; those of `Solved` and `New` are in two, which is none of the mistakes.

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
#[option_set(kind = status(CaseState))]
enum CaseStatus {
    #[option(value = 1, state = Active, label = "Done")]
    New,
    #[option(value = 5, state = Resolved, label = "Done", labels(1031 = "Fertig"))]
    Solved,
    #[option(value = 6, state = Resolved, alias = "done", labels(1031 = "Fertig"))]
    Closed,
}

fn main() {}
