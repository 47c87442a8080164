//! Real tables with odd states, from Microsoft's reference.

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
    assert_eq!(process_session::State::Complete.default_status().state(), process_session::State::Incomplete);
}

#[test]
fn in_a_state_without_status_reasons_no_label_is_found() {
    let error = voicemail::State::Active.status_from_label("Active").unwrap_err();
    assert_eq!(error.state(), Some(voicemail::State::Active.metadata()));
    assert!(!error.is_ambiguous());
}
