//! Proves that the emitted code means the same everywhere: whatever is in scope, and whatever the enum or
//! its variants are named.

#![deny(warnings)]
#![no_implicit_prelude]

use ::core::option::Option::{None, Some};
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

/// Enums that are all in scope of each other.
mod enum_names {
    macro_rules! enums {
        ($($name:ident)*) => {
            $(
                #[derive(
                    ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq,
                    ::closure_reason::OptionSet
                )]
                #[option_set(serde)]
                #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
                enum $name {
                    #[option(value = 7)]
                    A,
                    #[option(value = -7, label = "b", desc = "B.")]
                    B,
                }
            )*

            #[::core::prelude::v1::test]
            fn may_be_names_that_the_emitted_code_or_the_prelude_uses() {
                $(
                    ::std::assert_eq!($name::METADATA.enum_name(), ::core::stringify!($name));
                    ::std::assert_eq!($name::from_value(-7), ::core::option::Option::Some($name::B));
                    ::std::assert_eq!("A".parse::<$name>(), ::core::result::Result::Ok($name::A));
                    ::std::assert_eq!(::serde_json::from_str::<$name>("7").unwrap(), $name::A);
                )*
            }
        };
    }

    enums! {
        S D E T Option Result Choice Choices Some None Ok Err From TryFrom FromStr Display Formatter Error Default
        OptionSet OptionSetMetadata OptionMetadata UnknownValue LabelError Tables Lookup Parts TABLES EXTRA VALUES
        i32 i64 str usize Serialize Deserialize Serializer Deserializer
    }
}

mod variant_names {
    use ::core::clone::Clone;
    use ::core::cmp::PartialEq;
    use ::core::fmt::Debug;
    use ::core::marker::Copy;

    #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
    #[option_set(serde)]
    #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
    pub(crate) enum Names {
        #[option(value = 3)]
        Error,
        #[option(value = 1)]
        Err,
        #[option(value = 2)]
        Ok,
        #[option(value = 0)]
        Some,
        #[option(value = 4)]
        None,
        #[option(value = 5)]
        Self_,
        #[option(value = 6)]
        ALL,
        #[option(value = 7)]
        METADATA,
        #[option(value = 8)]
        OPTIONS,
        #[option(value = 9)]
        Default,
        #[option(value = 10)]
        Option,
        #[option(value = 11)]
        Result,
        #[option(value = 12)]
        LOOKUP,
        #[option(value = 13)]
        TABLES,
        #[option(value = 14)]
        VALUES,
        #[option(value = 15)]
        __LOOKUP,
        #[option(value = 16)]
        value,
        #[option(value = 17)]
        from_value,
    }
}

#[test]
fn variants_may_have_any_name_that_the_emitted_code_uses() {
    use ::closure_reason::OptionSet;
    use ::core::convert::TryFrom as _;
    use variant_names::Names;

    assert_eq!(<Names as OptionSet>::ALL.len(), 18);
    assert_eq!(<Names as OptionSet>::ALL[6], Names::ALL);
    assert_eq!(<Names as OptionSet>::METADATA.option(7).unwrap().label(), "METADATA");
    assert_eq!(Names::try_from(3), Ok(Names::Error));
    assert_eq!("Err".parse::<Names>(), Ok(Names::Err));
    assert_eq!(::serde_json::from_str::<Names>("2").unwrap(), Names::Ok);
    assert_eq!(::serde_json::to_string(&Names::Default).unwrap(), "9");
    assert_eq!(Names::__LOOKUP.value(), 15);
    assert_eq!(Names::value.value(), 16);
    assert_eq!(<Names as OptionSet>::from_value(17), Some(Names::from_value));
}

mod raw_and_foreign_names {
    use ::core::clone::Clone;
    use ::core::cmp::PartialEq;
    use ::core::fmt::Debug;
    use ::core::marker::Copy;

    #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
    #[option_set(serde)]
    #[allow(non_camel_case_types)]
    pub(crate) enum r#struct {
        #[option(value = 1)]
        r#type,
        #[option(value = 2)]
        r#static,
        #[option(value = 3)]
        Größe,
        #[option(value = 4)]
        東京,
        #[option(value = 5)]
        Да,
    }
}

#[test]
fn identifiers_may_be_raw_and_of_any_script() {
    use raw_and_foreign_names::r#struct;

    let labels = [r#struct::r#type, r#struct::r#static, r#struct::Größe, r#struct::東京, r#struct::Да]
        .map(r#struct::label);
    assert_eq!(labels, ["type", "static", "Größe", "東京", "Да"]);
    assert_eq!(r#struct::from_label("東京"), Some(r#struct::東京));
    assert_eq!(::serde_json::from_str::<r#struct>("1").unwrap(), r#struct::r#type);
    assert_eq!(r#struct::METADATA.enum_name(), "struct");
}

mod deprecated_items {
    use ::core::clone::Clone;
    use ::core::cmp::PartialEq;
    use ::core::fmt::Debug;
    use ::core::marker::Copy;

    #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
    #[option_set(serde)]
    #[deprecated = "the column is gone"]
    pub(crate) enum Enum {
        #[option(value = 1)]
        First,
    }

    #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
    #[option_set(serde)]
    pub(crate) enum Variants {
        #[option(value = 1)]
        Kept,
        #[option(value = 2)]
        #[deprecated(note = "the option is gone")]
        Gone,
    }

    #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
    #[deprecated]
    pub(crate) enum Both {
        #[deprecated]
        Old = 5,
    }
}

#[test]
#[allow(deprecated)]
fn deprecated_enums_and_variants_do_not_warn_of_themselves() {
    use deprecated_items::{Both, Enum, Variants};

    assert_eq!(Enum::from_value(1), Some(Enum::First));
    assert_eq!(Variants::ALL, [Variants::Kept, Variants::Gone]);
    assert_eq!(Both::Old.value(), 5);
}

mod configured {
    use ::core::clone::Clone;
    use ::core::cmp::PartialEq;
    use ::core::fmt::Debug;
    use ::core::marker::Copy;

    #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
    #[cfg_attr(all(), option_set(table = "demo_job"), option_set(column = "demo_grade"))]
    #[cfg_attr(any(), option_set(display_name = "Grade"))]
    pub(crate) enum Grade {
        #[cfg(any())]
        #[option(value = 1)]
        Absent,
        #[cfg(not(any()))]
        #[option(value = 1)]
        Present,
        #[cfg_attr(all(), option(value = 2))]
        #[cfg_attr(all(), option(label = "Given"))]
        #[cfg_attr(any(), option(alias = "Not given"))]
        Second,
    }
}

#[test]
fn variants_and_attributes_may_be_under_cfg() {
    use configured::Grade;

    assert_eq!(Grade::ALL, [Grade::Present, Grade::Second]);
    assert_eq!(Grade::from_value(1), Some(Grade::Present));
    assert_eq!(Grade::Second.label(), "Given");
    assert_eq!(Grade::from_label("Not given"), None);
    assert_eq!(Grade::METADATA.column(), Some("demo_grade"));
    assert_eq!(Grade::METADATA.display_name(), None);
}

mod visibility {
    pub(super) mod inner {
        use ::core::clone::Clone;
        use ::core::marker::Copy;

        #[derive(Clone, Copy, ::closure_reason::OptionSet)]
        #[option_set(serde)]
        pub(crate) enum InCrate {
            #[option(value = 1)]
            A,
        }

        #[derive(Clone, Copy, ::closure_reason::OptionSet)]
        #[option_set(serde)]
        pub(in crate::visibility) enum InPath {
            #[option(value = 2)]
            A,
        }

        #[derive(Clone, Copy, ::closure_reason::OptionSet)]
        pub(super) enum InSuper {
            #[option(value = 3)]
            A,
        }

        #[derive(Clone, Copy, ::closure_reason::OptionSet)]
        #[allow(clippy::needless_pub_self)]
        pub(self) enum InSelf {
            #[option(value = 4)]
            A,
        }

        #[derive(Clone, Copy, ::closure_reason::OptionSet)]
        enum Private {
            #[option(value = 5)]
            A,
        }

        pub(crate) fn sum_of_values() -> i32 {
            InSelf::A.value() + Private::A.value()
        }
    }

    pub(super) fn sum_of_values() -> i32 {
        inner::InPath::ALL.iter().map(|option| option.value()).sum::<i32>() + inner::InSuper::A.value()
    }

    use ::core::iter::Iterator as _;
    use ::core::primitive::i32;
}

#[test]
fn items_are_as_visible_as_the_enum() {
    assert_eq!(visibility::inner::InCrate::A.value(), 1);
    assert_eq!(visibility::sum_of_values(), 5);
    assert_eq!(visibility::inner::sum_of_values(), 9);
}

#[test]
fn an_enum_may_live_inside_a_function() {
    use ::core::clone::Clone;
    use ::core::convert::TryFrom as _;
    use ::core::marker::Copy;

    #[derive(Clone, Copy, ::closure_reason::OptionSet)]
    #[option_set(serde)]
    enum Local {
        #[option(value = 1)]
        A,
    }

    fn in_a_generic_one<T>(_: T) -> ::core::primitive::i32 {
        #[derive(Clone, Copy, ::closure_reason::OptionSet)]
        #[option_set(serde)]
        enum Local {
            #[option(value = 2)]
            A,
        }
        Local::A.value()
    }

    assert!(Local::try_from(2).is_err());
    assert_eq!(Local::A.value(), 1);
    assert_eq!(in_a_generic_one(()), 2);
    let in_a_closure = || {
        #[derive(Clone, Copy, ::closure_reason::OptionSet)]
        enum Local {
            #[option(value = 3)]
            A,
        }
        Local::A.value()
    };
    assert_eq!(in_a_closure(), 3);
}

/// Tokens from `macro_rules!` arrive in invisible groups.
mod produced {
    use ::core::clone::Clone;
    use ::core::cmp::PartialEq;
    use ::core::fmt::Debug;
    use ::core::marker::Copy;

    pub(crate) use ::closure_reason as reexported;

    macro_rules! from_fragments {
        (
            $(#[$set_meta:meta])* $visibility:vis enum $name:ident as $column:literal in $facade:path;
            $($variant:ident = $value:literal, $label:literal, $description:expr, $alias:expr;)*
        ) => {
            #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
            $(#[$set_meta])*
            #[option_set(column = $column, crate = $facade, serde)]
            $visibility enum $name {
                $(#[option(value = $value, label = $label, desc = $description, alias = $alias)] $variant,)*
            }
        };
    }

    from_fragments! {
        #[option_set(table = "demo_job")]
        pub(crate) enum Fragments as "demo_grade" in crate::produced::reexported;
        First = 1, "First rate", "The best.", "A";
        Second = -1, "Second rate", r"Not \ the best.", "B";
    }

    macro_rules! from_expressions {
        ($visibility:vis $name:ident: $($(#[$meta:meta])* $variant:ident = $value:expr, $doc:expr;)*) => {
            #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
            #[option_set(crate = $crate::produced::reexported)]
            $visibility enum $name {
                $($(#[$meta])* #[doc = $doc] #[option(value = $value)] $variant,)*
            }
        };
    }

    from_expressions! {
        pub(crate) Expressions:
        First = 1, "The best.";
        #[option(label = "Second rate")]
        /// Nobody's first.
        Second = -2_147_483_648, "Not the best.";
        Third = 0x7f, r"A \ B.";
    }

    macro_rules! from_discriminants {
        ($name:ident: $($variant:ident = $value:expr),* ; $($other:ident = $literal:literal),*) => {
            #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
            pub(crate) enum $name { $($variant = $value,)* $($other = $literal,)* }
        };
    }

    from_discriminants!(Discriminants: First = 1, Second = -1; Third = 7, Fourth = -7);

    /// Passes on its arguments.
    macro_rules! outer {
        ($visibility:vis $name:ident $value:literal $label:literal) => {
            inner! { $visibility $name $value $label }
        };
    }
    macro_rules! inner {
        ($visibility:vis $name:ident $value:literal $label:expr) => {
            #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
            $visibility enum $name {
                #[option(value = $value, label = $label)]
                A,
            }
        };
    }

    outer! { pub(crate) Twice -5 "a" }

    macro_rules! from_lists {
        ($state:ident $status:ident: $($variant:ident = $value:literal to $next:path, $language:literal $label:expr;)*) => {
            #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
            #[option_set(kind = state($status))]
            pub(crate) enum $state {
                #[option(value = 0, default_status = Draft)]
                Active,
            }

            #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
            #[option_set(kind = status($state), enforce_transitions)]
            pub(crate) enum $status {
                $(
                    #[option(value = $value, state = Active, transitions($next), labels($language = $label))]
                    $variant,
                )*
            }
        };
    }

    from_lists! {
        ListState ListStatus:
        Draft = 1 to Sent, 1031 "Entwurf";
        Sent = 2 to Draft, 1036 "Envoy\u{e9}";
    }
}

#[test]
fn items_of_lists_may_come_through_macro_rules() {
    use ::closure_reason::{OptionSet, StatusReason};
    use produced::{ListState, ListStatus};

    assert!(ListStatus::Draft.can_change_to(ListStatus::Sent));
    assert_eq!(ListStatus::Draft.label_in(1031), Some("Entwurf"));
    assert_eq!(ListStatus::Sent.label_in(1036), Some("Envoy\u{e9}"));
    assert_eq!(ListStatus::Sent.state(), ListState::Active);
}

#[test]
fn literals_and_paths_may_come_through_macro_rules() {
    use produced::Fragments;

    assert_eq!(Fragments::ALL, [Fragments::First, Fragments::Second]);
    assert_eq!(Fragments::Second.value(), -1);
    assert_eq!(Fragments::Second.label(), "Second rate");
    assert_eq!(Fragments::Second.description(), Some(r"Not \ the best."));
    assert_eq!(Fragments::from_label("A"), Some(Fragments::First));
    assert_eq!(Fragments::METADATA.table(), Some("demo_job"));
    assert_eq!(Fragments::METADATA.column(), Some("demo_grade"));
    assert_eq!(::serde_json::from_str::<Fragments>("1").unwrap(), Fragments::First);
}

#[test]
fn expressions_doc_texts_and_the_macros_own_crate_may_come_through_macro_rules() {
    use produced::Expressions;

    assert_eq!(Expressions::First.value(), 1);
    assert_eq!(Expressions::First.description(), Some("The best."));
    assert_eq!(Expressions::Second.value(), -2_147_483_648);
    assert_eq!(Expressions::Second.label(), "Second rate");
    let both = "Nobody's first. Not the best.";
    assert_eq!(Expressions::Second.description(), Some(both));
    assert_eq!(Expressions::Third.value(), 127);
    assert_eq!(Expressions::Third.description(), Some(r"A \ B."));
}

#[test]
fn discriminants_may_come_through_macro_rules() {
    use produced::Discriminants;

    let options = [Discriminants::First, Discriminants::Second, Discriminants::Third, Discriminants::Fourth];
    assert_eq!(Discriminants::ALL, options);
    assert_eq!(options.map(Discriminants::value), [1, -1, 7, -7]);
    assert_eq!(Discriminants::from_value(-7), Some(Discriminants::Fourth));
}

#[test]
fn fragments_may_come_through_several_macros() {
    assert_eq!(produced::Twice::A.value(), -5);
    assert_eq!(produced::Twice::A.label(), "a");
}

mod other_derives {
    use ::clap; // its derive relies on it
    use ::std::prelude::rust_2024::*;

    #[derive(
        Clone,
        Copy,
        Debug,
        PartialEq,
        Eq,
        PartialOrd,
        Ord,
        Hash,
        Default,
        ::closure_reason::OptionSet,
        ::serde::Serialize,
        ::serde::Deserialize,
        ::clap::ValueEnum,
    )]
    #[option_set(table = "demo_job", column = "demo_grade")]
    #[serde(rename_all = "lowercase")]
    pub(crate) enum Grade {
        #[default]
        #[option(value = 1, label = "First rate")]
        #[value(name = "best")]
        First,
        /// Not the best.
        #[option(value = 2)]
        Second,
    }
}

#[test]
fn derives_of_serde_and_clap_stand_beside_it() {
    use ::clap::ValueEnum;
    use ::core::default::Default;
    use other_derives::Grade;

    assert_eq!(Grade::default().label(), "First rate");
    assert_eq!(::serde_json::to_string(&Grade::First).unwrap(), r#""first""#);
    assert_eq!(::serde_json::from_str::<Grade>(r#""second""#).unwrap(), Grade::Second);
    assert_eq!(<Grade as ValueEnum>::from_str("best", false), Ok(Grade::First));
    assert_eq!(Grade::from_value(2), Some(Grade::Second));
    assert_eq!(Grade::Second.description(), Some("Not the best."));
}
