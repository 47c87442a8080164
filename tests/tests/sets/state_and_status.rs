//! The pair of state and status reason.

use closure_reason::{Choice, ClosureReason, OptionMetadata, OptionSet, OptionSetKind, State, StatusReason};

mod labels_of_status_reasons;
mod odd_tables;
mod transitions;

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
