//! Whatever is in the enum's scope.

use ::core::option::Option::Some;
use ::core::prelude::v1::test;
use ::core::result::Result::Ok;
use ::std::{assert, assert_eq};

/// Familiar names that mean something else in the enum's scope.
macro_rules! impostors {
    (mod $($module:ident)*; struct $($item:ident)*;) => {
        $(#[allow(dead_code)] mod $module {})*
        $(#[allow(dead_code, non_camel_case_types)] struct $item;)*
    };
}

mod shadowed_names {
    use ::core::clone::Clone;
    use ::core::cmp::PartialEq;
    use ::core::fmt::Debug;
    use ::core::marker::Copy;

    impostors! {
        mod core std alloc serde serde_core closure_reason;
        struct i32 i64 str usize bool u8 String Option Result Some None Ok Err From TryFrom FromStr Display Formatter Error
            Default Self_ OptionSet OptionSetMetadata OptionMetadata UnknownValue LabelError Tables Lookup Parts
            ValueIndex LabelIndex Packed PerfectHash Texts Alias OptionSetKind Serialize Serializer Deserialize Deserializer;
    }

    #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
    #[option_set(table = "demo_job", column = "demo_grade", serde)]
    pub(crate) enum Asked {
        /// The best.
        #[option(value = 5, label = "First rate", alias = "A")]
        First,
        #[option(value = -1)]
        Second,
    }

    #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
    pub(crate) enum NotAsked {
        First = 5,
        Second = -1,
    }
}

#[test]
fn a_scope_without_prelude_and_full_of_other_meanings_changes_nothing() {
    use ::core::convert::TryFrom as _;
    use shadowed_names::{Asked, NotAsked};

    assert_eq!(Asked::First.value(), 5);
    assert_eq!(Asked::First.description(), Some("The best."));
    assert_eq!(Asked::from_value(-1), Some(Asked::Second));
    assert_eq!(Asked::from_label("A"), Some(Asked::First));
    assert!(Asked::try_from(0).is_err());
    assert_eq!("First rate".parse::<Asked>(), Ok(Asked::First));
    assert_eq!(::std::string::ToString::to_string(&Asked::First), "First rate");
    assert_eq!(::serde_json::to_string(&Asked::First).unwrap(), "5");
    assert_eq!(::serde_json::from_str::<Asked>("-1").unwrap(), Asked::Second);
    assert_eq!(NotAsked::from_value(5), Some(NotAsked::First));
    let value: ::core::primitive::i32 = ::core::convert::From::from(NotAsked::Second);
    assert_eq!(value, -1);
}

/// If a constant with the name of a pattern is in scope, the pattern means the constant. Hence the
/// emitted code uses names that nobody writes.
mod shadowed_parameters {
    macro_rules! constants {
        ($($name:ident)*) => { $(#[allow(dead_code, non_upper_case_globals)] const $name: () = ();)* };
    }
    macro_rules! statics {
        ($($name:ident)*) => { $(#[allow(dead_code, non_upper_case_globals)] static $name: () = ();)* };
    }
    macro_rules! structs {
        ($($name:ident)*) => { $(#[allow(dead_code, non_camel_case_types)] struct $name;)* };
    }
    macro_rules! variants {
        ($($name:ident)*) => {
            #[allow(dead_code, non_camel_case_types)]
            enum Other { $($name,)* }
            #[allow(unused_imports)]
            use Other::*;
        };
    }

    macro_rules! scope {
        ($scope:ident: $impostors:ident) => {
            mod $scope {
                use ::closure_reason::{OptionSet, State as _, StatusReason as _};
                use ::core::clone::Clone;
                use ::core::cmp::PartialEq;
                use ::core::convert::From;
                use ::core::fmt::Debug;
                use ::core::marker::Copy;
                use ::core::option::Option::Some;

                // Every name that is or was a local variable of the template, and some that might
                // become one.
                $impostors! {
                    all alias cast choice code deserializer discriminant error f fmt formatter from in_slots index input
                    label language lists lookup metadata next no number option options other parts position s set slots
                    serializer slot state states status table tables text this to v value values visitor yes
                }

                #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
                #[option_set(serde, language = 1033)]
                enum Grade {
                    #[option(value = 7, label = "First rate", alias = "A", desc = "The best.")]
                    #[option(labels(1031 = "Erstklassig"), color = "#0000ff")]
                    First,
                }

                #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
                #[option_set(kind = boolean, serde)]
                enum Urgent {
                    No = 0,
                    Yes = 1,
                }

                #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
                #[option_set(kind = state(JobStatus), serde)]
                enum JobState {
                    #[option(value = 0, default_status = Open)]
                    Active,
                }

                #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
                #[option_set(kind = status(JobState), enforce_transitions, serde)]
                enum JobStatus {
                    #[option(value = 1, state = Active, transitions(Done))]
                    Open,
                    #[option(value = 2, state = Active)]
                    Done,
                }

                #[::core::prelude::v1::test]
                fn mean_the_same_in_the_emitted_code() {
                    ::std::assert_eq!(Grade::from_value(7), Some(Grade::First));
                    ::std::assert_eq!(Grade::from_label("A"), Some(Grade::First));
                    ::std::assert_eq!(Grade::from_label_ignore_case("a"), Some(Grade::First));
                    ::std::assert_eq!(::std::string::ToString::to_string(&Grade::First), "First rate");
                    ::std::assert_eq!(Grade::First.label_in(1031), Some("Erstklassig"));
                    ::std::assert_eq!(::serde_json::from_str::<Grade>("7").unwrap(), Grade::First);
                    ::std::assert_eq!(::serde_json::to_string(&Urgent::Yes).unwrap(), "true");
                    ::std::assert_eq!(Urgent::from(false), Urgent::No);
                    ::std::assert_eq!(JobState::Active.default_status(), JobStatus::Open);
                    ::std::assert!(JobStatus::Open.can_change_to(JobStatus::Done));
                }
            }
        };
    }

    scope!(constants: constants);
    scope!(statics: statics);
    scope!(unit_structs: structs);
    scope!(variants_of_another_enum: variants);
}

/// The emitted code has its own name for the facade, unless an enum has that name.
mod named_as_the_facade {
    use ::core::clone::Clone;
    use ::core::cmp::PartialEq;
    use ::core::fmt::Debug;
    use ::core::marker::Copy;
    use ::core::option::Option::Some;

    use ::closure_reason as __facade_____;
    use ::closure_reason::{OptionSet, State, StatusReason};

    #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
    #[option_set(serde)]
    #[allow(non_camel_case_types)]
    enum __facade {
        #[option(value = 1, alias = "A")]
        __facade,
    }

    #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
    #[option_set(kind = state(__facade__), serde, crate = __facade_____)]
    #[allow(non_camel_case_types)]
    enum __facade_ {
        #[option(value = 0, default_status = Open)]
        Active,
    }

    #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
    #[option_set(kind = status(__facade_), serde)]
    #[allow(non_camel_case_types)]
    enum __facade__ {
        #[option(value = 1, state = Active)]
        Open,
    }

    #[::core::prelude::v1::test]
    fn an_enum_is_an_option_set_like_any_other() {
        ::std::assert_eq!(__facade::from_label("A"), Some(__facade::__facade));
        ::std::assert_eq!(::serde_json::from_str::<__facade>("1").unwrap(), __facade::__facade);
        ::std::assert_eq!(__facade_::Active.default_status().state(), __facade_::Active);
        ::std::assert_eq!(::serde_json::to_string(&__facade__::Open).unwrap(), "1");
    }
}

mod shadowed_methods {
    use ::core::clone::Clone;
    use ::core::marker::{Copy, Sized};

    /// Methods of every type, with the names of those that the emitted code calls.
    #[allow(dead_code, clippy::wrong_self_convention)]
    trait Impostor: Sized {
        fn value(self) {}
        fn index(self) {}
        fn label(self) {}
        fn description(self) {}
        fn metadata(self) {}
        fn option(self) {}
        fn all(self) {}
        fn from_value(self) {}
        fn from_label(self) {}
        fn try_from_value(self) {}
        fn try_from_label(self) {}
    }

    impl<T> Impostor for T {}

    #[derive(Clone, Copy, ::closure_reason::OptionSet)]
    #[option_set(serde)]
    pub(crate) enum Grade {
        #[option(value = 1, label = "First rate", desc = "The best.")]
        First,
    }
}

#[test]
fn methods_of_a_trait_in_scope_are_not_called() {
    use ::core::convert::TryFrom as _;
    use shadowed_methods::Grade;

    assert_eq!(Grade::First.value(), 1);
    assert_eq!(Grade::First.index(), 0);
    assert_eq!(Grade::First.label(), "First rate");
    assert_eq!(Grade::First.description(), Some("The best."));
    assert!(Grade::try_from(1).is_ok());
    assert!("First rate".parse::<Grade>().is_ok());
}
