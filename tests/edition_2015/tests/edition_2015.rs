//! Every kind of column, derived by a crate of edition 2015, and what mistakes look like there.

extern crate closure_reason;

use closure_reason::{OptionSet, State, StatusReason};

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade", default = Fair, serde)]
enum Grade {
    #[option(value = 745500000, label = "First rate", alias = "First-rate", color = "#0000ff")]
    FirstRate,
    #[option(value = 745500001, labels(1031 = "Ordentlich"))]
    Fair,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(kind = boolean)]
enum Urgent {
    #[option(value = 0)]
    No,
    #[option(value = 1)]
    Yes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(kind = state(JobStatus))]
enum JobState {
    #[option(value = 0, default_status = Waiting)]
    Active,
    #[option(value = 1, default_status = Waiting, no_status_reasons)]
    Deprecated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(kind = status(JobState), enforce_transitions, crate = ::closure_reason)]
enum JobStatus {
    #[option(value = 1, state = Active, transitions(Working))]
    Waiting,
    #[option(value = 2, state = Active)]
    Working,
}

#[test]
fn a_choice_is_derived() {
    assert_eq!(Grade::from_value(745_500_001), Some(Grade::Fair));
    assert_eq!("First-rate".parse(), Ok(Grade::FirstRate));
    assert_eq!(Grade::default_option(), Some(Grade::Fair));
    assert_eq!(Urgent::from(true), Urgent::Yes);
    assert_eq!(Urgent::from(false), Urgent::No);
}

#[test]
fn states_and_status_reasons_are_derived() {
    assert_eq!(JobState::Deprecated.default_status(), JobStatus::Waiting);
    assert_eq!(JobStatus::Working.state(), JobState::Active);
    assert_eq!(JobState::Deprecated.statuses().count(), 0);
    assert!(!JobStatus::Working.can_change_to(JobStatus::Waiting));
}

#[test]
fn mistakes_are_told() {
    closure_reason_tests_externs::lend_externs!();
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
