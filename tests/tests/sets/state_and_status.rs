//! The pair of state and status reason.

use closure_reason::{Choice, ClosureReason, OptionMetadata, OptionSet, OptionSetKind, State, StatusReason};

// Values that differ from positions and between the enums, so that none is mistaken for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_case", column = "statecode", kind = state(CaseStatus), serde)]
enum CaseState {
    #[option(value = 10, invariant_name = "Active", default_status = InProgress)]
    Active,
    #[option(value = 20, label = "Closed", default_status = Canceled)]
    Resolved,
    #[option(value = 0, invariant_name = "Parked", default_status = Waiting)]
    Parked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_case", column = "statuscode", kind = status(CaseState), enforce_transitions, serde)]
enum CaseStatus {
    #[option(value = 3, state = Active, label = "On hold", transitions(Solved, InProgress))]
    OnHold,
    #[option(value = 1, state = Active, label = "In progress", transitions(OnHold, Solved, Canceled, Waiting))]
    InProgress,
    #[option(value = 5, state = Resolved, alias = "Done")]
    Solved,
    #[option(value = 6, state = Resolved, transitions(InProgress))]
    Canceled,
    #[option(value = 7, state = Parked, label = "On hold", alias = "Done", transitions())]
    Waiting,
}

/// Discriminants are the values of either enum, and the enums are in modules of their own.
mod session {
    use closure_reason::OptionSet;

    pub(crate) mod state {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, super::OptionSet)]
        #[option_set(kind = state(super::status::SessionStatus))]
        pub enum SessionState {
            #[option(default_status = Scheduled)]
            Scheduled = 3,
            #[option(default_status = Open)]
            Open = 0,
            #[option(default_status = Closed)]
            Closed = -1,
        }
    }

    pub(crate) mod status {
        use super::state;

        #[derive(Clone, Copy, Debug, PartialEq, Eq, super::OptionSet)]
        #[option_set(kind = status(state::SessionState))]
        pub enum SessionStatus {
            #[option(state = Closed)]
            Closed = 192_350_001,
            #[option(state = Closed)]
            Canceled = 3,
            #[option(state = Open)]
            Open = 1,
            #[option(state = Scheduled)]
            Scheduled = -4,
        }
    }
}

/// One enum's discriminants are values, the other's are not.
mod mixed {
    use closure_reason::OptionSet;

    #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
    #[option_set(kind = state(self::Status))]
    pub(super) enum State {
        #[option(default_status = Second)]
        Up = 7,
        #[option(default_status = First)]
        Down = 4,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
    #[option_set(kind = status(State))]
    pub(super) enum Status {
        #[option(value = 40, state = Down)]
        First,
        #[option(value = 70, state = Up)]
        Second,
    }
}

mod state_and_status_reason {
    use super::session::{state::SessionState, status::SessionStatus};
    use super::*;

    #[test]
    fn a_status_reason_has_its_state() {
        let states = CaseStatus::ALL.iter().map(|status| status.state());
        let expected = [
            CaseState::Active,
            CaseState::Active,
            CaseState::Resolved,
            CaseState::Resolved,
            CaseState::Parked,
        ];
        assert!(states.eq(expected));
    }

    #[test]
    fn a_state_has_its_default_status_which_need_not_come_first() {
        assert_eq!(CaseState::Active.default_status(), CaseStatus::InProgress);
        assert_eq!(CaseState::Resolved.default_status(), CaseStatus::Canceled);
        assert_eq!(CaseState::Parked.default_status(), CaseStatus::Waiting);
    }

    #[test]
    fn a_state_has_its_statuses_in_declaration_order() {
        assert!(CaseState::Active.statuses().eq([CaseStatus::OnHold, CaseStatus::InProgress]));
        assert!(CaseState::Resolved.statuses().eq([CaseStatus::Solved, CaseStatus::Canceled]));
        assert!(CaseState::Parked.statuses().eq([CaseStatus::Waiting]));
    }

    #[test]
    fn discriminants_may_be_the_values_of_both_enums() {
        assert_eq!(SessionStatus::Closed.state(), SessionState::Closed);
        assert_eq!(SessionStatus::Scheduled.state(), SessionState::Scheduled);
        assert_eq!(SessionState::Closed.default_status(), SessionStatus::Closed);
        assert_eq!(SessionState::Scheduled.default_status(), SessionStatus::Scheduled);
        assert!(SessionState::Closed.statuses().eq([SessionStatus::Closed, SessionStatus::Canceled]));
        let states = SessionStatus::METADATA.options().map(OptionMetadata::state);
        assert!(states.eq([Some(-1), Some(-1), Some(0), Some(3)]));
        let default_statuses = SessionState::METADATA.options().map(OptionMetadata::default_status);
        assert!(default_statuses.eq([Some(-4), Some(1), Some(192_350_001)]));
    }

    #[test]
    fn discriminants_may_be_the_values_of_one_enum_alone() {
        assert_eq!(mixed::State::Up.default_status(), mixed::Status::Second);
        assert_eq!(mixed::Status::First.state(), mixed::State::Down);
        let values = |option: OptionMetadata| (option.state(), option.default_status());
        assert_eq!(values(mixed::State::Up.metadata()), (None, Some(70)));
        assert_eq!(values(mixed::State::Down.metadata()), (None, Some(40)));
        assert_eq!(values(mixed::Status::First.metadata()), (Some(4), None));
        assert_eq!(values(mixed::Status::Second.metadata()), (Some(7), None));
    }

    #[test]
    fn the_metadata_is_readable_in_constants() {
        const STATE: Option<i32> = CaseStatus::Canceled.metadata().state();
        const DEFAULT_STATUS: Option<i32> = CaseState::Resolved.metadata().default_status();
        const INVARIANT_NAME: Option<&str> = CaseState::Parked.metadata().invariant_name();
        const NO_INVARIANT_NAME: Option<&str> = CaseState::Resolved.metadata().invariant_name();
        const ENFORCES: [bool; 2] =
            [CaseStatus::METADATA.enforces_transitions(), SessionStatus::METADATA.enforces_transitions()];
        const KINDS: [OptionSetKind; 2] = [CaseState::METADATA.kind(), CaseStatus::METADATA.kind()];
        assert_eq!(STATE, Some(20));
        assert_eq!(DEFAULT_STATUS, Some(6));
        assert_eq!((INVARIANT_NAME, NO_INVARIANT_NAME), (Some("Parked"), None));
        assert_eq!(ENFORCES, [true, false]);
        assert_eq!(KINDS, [OptionSetKind::State, OptionSetKind::Status]);
    }

    #[test]
    fn the_trait_has_the_invariant_name() {
        assert_eq!(CaseState::Active.invariant_name(), Some("Active"));
        assert_eq!(CaseState::Resolved.invariant_name(), None);
    }

    #[test]
    fn what_belongs_to_another_kind_is_none() {
        let (state, status) = (CaseState::Active.metadata(), CaseStatus::Solved.metadata());
        assert_eq!(state.state(), None);
        assert_eq!((status.default_status(), status.invariant_name()), (None, None));
        let reason = ClosureReason::AgentClosed.metadata();
        assert_eq!((reason.state(), reason.default_status(), reason.invariant_name()), (None, None, None));
    }

    #[test]
    fn rows_have_values_as_in_any_choice_column() {
        assert_eq!(serde_json::to_string(&(CaseState::Resolved, CaseStatus::Solved)).unwrap(), "[20,5]");
        let row = serde_json::from_str::<(CaseState, Choice<CaseStatus>)>("[0,7]").unwrap();
        assert_eq!(row, (CaseState::Parked, CaseStatus::Waiting.into()));
    }

    #[test]
    fn generic_code_goes_from_one_enum_to_the_other() {
        fn siblings<T: StatusReason>(status: T) -> Vec<i32> {
            status.state().statuses().map(T::value).collect()
        }
        fn round<T: State + PartialEq>(state: T) -> bool {
            state.default_status().state() == state
        }
        assert_eq!(siblings(CaseStatus::Canceled), [5, 6]);
        assert_eq!(siblings(mixed::Status::Second), [70]);
        assert!(CaseState::ALL.iter().all(|&state| round(state)));
    }
}

mod labels_of_status_reasons {
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
                    assert_eq!(
                        state.status_from_label(text).ok(),
                        looked_for(state, text),
                        "{state}: {text}"
                    );
                }
            }
        }
    }
}

/// Real tables with odd states, from Microsoft's reference.
mod odd_tables {
    use super::*;

    /// Each state's value, the value of its default status, and those of its status reasons.
    fn states<T: State>() -> Vec<(i32, i32, Vec<i32>)> {
        let row = |state: &T| {
            let statuses = state.statuses().map(T::Status::value).collect();
            assert_eq!(state.metadata().default_status(), Some(state.default_status().value()));
            (state.value(), state.default_status().value(), statuses)
        };
        T::ALL.iter().map(row).collect()
    }

    mod live_work_item {
        use closure_reason::OptionSet;

        #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
        #[option_set(table = "msdyn_ocliveworkitem", column = "statecode", kind = state(Status))]
        pub(super) enum State {
            #[option(value = 0, invariant_name = "Open", default_status = Open)]
            Open,
            #[option(value = 1, invariant_name = "Closed", default_status = Closed)]
            Closed,
            #[option(value = 2, invariant_name = "Resolved", default_status = Resolved)]
            Resolved,
            #[option(value = 3, invariant_name = "Scheduled", default_status = Scheduled)]
            Scheduled,
            #[option(value = 4, label = "Wrap-up (Deprecated)", default_status = WrapUp, no_status_reasons)]
            WrapUp,
        }

        #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
        #[option_set(table = "msdyn_ocliveworkitem", column = "statuscode", kind = status(State))]
        pub(super) enum Status {
            #[option(value = 1, state = Open)]
            Open,
            #[option(value = 2, state = Open)]
            Active,
            #[option(value = 3, state = Open)]
            Waiting,
            #[option(value = 4, state = Closed)]
            Closed,
            #[option(value = 5, state = Open, label = "Wrap-up")]
            WrapUp,
            #[option(value = 6, state = Resolved)]
            Resolved,
            #[option(value = 7, state = Scheduled)]
            Scheduled,
        }
    }

    mod process_session {
        use closure_reason::OptionSet;

        #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
        #[option_set(table = "processsession", column = "statecode", kind = state(Status))]
        pub(super) enum State {
            #[option(value = 0, default_status = NotStarted)]
            Incomplete,
            #[option(value = 1, default_status = InProgress, default_of_another_state)]
            Complete,
        }

        #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
        #[option_set(table = "processsession", column = "statuscode", kind = status(State))]
        pub(super) enum Status {
            #[option(value = 1, state = Incomplete, label = "Not Started")]
            NotStarted,
            #[option(value = 2, state = Incomplete, label = "In Progress")]
            InProgress,
            #[option(value = 3, state = Incomplete)]
            Paused,
            #[option(value = 4, state = Complete)]
            Completed,
            #[option(value = 5, state = Complete)]
            Canceled,
            #[option(value = 6, state = Complete)]
            Failed,
        }
    }

    /// Part of `flowsession`, with discriminants as values.
    mod flow_session {
        use closure_reason::OptionSet;

        #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
        #[option_set(table = "flowsession", column = "statecode", kind = state(Status))]
        pub(super) enum State {
            #[option(default_status = Paused)]
            Active = 0,
            #[option(default_status = Running, default_of_another_state)]
            Inactive = 1,
        }

        #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
        #[option_set(table = "flowsession", column = "statuscode", kind = status(State))]
        pub(super) enum Status {
            #[option(state = Inactive)]
            NotSpecified = 0,
            #[option(state = Active)]
            Paused = 1,
            #[option(state = Active)]
            Running = 2,
            #[option(state = Inactive)]
            Terminated = 14,
        }
    }

    mod voicemail {
        use closure_reason::OptionSet;

        #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
        #[option_set(table = "msdyn_ocvoicemail", column = "statecode", kind = state(Status))]
        pub(super) enum State {
            #[option(value = 0, default_status = Open)]
            Open,
            #[option(value = 1, default_status = Closed)]
            Closed,
            #[option(value = 3, default_status = Active, no_status_reasons)]
            Active,
        }

        #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
        #[option_set(table = "msdyn_ocvoicemail", column = "statuscode", kind = status(State))]
        pub(super) enum Status {
            #[option(value = 1, state = Open)]
            Open,
            #[option(value = 2, state = Open)]
            Active,
            #[option(value = 4, state = Closed)]
            Closed,
        }
    }

    #[test]
    fn a_state_without_status_reasons_has_none_and_a_default_of_another() {
        assert_eq!(
            states::<live_work_item::State>(),
            [(0, 1, vec![1, 2, 3, 5]), (1, 4, vec![4]), (2, 6, vec![6]), (3, 7, vec![7]), (4, 5, vec![]),]
        );
        assert_eq!(states::<voicemail::State>(), [(0, 1, vec![1, 2]), (1, 4, vec![4]), (3, 2, vec![])]);
        assert_eq!(live_work_item::State::WrapUp.default_status().state(), live_work_item::State::Open);
    }

    #[test]
    fn a_default_status_of_another_state_is_not_among_the_states_own() {
        assert_eq!(states::<process_session::State>(), [(0, 1, vec![1, 2, 3]), (1, 2, vec![4, 5, 6])]);
        assert_eq!(states::<flow_session::State>(), [(0, 1, vec![1, 2]), (1, 2, vec![0, 14])]);
        assert_eq!(
            process_session::State::Complete.default_status().state(),
            process_session::State::Incomplete
        );
    }

    #[test]
    fn in_a_state_without_status_reasons_no_label_is_found() {
        let error = voicemail::State::Active.status_from_label("Active").unwrap_err();
        assert_eq!(error.state(), Some(voicemail::State::Active.metadata()));
        assert!(!error.is_ambiguous());
    }
}

mod transitions {
    use super::*;

    #[test]
    fn an_option_of_another_set_is_no_next_one() {
        for status in CaseStatus::METADATA.options() {
            let elsewhere = CaseState::METADATA.options().chain(ClosureReason::METADATA.options());
            assert!(elsewhere.into_iter().all(|other| !status.can_change_to(other)), "{status:?}");
            assert!(status.can_change_to(status));
        }
    }

    fn allowed<T: StatusReason>() -> Vec<(i32, i32)> {
        let pairs = T::ALL.iter().flat_map(|&from| T::ALL.iter().map(move |&to| (from, to)));
        pairs
            .filter(|(from, to)| from.can_change_to(*to))
            .map(|(from, to)| (from.value(), to.value()))
            .collect()
    }

    #[test]
    fn enforced_transitions_allow_those_listed_and_staying() {
        let expected =
            [(3, 3), (3, 1), (3, 5), (1, 3), (1, 1), (1, 5), (1, 6), (1, 7), (5, 5), (6, 1), (6, 6), (7, 7)];
        assert_eq!(allowed::<CaseStatus>(), expected);
    }

    #[test]
    fn unless_enforced_every_transition_is_allowed() {
        assert_eq!(allowed::<session::status::SessionStatus>().len(), 16);
    }

    #[test]
    fn the_metadata_says_the_same() {
        let [solved, canceled, in_progress] =
            [CaseStatus::Solved, CaseStatus::Canceled, CaseStatus::InProgress].map(CaseStatus::metadata);
        assert!(canceled.can_change_to(in_progress));
        assert!(!solved.can_change_to(in_progress));
        assert!(solved.can_change_to(solved));
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
    #[option_set(kind = state(FrozenStatus))]
    enum FrozenState {
        #[option(value = 0, default_status = A)]
        Only,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
    #[option_set(kind = status(FrozenState), enforce_transitions)]
    enum FrozenStatus {
        #[option(value = 0, state = Only)]
        A,
        #[option(value = 1, state = Only)]
        B,
    }

    #[test]
    fn without_any_listed_every_status_reason_is_final() {
        assert_eq!(allowed::<FrozenStatus>(), [(0, 0), (1, 1)]);
    }
}

#[test]
fn a_private_pair_may_stand_in_a_function() {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
    #[option_set(kind = state(Status))]
    enum Phase {
        #[option(value = 2, default_status = Self_)]
        Some,
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
    #[option_set(kind = status(Phase))]
    enum Status {
        #[option(value = 9, state = Some)]
        Self_,
    }
    assert_eq!(Phase::Some.default_status(), Status::Self_);
}

#[test]
#[expect(clippy::upper_case_acronyms, reason = "the names are the point")]
fn variants_may_have_the_names_of_trait_items() {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
    #[option_set(kind = state(Reason))]
    enum Place {
        #[option(value = 0, default_status = State)]
        Status,
        #[option(value = 1, default_status = METADATA)]
        ALL,
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
    #[option_set(kind = status(Place), enforce_transitions)]
    enum Reason {
        #[option(value = 2, state = Status, transitions(METADATA))]
        State,
        #[option(value = 3, state = ALL)]
        METADATA,
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
    #[option_set(kind = boolean, default = Error)]
    enum Truth {
        #[option(value = 0)]
        Error,
        #[option(value = 1)]
        ALL,
    }
    assert_eq!(Place::Status.default_status(), Reason::State);
    assert_eq!(Reason::METADATA.state(), Place::ALL);
    assert!(Reason::State.can_change_to(Reason::METADATA));
    assert_eq!((Truth::from(true), Truth::default_option()), (Truth::ALL, Some(Truth::Error)));
}

/// Compiles without a warning: deriving for a deprecated enum is not a use of it.
mod deprecated {
    #![deny(warnings)]

    #[derive(Clone, Copy, Debug, PartialEq, Eq, closure_reason::OptionSet)]
    #[option_set(kind = state(Status))]
    #[deprecated]
    pub(super) enum State {
        #[option(value = 0, default_status = Open)]
        #[deprecated]
        Open,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq, closure_reason::OptionSet)]
    #[option_set(kind = status(State))]
    #[deprecated]
    pub(super) enum Status {
        #[option(value = 1, state = Open)]
        #[deprecated]
        Open,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq, closure_reason::OptionSet)]
    #[option_set(kind = boolean, default = No)]
    #[deprecated]
    pub(super) enum Billed {
        #[option(value = 0)]
        No,
        #[option(value = 1)]
        #[deprecated]
        Yes,
    }
}
