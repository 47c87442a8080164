//! Proves that a derived enum compiles in a crate that forbids lints: the emitted code has no `#[allow]` that
//! conflicts with `forbid`.

#![forbid(dead_code, deprecated, unused, warnings)]

mod unused {
    use closure_reason::OptionSet;

    /// None of it is used.
    #[derive(Clone, Copy, OptionSet)]
    #[option_set(serde)]
    pub(crate) enum Reason {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = boolean)]
    pub(crate) enum Urgent {
        No = 0,
        Yes = 1,
    }

    macro_rules! produce {
        ($visibility:vis $name:ident) => {
            #[derive(Clone, Copy, OptionSet)]
            #[option_set(serde)]
            $visibility enum $name {
                #[option(value = 1)]
                First,
            }
        };
    }

    produce!(pub(crate) Visible);
    produce!(Private);

    // Without this, lints would report the types as unused.
    #[test]
    fn the_enums_are_there() {
        assert_eq!((Reason::First.value(), Urgent::Yes.value(), Urgent::No.value()), (1, 1, 0));
        assert_eq!((Visible::First.index(), Private::First.index()), (0, 0));
    }
}

mod deprecated_in_full {
    use closure_reason::OptionSet;

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(serde, default = Gone)]
    #[deprecated = "the column is gone"]
    pub(crate) enum Column {
        #[option(value = 1)]
        #[deprecated = "the option was gone before"]
        Gone,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = state(Status), serde)]
    #[deprecated]
    pub(crate) enum State {
        #[option(value = 0, default_status = Open)]
        #[deprecated]
        Open,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(kind = status(State), enforce_transitions, serde)]
    #[deprecated]
    pub(crate) enum Status {
        #[option(value = 1, state = Open, transitions(Closed))]
        #[deprecated]
        Open,
        #[option(value = 2, state = Open)]
        #[deprecated]
        Closed,
    }
}
