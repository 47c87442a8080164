use super::*;

#[test]
fn within_a_state_a_label_or_alias_finds_its_status_reason() {
    assert_eq!(CaseState::Active.status_from_label("On hold"), Ok(CaseStatus::OnHold));
    assert_eq!(CaseState::Parked.status_from_label("On hold"), Ok(CaseStatus::Waiting));
    assert_eq!(CaseState::Resolved.status_from_label("Done"), Ok(CaseStatus::Solved));
    assert_eq!(CaseState::Parked.status_from_label("Done"), Ok(CaseStatus::Waiting));
}

#[test]
fn a_label_of_another_state_is_an_error_that_lists_those_of_this_one() {
    let error = CaseState::Active.status_from_label("Done").unwrap_err();
    assert_eq!(
        error.to_string(),
        "\"Done\" is not a label of CaseStatus (demo_case.statuscode) in state 10 \"Active\", \
             which has \"On hold\", \"In progress\"",
    );
    assert!(!error.is_ambiguous());
    assert_eq!(error.candidates().count(), 0);
    assert_eq!(error.state(), Some(CaseState::Active.metadata()));
    assert_eq!(error.set(), CaseStatus::METADATA);
    assert_eq!(error.text(), "Done");
}

#[test]
fn the_error_names_the_state() {
    let error = CaseState::Resolved.status_from_label("On hold").unwrap_err();
    assert_eq!(
        error.to_string(),
        "\"On hold\" is not a label of CaseStatus (demo_case.statuscode) in state 20 \"Closed\", \
             which has \"Solved\", \"Canceled\"",
    );
    let error = CaseState::Parked.status_from_label("").unwrap_err();
    assert!(error.to_string().ends_with("in state 0 \"Parked\", which has \"On hold\""), "{error}");
}

#[test]
fn over_the_whole_set_a_label_of_two_states_is_ambiguous() {
    assert_eq!(CaseStatus::from_label("On hold"), None);
    assert_eq!(CaseStatus::from_label("Done"), None);
    assert_eq!(CaseStatus::from_label_ignore_case("on hold"), None);
    assert_eq!(CaseStatus::from_label("In progress"), Some(CaseStatus::InProgress));
    let error = "On hold".parse::<CaseStatus>().unwrap_err();
    assert!(error.is_ambiguous());
    assert_eq!(error.state(), None);
    assert_eq!(
        error.to_string(),
        "\"On hold\" is the label of several options of CaseStatus (demo_case.statuscode): \
             3 \"On hold\", 7 \"On hold\"",
    );
    let error = "Done".parse::<CaseStatus>().unwrap_err();
    assert!(error.to_string().ends_with(": 5 \"Solved\", 7 \"On hold\""), "{error}");
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(kind = state(QuoteStatus))]
enum QuoteState {
    #[option(value = 0, default_status = Draft)]
    Open,
    #[option(value = 1, default_status = Won)]
    Closed,
}

/// The real `quote.statuscode` has one label twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(kind = status(QuoteState), allow_duplicate_labels)]
enum QuoteStatus {
    #[option(value = 1, label = "In Progress", state = Open)]
    Draft,
    #[option(value = 2, label = "In Progress", state = Open)]
    Sent,
    #[option(value = 4, label = "In Progress", state = Closed)]
    Won,
}

#[test]
fn a_label_twice_within_a_state_is_an_error_that_lists_those_two() {
    let error = QuoteState::Open.status_from_label("In Progress").unwrap_err();
    assert!(error.is_ambiguous());
    assert_eq!(
        error.to_string(),
        "\"In Progress\" is the label of several options of QuoteStatus in state 0 \"Open\": \
             1 \"In Progress\", 2 \"In Progress\"",
    );
    assert_eq!(QuoteState::Closed.status_from_label("In Progress"), Ok(QuoteStatus::Won));
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(kind = state(OddStatus))]
enum OddState {
    #[option(value = 0, default_status = First)]
    Left,
    #[option(value = 1, default_status = Second)]
    Right,
}

/// Labels that no hash distinguishes, so that they are searched for. Some are aliases, and one status has a
/// text twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(kind = status(OddState), allow_duplicate_labels)]
enum OddStatus {
    #[option(value = 1, label = "[a]", alias = "{a}", alias = "[a]", state = Left)]
    First,
    #[option(value = 2, label = "{a}", alias = "[b]", state = Right)]
    Second,
    #[option(value = 3, label = "[b]", alias = "[A]", state = Left)]
    Third,
    #[option(value = 4, label = "[B]", alias = "[b]", state = Right)]
    Fourth,
}

/// The answer of a plain search through all status reasons.
fn looked_for<S: State<Status: PartialEq>>(state: S, label: &str) -> Option<S::Status> {
    let has = |status: &S::Status| {
        status.label() == label || status.metadata().aliases().any(|alias| alias == label)
    };
    let mut found = state.statuses().filter(has);
    found.next().filter(|_| found.next().is_none())
}

#[test]
fn every_text_is_found_in_every_state_that_has_it_once() {
    for state in OddState::ALL.iter().copied() {
        for text in ["[a]", "{a}", "[b]", "{b}", "[A]", "[B]", "{A}", "", "a", "[c]"] {
            assert_eq!(state.status_from_label(text).ok(), looked_for(state, text), "{state}: {text}");
        }
    }
    assert_eq!(OddState::Left.status_from_label("[a]"), Ok(OddStatus::First));
    assert!(OddState::Right.status_from_label("[b]").unwrap_err().is_ambiguous());
}

#[test]
fn a_shared_alias_is_found_like_a_label() {
    for state in CaseState::ALL.iter().copied() {
        for option in CaseStatus::METADATA.options() {
            for text in option.aliases().chain([option.label()]) {
                assert_eq!(state.status_from_label(text).ok(), looked_for(state, text), "{state}: {text}");
            }
        }
    }
}
