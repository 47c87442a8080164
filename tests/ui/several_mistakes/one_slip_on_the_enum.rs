//! One slip on an enum is one mistake: what it hides is not missing from every variant.

use closure_reason::OptionSet;

mod comma_before_kind {
    #[derive(Clone, Copy, super::OptionSet)]
    #[option_set(table = "demo_case" kind = state(Status))]
    enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }

    #[derive(Clone, Copy, super::OptionSet)]
    #[option_set(kind = status(State))]
    enum Status {
        #[option(value = 1, state = Active)]
        New,
    }
}

mod kind_misspelled {
    #[derive(Clone, Copy, super::OptionSet)]
    #[option_set(knd = state(Status))]
    enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }

    #[derive(Clone, Copy, super::OptionSet)]
    #[option_set(kind = status(State))]
    enum Status {
        #[option(value = 1, state = Active)]
        New,
    }
}

mod wrong_attribute {
    #[derive(Clone, Copy, super::OptionSet)]
    #[option(kind = state(Status))]
    enum State {
        #[option(value = 0, default_status = New)]
        Active,
    }

    #[derive(Clone, Copy, super::OptionSet)]
    #[option_set(kind = status(State))]
    enum Status {
        #[option(value = 1, state = Active)]
        New,
    }
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(table = "demo_case" allow_duplicate_labels)]
enum CommaBeforeFlag {
    #[option(value = 1, label = "One")]
    First,
    #[option(value = 2, label = "One")]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(allow_duplicate_label)]
enum FlagMisspelt {
    #[option(value = 1, label = "One")]
    First,
    #[option(value = 2, label = "One")]
    Second,
}

fn main() {}
