//! Kinds of columns, and what each requires.

mod boolean_with_one_option {
    //! A yes/no column has both options.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = boolean)]
    enum Billed {
        #[option(value = 1)]
        Yes,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = boolean)]
    enum Voicemail {
        #[option(value = 0)]
        NotLeft,
    }
}

mod boolean_with_other_values {
    //! A yes/no column has the values 0 and 1, in the attribute or as discriminants.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = boolean)]
    enum Billed {
        #[option(value = 0)]
        No,
        #[option(value = 1)]
        Yes,
        #[option(value = 2)]
        Perhaps,
        #[option(value = -1)]
        Unsure,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = boolean)]
    enum Voicemail {
        NotLeft = 100000000,
        Left = 100000001,
    }
}

mod broken_boolean {
    //! The mistake in a yes/no enum is the only error, whatever is called on the enum.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = boolean, serde)]
    enum Billed {
        #[option(value = 0)]
        No,
        #[option(value = 2)]
        Yes,
    }

    fn calls() {
        let billed = Billed::from(true);
        let truth: bool = billed.into();
        let _ = (truth, bool::from(Billed::No), Billed::Yes.value(), Billed::METADATA.kind());
        fn serde_impls<T: serde_core::Serialize + for<'de> serde_core::Deserialize<'de>>() {}
        serde_impls::<Billed>();
    }
}

mod keys_of_another_kind {
    //! Properties that only states or only status reasons have.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    enum Grade {
        #[option(value = 1, default_status = New, invariant_name = "First")]
        First,
        #[option(value = 2, state = Active, transitions(First))]
        Second,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = boolean)]
    enum Billed {
        #[option(value = 0, state = Active)]
        No,
        #[option(value = 1)]
        Yes,
    }
}

mod missing_comma {
    //! The comma after a kind.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = boolean serde)]
    enum Billed {
        #[option(value = 0)]
        No,
        #[option(value = 1)]
        Yes,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state(Status) serde)]
    enum State {
        #[option(value = 0, default_status = Running)]
        Active,
    }
}

mod not_a_path {
    //! The other enum is given as a single path in parentheses.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state())]
    enum Empty {
        #[option(value = 0, default_status = New)]
        Active,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state("CaseStatus"))]
    enum Text {
        #[option(value = 0, default_status = New)]
        Active,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(CaseState, CaseStatus))]
    enum Two {
        #[option(value = 0, state = Active)]
        New,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status[CaseState])]
    enum Brackets {
        #[option(value = 0, state = Active)]
        New,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status = CaseState)]
    enum Equals {
        #[option(value = 0, state = Active)]
        New,
    }
}

mod unknown {
    //! An unknown kind. Which keys it would allow is unknown, so the keys of the options are no mistakes.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = picklist)]
    enum Grade {
        #[option(value = 1, state = Active, invariant_name = "First")]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = "boolean")]
    enum Billed {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind)]
    enum Size {
        #[option(value = 1)]
        Small,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind(boolean))]
    enum Color {
        #[option(value = 1)]
        Red,
    }
}

mod without_enum {
    //! States and status reasons name each other's enum. Without it, the options' keys are no mistakes.

    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state)]
    enum CaseState {
        #[option(value = 0, default_status = New)]
        Active,
        #[option(value = 1, default_status = Solved)]
        Resolved,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status, enforce_transitions)]
    enum CaseStatus {
        #[option(value = 1, state = Active, transitions(Solved))]
        New,
        #[option(value = 5, state = Resolved)]
        Solved,
    }
}

mod wrong_brackets {
    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state[JobStatus])]
    enum JobState {
        #[option(value = 0, default_status = Running)]
        Active,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status { JobState } table = "demo_job")]
    enum JobStatus {
        #[option(value = 1, state = Active)]
        Running,
    }
}

mod after_the_kind {
    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = boolean 1)]
    enum Billed {
        #[option(value = 0)]
        No,
        #[option(value = 1)]
        Yes,
    }
}

fn main() {}
