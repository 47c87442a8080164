//! A slip in the kind of one enum is one mistake: neither its options nor the other enum seem wrong.

use closure_reason::OptionSet;

mod of_state {
    mod kind_misspelled {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = stat(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod kind_capitalized {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = State(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod key_misspelled {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(knd = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod comma_missing_before {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(table = "demo_case" kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod comma_missing_after {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status) serde)]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod semicolon {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(table = "demo_case"; kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod brackets {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state[Status])]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod quoted {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = "state(Status)")]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod enum_quoted {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state("Status"))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod list {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind(state(Status)))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod equals_missing {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod colon {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind: state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod two_enums {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status, Other))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod kind_left_out {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod other_attribute {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }
}

mod of_status {
    mod kind_misspelled {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = stat(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod kind_capitalized {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = Status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod key_misspelled {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(knd = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod comma_missing_before {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(table = "demo_case" kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod comma_missing_after {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State) serde)]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod semicolon {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(table = "demo_case"; kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod brackets {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status[State])]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod quoted {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = "status(State)")]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod enum_quoted {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status("State"))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod list {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind(status(State)))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod equals_missing {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod colon {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind: status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod two_enums {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State, Other))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod kind_left_out {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }

    mod other_attribute {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }

        #[derive(Clone, Copy, crate::OptionSet)]
        #[option(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    }
}

fn main() {}
