//! Labels and aliases, which differ within a set.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum AliasIsItsOwnAlias {
    #[option(value = 1, alias = "Top", alias = "Top")]
    First,
}

#[derive(Clone, Copy, OptionSet)]
enum AliasIsItsOwnLabel {
    #[option(value = 1, label = "First rate", alias = "First rate")]
    First,
    #[option(value = 2, alias = "Second")]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum AliasIsItsOwnLabelButForCase {
    #[option(value = 1, alias = "FIRST")]
    First,
}

#[derive(Clone, Copy, OptionSet)]
enum AliasIsLabelOfAnother {
    #[option(value = 1, label = "Top")]
    First,
    #[option(value = 2, alias = "Top")]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum DefaultLabelIsLabelOfAnother {
    #[option(value = 1, label = "Second")]
    First,
    #[option(value = 2)]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum DifferInCaseAlone {
    #[option(value = 1, label = "AgentClosed")]
    First,
    #[option(value = 2, label = "agentCLOSED")]
    Second,
    #[option(value = 3, alias = "SECOND rate")]
    Third,
    #[option(value = 4, label = "Second Rate")]
    Fourth,
}

#[derive(Clone, Copy, OptionSet)]
enum Duplicate {
    #[option(value = 1, label = "First rate")]
    First,
    #[option(value = 2, label = "First rate")]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum DuplicateAlias {
    #[option(value = 1, alias = "Top")]
    First,
    #[option(value = 2, alias = "Top")]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum DuplicateOfEmpty {
    #[option(value = 1, label = "")]
    First,
    #[option(value = 2, label = "")]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum LabelIsAliasOfAnother {
    #[option(value = 1, alias = "Top")]
    First,
    #[option(value = 2, label = "Top")]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum LabelIsDefaultLabelOfAnother {
    #[option(value = 1)]
    First,
    #[option(value = 2, label = "First")]
    Second,
}

mod raw_and_plain_state {
    //! `r#Open` and `Open` are the same state: two of its status reasons cannot have the same label.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state(JobStatus), default = r#Open)]
    enum JobState {
        #[option(value = 0, default_status = r#New)]
        Open,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(JobState), enforce_transitions)]
    enum JobStatus {
        #[option(value = 1, state = Open, label = "New", transitions(r#Old))]
        New,
        #[option(value = 2, state = r#Open, label = "New")]
        Old,
    }
}

mod raw_default_label_is_label_of_another {
    #![allow(non_camel_case_types)]

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    enum Grade {
        #[option(value = 1, label = "type")]
        First,
        #[option(value = 2)]
        r#type,
    }
}

fn main() {}
