//! States and status reasons, whose enums name each other.

// An enum without a mistake, next to a broken one: the two must name each other.
macro_rules! sound {
    (CaseState) => {
        #[derive(Clone, Copy, OptionSet)]
        #[option_set(kind = state(CaseStatus))]
        enum CaseState {
            #[option(value = 0, default_status = New)]
            Active,
            #[option(value = 1, default_status = Solved)]
            Resolved,
        }
    };
    (CaseStatus) => {
        #[derive(Clone, Copy, OptionSet)]
        #[option_set(kind = status(CaseState))]
        enum CaseStatus {
            #[option(value = 1, state = Active)]
            New,
            #[option(value = 5, state = Resolved)]
            Solved,
        }
    };
}

// Everything that can be called on the two enums.
macro_rules! calls {
    () => {
        fn calls() {
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
    };
}

mod broken_state {
    //! The mistake is the only error, whatever is called on the broken enum of states or the valid enum of status reasons.

    use closure_reason::{OptionSet, State, StatusReason};

    sound!(CaseStatus);

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state(CaseStatus))]
    enum CaseState {
        #[option(value = 0, default_status = New)]
        Active,
        #[option(value = 1, default_status = Solved, lable = "Solved")]
        Resolved,
    }

    calls!();
}

mod broken_state_and_status {
    //! The mistakes of both enums are the only errors.

    use closure_reason::{OptionSet, State, StatusReason};

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state(CaseStatus))]
    enum CaseState {
        #[option(value = 0, default_status = Nothing)]
        Active,
        #[option(value = 1, default_status = Solved, lable = "Solved")]
        Resolved,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(CaseState))]
    enum CaseStatus {
        #[option(value = 1, state = Active)]
        New,
        #[option(value = 1, state = Resolved)]
        Solved,
    }

    calls!();
}

mod broken_status {
    //! The mistake is the only error, whatever is called on the broken enum of status reasons or the valid enum of states.

    use closure_reason::{OptionSet, State, StatusReason};

    sound!(CaseState);

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(CaseState))]
    enum CaseStatus {
        #[option(value = 1, state = Active)]
        New,
        #[option(value = 1, state = Resolved)]
        Solved,
    }

    calls!();
}

mod default_status_missing {
    //! Every state needs a default status reason.

    use closure_reason::OptionSet;

    sound!(CaseStatus);

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state(CaseStatus))]
    enum CaseState {
        #[option(value = 0, default_status = New)]
        Active,
        #[option(value = 1)]
        Resolved,
        #[option(value = 2, invariant_name = "Parked")]
        Parked,
    }
}

mod duplicate_label_in_a_state {
    //! Labels of status reasons differ within a state. `Solved` and `New` are in two states, so they may share one.

    use closure_reason::OptionSet;

    sound!(CaseState);

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
}

mod enforce_transitions_of_another_kind {
    //! Only status reasons have transitions.

    use closure_reason::OptionSet;

    sound!(CaseStatus);

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(enforce_transitions)]
    enum Grade {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state(CaseStatus), enforce_transitions)]
    enum CaseState {
        #[option(value = 0, default_status = New)]
        Active,
        #[option(value = 1, default_status = Solved)]
        Resolved,
    }
}

mod keys_of_the_other_enum {
    //! Keys of states on status reasons, and vice versa.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state(CaseStatus))]
    enum CaseState {
        #[option(value = 0, default_status = New, state = Active)]
        Active,
        #[option(value = 1, default_status = Solved, transitions())]
        Resolved,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(CaseState))]
    enum CaseStatus {
        #[option(value = 1, state = Active, invariant_name = "New")]
        New,
        #[option(value = 5, state = Resolved, default_status = New)]
        Solved,
    }
}

mod keyword_for_name {
    //! A keyword is not the name of a variant.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state(CaseStatus), default = enum)]
    enum CaseState {
        #[option(value = 0, default_status = fn)]
        Active,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(CaseState), enforce_transitions)]
    enum CaseStatus {
        #[option(value = 1, state = Self, transitions(crate))]
        New,
    }
}

mod name_is_not_a_name {
    //! A variant is named without its enum.

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
}

mod odd_state_of_broken_status {
    //! If the status reasons are unknown, nothing is reported about the states.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state(CaseStatus))]
    enum CaseState {
        #[option(value = 0, default_status = New)]
        Active,
        #[option(value = 1, default_status = New, default_of_another_state)]
        Resolved,
        #[option(value = 2, default_status = New, no_status_reasons)]
        Deprecated,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(CaseState))]
    enum CaseStatus {
        #[option(value = 1, state = Active)]
        New,
        #[option(value = 1, state = Resolved)]
        Solved,
    }
}

mod odd_state_said_twice {
    //! A state without status reasons always has a default status of another state, so saying that too is a mistake.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state(CaseStatus))]
    enum CaseState {
        #[option(value = 0, default_status = New)]
        Active,
        #[option(value = 1, default_status = New, default_of_another_state, no_status_reasons)]
        Deprecated,
        #[option(value = 2, no_status_reasons)]
        Parked,
        #[option(value = 3, default_status = New, no_status_reasons = true)]
        Resolved,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(CaseState))]
    enum CaseStatus {
        #[option(value = 1, state = Active)]
        New,
    }
}

mod state_missing {
    //! A status reason names the state that it belongs to.

    use closure_reason::OptionSet;

    sound!(CaseState);

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(CaseState))]
    enum CaseStatus {
        #[option(value = 1, state = Active)]
        New,
        #[option(value = 5)]
        Solved,
    }
}

mod transition_is_not_a_variant {
    //! Transitions lead to variants of the enum itself.

    use closure_reason::OptionSet;

    sound!(CaseState);

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(CaseState), enforce_transitions)]
    enum CaseStatus {
        #[option(value = 1, state = Active, transitions(Solved, Active))]
        New,
        #[option(value = 5, state = Resolved, transitions(Solvd))]
        Solved,
    }
}

mod transition_repeated {
    //! A transition that is listed twice.

    use closure_reason::OptionSet;

    sound!(CaseState);

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(CaseState), enforce_transitions)]
    enum CaseStatus {
        #[option(value = 1, state = Active, transitions(Solved, New, Solved))]
        New,
        #[option(value = 5, state = Resolved)]
        Solved,
    }
}

mod transitions_not_enforced {
    //! Transitions that no table enforces.

    use closure_reason::OptionSet;

    sound!(CaseState);

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(CaseState))]
    enum CaseStatus {
        #[option(value = 1, state = Active, transitions(Solved))]
        New,
        #[option(value = 5, state = Resolved, transitions())]
        Solved,
    }
}

fn main() {}
