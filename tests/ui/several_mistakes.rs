//! All mistakes of an enum are reported at once, each of them once.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(table = "", colunm = "msdyn_botengagementmode")]
enum EveryVariant {
    #[option(value = 192350000, lable = "Default")]
    Default,
    #[option(value = 9999999999)]
    PreConversation,
    #[option(value = 192350000i32, label = 7)]
    PostConversation(u8),
    OffBusinessHour,
    #[option(value = 192350000, label = "On hold")]
    OnHold,
    #[option(value = 192350004, alias = "on hold")]
    Waiting,
}

#[derive(Clone, Copy, OptionSet)]
#[option(value = 1)]
#[option_set(global = "demo_grade", table = 1, crate = 1)]
enum ItemAndAttributes<T> {
    #[option_set(serde)]
    First(T),
    #[option(label = "Second rate")]
    Second,
}

// An unreadable label is the only mistake: the variant's name does not replace it.
#[derive(Clone, Copy, OptionSet)]
enum LabelOfWrongTypeMakesNoClash {
    #[option(value = 1, label = "Fair")]
    Good,
    #[option(value = 2, label = 5)]
    Fair,
}

#[derive(Clone, Copy, OptionSet)]
enum OneAttribute {
    #[option(value = "1", label = 1, value = 2, desc, alias = b"top", color, table = "demo_job")]
    First,
}

mod one_slip_on_the_enum {
    //! One slip on an enum is one mistake: what it hides is not reported as missing from every variant.

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
}

#[derive(Clone, Copy, OptionSet)]
#[option(value = 1)]
#[option_set(entity = "demo_job", serde = true)]
struct StructAndAttributes {
    #[option(value = 1)]
    first: u8,
}

mod two_enums {
    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    enum Grade {
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    enum Size {
        #[option(value = 1, value = 1)]
        Small,
    }

    fn labels(grade: Grade, size: Size) -> [&'static str; 2] {
        [grade.label(), size.label()]
    }
}

fn main() {}
