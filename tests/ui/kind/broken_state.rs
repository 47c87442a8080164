//! Whatever is called on an enum of states with a mistake, or on the sound one of status reasons, the mistake is the only error.

use closure_reason::{OptionSet, State, StatusReason};

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(CaseStatus))]
enum CaseState {
    #[option(value = 0, default_status = New)]
    Active,
    #[option(value = 1, default_status = Solved, lable = "Solved")]
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

fn main() {
    let status: CaseStatus = CaseState::Active.default_status();
    let state: CaseState = status.state();
    let _: Vec<CaseStatus> = state.statuses().collect();
    let _ = (state.status_from_label("New"), CaseState::Resolved.invariant_name());
    let _ = (status.can_change_to(CaseStatus::Solved), round(state), siblings(status));
    const STATE: Option<i32> = CaseStatus::New.metadata().state();
    const DEFAULT_STATUS: Option<i32> = CaseState::Active.metadata().default_status();
    let _ = (STATE, DEFAULT_STATUS, CaseState::ALL, CaseStatus::METADATA.enforces_transitions());
}

fn round<T: State>(state: T) -> T {
    state.default_status().state()
}

fn siblings<T: StatusReason>(status: T) -> Vec<T> {
    status.state().statuses().collect()
}
