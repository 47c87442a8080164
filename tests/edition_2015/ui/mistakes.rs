//! Mistakes are told in edition 2015 as in any other, though `::core` is a path of the user's crate.

extern crate closure_reason;

mod slips {
    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(table = "demo_job" column = "demo_grade")]
    enum Grade {
        #[option(value = 745500000, lable = "First rate")]
        FirstRate,
        #[option(value = 745500000)]
        Fair,
        Poor,
    }

    #[derive(Clone, Copy, OptionSet)]
    struct NotAnEnum;
}

mod other_enum {
    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state(JobStatus))]
    enum JobState {
        #[option(value = 0, default_status = Waiting)]
        Active,
        #[option(value = 1, default_status = Waiting)]
        Closed,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(JobState))]
    enum JobStatus {
        #[option(value = 1, state = Active)]
        Waiting,
        #[option(value = 2, state = Close)]
        Done,
    }
}

fn main() {}
