//! What an attribute looks like.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set = "demo_grade"]
enum AttributeEquals {
    #[option = "value"]
    First,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(serde table = "demo_job")]
enum MissingComma {
    #[option(value = 1 label = "First rate")]
    First,
    #[option(label = "Second rate" value = 2)]
    Second,
    #[option(value = 3, label = "Third" "rate")]
    Third,
    #[option(value: 4)]
    Fourth,
    #[option(value 5)]
    Fifth,
}

#[derive(Clone, Copy, OptionSet)]
enum MissingCommaAfterList {
    #[option(value = 1, labels(1031 = "Erste") hidden)]
    First,
    #[option(labels(1031 = "Zweite"); label = "Second rate", value = 2)]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum NotAKey {
    #[option(1)]
    First,
    #[option("Second rate", value = 2)]
    Second,
    #[option(= 3)]
    Third,
}

mod nothing_before_comma {
    //! A comma with nothing before it. A trailing comma is fine.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(, kind = status(State), enforce_transitions,)]
    enum Status {
        #[option(value = 1,, label = "One", state = Active,)]
        First,
        #[option(value = 2, state = Active, transitions(First,, Second))]
        Second,
        #[option(value = 3, state = Active, transitions(, First), labels(1031 = "Drei",))]
        Third,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state(Status))]
    enum State {
        #[option(value = 0, default_status = First)]
        Active,
    }
}

#[derive(Clone, Copy, OptionSet)]
enum PathForKey {
    #[option(dataverse::value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
enum WrongBrackets {
    #[option(value = 1, labels[1031 = "Erste"])]
    First,
    #[option(value = 2, labels { 1031 = "Zweite" })]
    Second,
    #[option(value = 3, labels((1031) = "Dritte"))]
    Third,
}

#[derive(Clone, Copy, OptionSet)]
enum AfterTheValue {
    #[option(value = 1, labels(1031 = "Erste") first)]
    First,
    // Nothing is reported about the value, which may be what follows.
    #[option(label = "Second rate" number = 2)]
    Second,
}

// The attribute of the enum, on a variant, is read nevertheless: the value of the first variant is missing.
#[derive(Clone, Copy, OptionSet)]
enum AttributeOfTheEnum {
    #[option_set(label = "First rate")]
    First,
    #[option_set(value = 2)]
    Second,
}

// What was skipped may allow the repeated label.
#[derive(Clone, Copy, OptionSet)]
#[option_set(serde; allow_duplicate_labels)]
enum SkippedFlag {
    #[option(value = 1, label = "Fair")]
    First,
    #[option(value = 2, label = "Fair")]
    Second,
}

fn main() {}
