//! A slip in the kind of one enum is one mistake: no error in its options or in the other enum follows.

use closure_reason::OptionSet;

// A valid enum next to a broken one, because the two must name each other.
macro_rules! sound {
    (State) => {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = state(Status))]
        pub enum State {
            #[option(value = 0, default_status = New)]
            Active,
        }
    };
    (Status) => {
        #[derive(Clone, Copy, crate::OptionSet)]
        #[option_set(kind = status(State))]
        pub enum Status {
            #[option(value = 1, state = Active)]
            New,
        }
    };
}

mod state_kind_misspelled {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(kind = stat(Status))]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod state_kind_capitalized {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(kind = State(Status))]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod state_key_misspelled {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(knd = state(Status))]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod state_comma_missing_before {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(table = "demo_case" kind = state(Status))]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod state_comma_missing_after {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(kind = state(Status) serde)]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod state_semicolon {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(table = "demo_case"; kind = state(Status))]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod state_brackets {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(kind = state[Status])]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod state_quoted {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(kind = "state(Status)")]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod state_enum_quoted {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(kind = state("Status"))]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod state_list {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(kind(state(Status)))]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod state_equals_missing {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(kind state(Status))]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod state_colon {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(kind: state(Status))]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod state_two_enums {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(kind = state(Status, Other))]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod state_kind_left_out {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(state(Status))]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod state_other_attribute {
    sound!(Status);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option(kind = state(Status))]
    pub enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }
}

mod status_kind_misspelled {
    sound!(State);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(kind = stat(State))]
    pub enum Status {
        #[option(value = 1, state = Active)]
        New,
    }
}

mod status_key_misspelled {
    sound!(State);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(knd = status(State))]
    pub enum Status {
        #[option(value = 1, state = Active)]
        New,
    }
}

mod status_brackets {
    sound!(State);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(kind = status[State])]
    pub enum Status {
        #[option(value = 1, state = Active)]
        New,
    }
}

mod status_two_enums {
    sound!(State);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(kind = status(State, Other))]
    pub enum Status {
        #[option(value = 1, state = Active)]
        New,
    }
}

mod status_kind_left_out {
    sound!(State);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option_set(status(State))]
    pub enum Status {
        #[option(value = 1, state = Active)]
        New,
    }
}

mod status_other_attribute {
    sound!(State);

    #[derive(Clone, Copy, crate::OptionSet)]
    #[option(kind = status(State))]
    pub enum Status {
        #[option(value = 1, state = Active)]
        New,
    }
}

fn main() {}
