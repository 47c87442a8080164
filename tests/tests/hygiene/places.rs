//! Wherever the enum stands: deprecated, under a condition, private, in a function.

use ::core::option::Option::{None, Some};
use ::core::prelude::v1::test;
use ::std::{assert, assert_eq};

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
        pub(in crate::places::visibility) enum InPath {
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
