//! What a derived enum can do, shown with small enums.

use std::error::Error;

use closure_reason::{LabelError, OptionMetadata, OptionSet, OptionSetKind, OptionSetMetadata, UnknownValue};

mod errors;
mod metadata;

/// Gaps, a negative value, neither ascending nor descending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "sdkmessageprocessingstep", column = "invocationsource")]
enum InvocationSource {
    #[option(value = 7, label = "Far away", desc = "Not near.", alias = "Afar", alias = "Distant")]
    Far,
    #[option(value = -1)]
    Internal,
    #[option(value = 0, desc = "")]
    Parent,
    /// Called by a parent.
    #[option(value = 1)]
    Child,
}

const INVOCATION_SOURCES: [(InvocationSource, i32, &str, Option<&str>); 4] = [
    (InvocationSource::Far, 7, "Far away", Some("Not near.")),
    (InvocationSource::Internal, -1, "Internal", None),
    (InvocationSource::Parent, 0, "Parent", None),
    (InvocationSource::Child, 1, "Child", Some("Called by a parent.")),
];

mod conversions {
    use super::*;

    #[test]
    fn all_holds_every_option_in_declaration_order() {
        assert_eq!(InvocationSource::ALL, INVOCATION_SOURCES.map(|(option, ..)| option));
    }

    #[test]
    fn an_option_tells_its_value_label_description_and_index() {
        for (index, (option, value, label, description)) in INVOCATION_SOURCES.into_iter().enumerate() {
            assert_eq!(option.value(), value);
            assert_eq!(option.label(), label);
            assert_eq!(option.description(), description);
            assert_eq!(option.index(), index);
        }
    }

    #[test]
    fn a_value_finds_its_option_and_a_gap_finds_none() {
        assert_eq!(InvocationSource::from_value(-1), Some(InvocationSource::Internal));
        assert_eq!(InvocationSource::from_value(7), Some(InvocationSource::Far));
        for gap in [i32::MIN, -2, 2, 3, 6, 8, i32::MAX] {
            assert_eq!(InvocationSource::from_value(gap), None);
        }
    }

    #[test]
    fn label_and_aliases_find_the_option_and_nothing_else_does() {
        for text in ["Far away", "Afar", "Distant"] {
            assert_eq!(InvocationSource::from_label(text), Some(InvocationSource::Far));
            assert_eq!(text.parse(), Ok(InvocationSource::Far));
        }
        for text in ["Far", "far away", "Far away ", "", "7"] {
            assert_eq!(InvocationSource::from_label(text), None);
            assert!(text.parse::<InvocationSource>().is_err());
        }
    }

    #[test]
    fn label_and_aliases_are_found_whatever_the_case_of_ascii_letters() {
        for text in ["FAR AWAY", "far away", "aFAR", "distant"] {
            assert_eq!(InvocationSource::from_label_ignore_case(text), Some(InvocationSource::Far));
        }
        assert_eq!(InvocationSource::from_label_ignore_case("FAR"), None);
    }

    #[test]
    fn an_option_becomes_its_value_and_a_value_its_option() {
        assert_eq!(i32::from(InvocationSource::Internal), -1);
        assert_eq!(InvocationSource::try_from(-1), Ok(InvocationSource::Internal));
        assert_eq!(InvocationSource::try_from(5).unwrap_err().value(), 5);
    }

    #[test]
    fn display_writes_the_label_and_honors_width_fill_alignment_and_precision() {
        let far = InvocationSource::Far;
        assert_eq!(far.to_string(), "Far away");
        assert_eq!(format!("[{far:10}]"), "[Far away  ]");
        assert_eq!(format!("[{far:*>10}]"), "[**Far away]");
        assert_eq!(format!("[{far:.3}]"), "[Far]");
    }

    #[test]
    fn the_default_label_is_the_variant_name_without_the_raw_prefix() {
        #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
        #[allow(non_camel_case_types, reason = "keywords are written small")]
        enum Keyword {
            #[option(value = 1)]
            r#type,
            #[option(value = 2)]
            Größe,
        }
        assert_eq!(Keyword::r#type.label(), "type");
        assert_eq!(Keyword::from_label("r#type"), None);
        assert_eq!(Keyword::Größe.label(), "Größe");
    }

    #[test]
    fn an_enum_has_its_name_without_the_raw_prefix() {
        #[derive(Clone, Copy, OptionSet)]
        #[allow(non_camel_case_types)]
        enum r#match {
            #[option(value = 1)]
            One,
        }
        assert_eq!(r#match::METADATA.enum_name(), "match");
        assert_eq!(r#match::One.value(), 1);
    }

    #[test]
    fn several_attributes_on_one_item_are_merged() {
        #[derive(Clone, Copy, OptionSet)]
        #[option_set(table = "demo_job")]
        #[option_set(column = "demo_grade")]
        enum Grade {
            #[option(value = 1)]
            #[option(label = "First rate", alias = "A")]
            #[option(alias = "Best")]
            First,
        }
        assert_eq!(Grade::METADATA.table(), Some("demo_job"));
        assert_eq!(Grade::METADATA.column(), Some("demo_grade"));
        assert_eq!(Grade::First.label(), "First rate");
        assert!(Grade::First.metadata().aliases().eq(["A", "Best"]));
    }
}

/// Every item that is `const`, in constants.
mod constants {
    use super::*;

    const FAR: Option<InvocationSource> = InvocationSource::from_value(7);
    const NONE: Option<InvocationSource> = InvocationSource::from_value(8);
    const VALUE: i32 = InvocationSource::Internal.value();
    const LABEL: &str = InvocationSource::Far.label();
    const DESCRIPTION: Option<&str> = InvocationSource::Far.description();
    const INDEX: usize = InvocationSource::Child.index();
    const OPTION: OptionMetadata = InvocationSource::Far.metadata();
    const OPTION_VALUE: i32 = OPTION.value();
    const COLUMN: Option<&str> = InvocationSource::METADATA.column();
    const FOUND: Option<OptionMetadata> = InvocationSource::METADATA.option(-1);
    static COUNTS: [u32; InvocationSource::ALL.len()] = [0; InvocationSource::METADATA.len()];

    #[test]
    fn may_be_made_with_the_inherent_items() {
        assert_eq!(FAR, Some(InvocationSource::Far));
        assert_eq!(NONE, None);
        assert_eq!(VALUE, -1);
        assert_eq!(LABEL, "Far away");
        assert_eq!(DESCRIPTION, Some("Not near."));
        assert_eq!(INDEX, 3);
        assert_eq!(OPTION_VALUE, 7);
        assert_eq!(COLUMN, Some("invocationsource"));
        assert_eq!(FOUND.map(OptionMetadata::label), Some("Internal"));
        assert_eq!(COUNTS.len(), 4);
    }
}

/// The items of the trait, which an inherent item of the same name would hide.
mod generic {
    use super::*;

    fn row<T: OptionSet>(option: T) -> (i32, &'static str, Option<&'static str>, usize, OptionMetadata) {
        (option.value(), option.label(), option.description(), option.index(), option.metadata())
    }

    #[test]
    fn code_sees_the_same_options() {
        for (index, (option, value, label, description)) in INVOCATION_SOURCES.into_iter().enumerate() {
            assert_eq!(row(option), (value, label, description, index, option.metadata()));
        }
        assert_eq!(<InvocationSource as OptionSet>::ALL, InvocationSource::ALL);
        assert_eq!(<InvocationSource as OptionSet>::METADATA, InvocationSource::METADATA);
    }

    #[test]
    fn code_finds_the_same_options() {
        fn all<T: OptionSet>(value: i32, label: &str, folded: &str) -> [Option<T>; 3] {
            [T::from_value(value), T::from_label(label), T::from_label_ignore_case(folded)]
        }
        assert_eq!(all(7, "Afar", "DISTANT"), [Some(InvocationSource::Far); 3]);
        assert_eq!(all::<InvocationSource>(8, "afar", "far"), [None; 3]);
    }
}

mod attributes_passed_on_as_meta {
    use closure_reason::OptionSet;

    macro_rules! grade {
        ([$($set:meta),*] $($name:ident [$($option:meta),*])*) => {
            #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
            #[option_set($($set),*)]
            enum Grade {
                $(#[option($($option),*)] $name,)*
            }
        };
    }

    grade! {
        [table = "demo_job", column = "demo_grade"]
        First [value = 1, labels(1031 = "Erste"), hidden]
        Second [value = 2, label = "Second rate"]
    }

    #[test]
    fn are_read_out_of_their_groups() {
        assert_eq!(Grade::METADATA.table(), Some("demo_job"));
        assert_eq!(Grade::First.metadata().label_in(1031), Some("Erste"));
        assert!(Grade::First.metadata().is_hidden());
        assert_eq!((Grade::Second.value(), Grade::Second.label()), (2, "Second rate"));
    }
}

mod equality {
    use closure_reason::{ClosureReason, OptionMetadata, OptionSet};

    mod one {
        #[derive(Clone, Copy, Debug, closure_reason::OptionSet)]
        pub(super) enum Grade {
            #[option(value = 1)]
            First,
            #[option(value = 2)]
            Second,
        }
    }

    mod same_words {
        #[derive(Clone, Copy, Debug, closure_reason::OptionSet)]
        pub(super) enum Grade {
            #[option(value = 1)]
            First,
            #[option(value = 2)]
            Second,
        }
    }

    mod other_value {
        #[derive(Clone, Copy, Debug, closure_reason::OptionSet)]
        pub(super) enum Grade {
            #[option(value = 1)]
            First,
            #[option(value = 3)]
            Second,
        }
    }

    #[test]
    fn options_are_equal_at_one_position_of_equal_sets() {
        let all: Vec<OptionMetadata> = one::Grade::METADATA.options().collect();
        for (at, option) in all.iter().enumerate() {
            for (other_at, other) in all.iter().enumerate() {
                assert_eq!(option == other, at == other_at);
            }
            assert_eq!(*option, one::Grade::ALL[at].metadata());
            assert_eq!(*option, same_words::Grade::ALL[at].metadata());
            assert_ne!(*option, other_value::Grade::ALL[at].metadata());
            assert_ne!(*option, ClosureReason::ALL[at].metadata());
        }
        assert_eq!(one::Grade::METADATA, same_words::Grade::METADATA);
        assert_ne!(one::Grade::METADATA, other_value::Grade::METADATA);
    }

    /// A constant has one address in this crate and another in the facade, which provides the table of an
    /// error.
    #[test]
    fn a_set_is_equal_to_itself_wherever_it_comes_from() {
        let there = ClosureReason::try_from(7).unwrap_err().set();
        assert_eq!(there, ClosureReason::METADATA);
        let by_type = |_: ClosureReason| <ClosureReason as OptionSet>::METADATA;
        assert_eq!(there, by_type(ClosureReason::Default));
        let copy = *ClosureReason::METADATA;
        assert_eq!(&copy, ClosureReason::METADATA);
    }
}
