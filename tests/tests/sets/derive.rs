//! What a derived enum can do, shown with small enums.

use std::error::Error;

use closure_reason::{LabelError, OptionMetadata, OptionSet, OptionSetKind, OptionSetMetadata, UnknownValue};

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

mod metadata {
    use super::*;

    #[derive(Clone, Copy, Debug, OptionSet)]
    #[option_set(
        table = "msdyn_ocsession",
        column = "msdyn_state",
        name = "msdyn_ocsession_msdyn_state",
        display_name = "State"
    )]
    enum Local {
        #[option(value = 192_350_000)]
        Default,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(global = "msdyn_streamsource")]
    enum Global {
        #[option(value = 192_350_002)]
        Custom,
    }

    #[derive(Clone, Copy, OptionSet)]
    enum Bare {
        #[option(value = 1)]
        One,
    }

    #[test]
    fn of_a_local_set_has_all_its_names() {
        let set: &OptionSetMetadata = Local::METADATA;
        assert_eq!(set.enum_name(), "Local");
        assert_eq!(set.table(), Some("msdyn_ocsession"));
        assert_eq!(set.column(), Some("msdyn_state"));
        assert_eq!(set.name(), Some("msdyn_ocsession_msdyn_state"));
        assert_eq!(set.display_name(), Some("State"));
        assert_eq!(set.global(), None);
        assert_eq!(set.kind(), OptionSetKind::Choice);
        assert_eq!(Local::Default.value(), 192_350_000);
    }

    #[test]
    fn of_a_global_set_has_its_name_and_no_column() {
        let set = Global::METADATA;
        assert_eq!(set.global(), Some("msdyn_streamsource"));
        assert_eq!((set.name(), set.table(), set.column()), (None, None, None));
        assert_eq!(Global::Custom.value(), 192_350_002);
    }

    #[test]
    fn has_none_for_what_is_not_given() {
        let set = Bare::METADATA;
        assert_eq!(set.enum_name(), "Bare");
        assert_eq!((set.name(), set.table(), set.column()), (None, None, None));
        assert_eq!((set.global(), set.display_name()), (None, None));
        assert_eq!(Bare::One.value(), 1);
    }

    #[test]
    fn lists_the_options_in_declaration_order_from_both_ends() {
        let set = InvocationSource::METADATA;
        let expected = INVOCATION_SOURCES.map(|(_, value, label, description)| (value, label, description));
        let row = |option: OptionMetadata| (option.value(), option.label(), option.description());
        assert_eq!(set.len(), 4);
        assert_eq!(set.options().len(), 4);
        assert!(set.options().map(row).eq(expected));
        assert!(set.options().rev().map(row).eq(expected.into_iter().rev()));
        assert!(set.options().map(OptionMetadata::index).eq(0..4));
    }

    #[test]
    fn lists_the_aliases_of_an_option_in_their_order() {
        assert!(InvocationSource::Far.metadata().aliases().eq(["Afar", "Distant"]));
        assert_eq!(InvocationSource::Internal.metadata().aliases().count(), 0);
    }

    #[test]
    fn finds_an_option_by_its_value() {
        let set = InvocationSource::METADATA;
        assert_eq!(set.option(-1), Some(InvocationSource::Internal.metadata()));
        assert_eq!(set.option(7), Some(InvocationSource::Far.metadata()));
        assert_eq!(set.option(2), None);
    }

    #[test]
    fn finds_an_option_by_its_label_or_alias() {
        let set = InvocationSource::METADATA;
        assert_eq!(set.option_labeled("Far away"), Some(InvocationSource::Far.metadata()));
        assert_eq!(set.option_labeled("Distant"), Some(InvocationSource::Far.metadata()));
        assert_eq!(set.option_labeled("Child"), Some(InvocationSource::Child.metadata()));
        assert_eq!(set.option_labeled("child"), None);
    }

    #[test]
    fn of_an_option_knows_its_set() {
        assert_eq!(InvocationSource::Far.metadata().set(), InvocationSource::METADATA);
        assert_ne!(InvocationSource::Far.metadata().set(), Bare::METADATA);
    }

    #[test]
    fn is_written_as_the_enum_and_the_best_name_of_the_set() {
        #[derive(Clone, Copy, OptionSet)]
        #[option_set(name = "demo_job_demo_grade")]
        enum Named {
            #[option(value = 1)]
            One,
        }
        #[derive(Clone, Copy, OptionSet)]
        #[option_set(column = "demo_grade")]
        enum Column {
            #[option(value = 1)]
            One,
        }
        assert_eq!(Local::METADATA.to_string(), "Local (msdyn_ocsession.msdyn_state)");
        assert_eq!(Global::METADATA.to_string(), "Global (msdyn_streamsource)");
        assert_eq!(Bare::METADATA.to_string(), "Bare");
        assert_eq!(Named::METADATA.to_string(), "Named (demo_job_demo_grade)");
        assert_eq!(Column::METADATA.to_string(), "Column (demo_grade)");
        assert_eq!([Named::One.value(), Column::One.value()], [1, 1]);
    }

    #[test]
    fn is_short_in_debug() {
        assert_eq!(
            format!("{:?}", Local::METADATA),
            "OptionSetMetadata(Local (msdyn_ocsession.msdyn_state), options: 1)",
        );
        assert_eq!(
            format!("{:?}", InvocationSource::Internal.metadata()),
            r#"OptionMetadata { set: "InvocationSource", value: -1, label: "Internal", description: None, .. }"#,
        );
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

mod errors {
    use super::*;

    /// Two options more than a message lists, to test the count of the rest.
    macro_rules! grades {
        ($name:ident: $($variant:ident = $value:literal),+) => {
            #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
            #[option_set(table = "demo_job", column = "demo_grade")]
            enum $name {
                $(#[option(value = $value)] $variant,)+
            }
        };
    }
    grades!(Eight: A = 1, B = 2, C = 3, D = 4, E = 5, F = 6, G = 7, H = 8);
    grades!(Nine: A = 1, B = 2, C = 3, D = 4, E = 5, F = 6, G = 7, H = 8, I = 9);

    #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
    #[option_set(allow_duplicate_labels)]
    enum ReviewStatus {
        #[option(value = 3, label = "Needs review")]
        NeedsReview,
        #[option(value = 8, label = "Needs review")]
        NeedsReviewAgain,
        #[option(value = 11, label = "Rejected", alias = "Refused")]
        Rejected,
        #[option(value = 14, label = "Turned down", alias = "Rejected")]
        TurnedDown,
        #[option(value = 15, label = "needs REVIEW")]
        Shouted,
    }

    #[test]
    fn name_the_unknown_value_and_the_set() {
        let error: UnknownValue = Eight::try_from(-9).unwrap_err();
        assert_eq!(error.value(), -9);
        assert_eq!(error.set(), Eight::METADATA);
        assert_eq!(error.to_string(), "-9 is not an option of Eight (demo_job.demo_grade)");
    }

    #[test]
    fn list_the_labels_if_a_text_is_none_of_them() {
        let error: LabelError = "Z \"z\"".parse::<Eight>().unwrap_err();
        assert_eq!(error.text(), "Z \"z\"");
        assert_eq!(error.set(), Eight::METADATA);
        assert!(!error.is_ambiguous());
        assert_eq!(error.candidates().count(), 0);
        assert_eq!(
            error.to_string(),
            r#""Z \"z\"" is not a label of Eight (demo_job.demo_grade), which has "A", "B", "C", "D", "E", "F", "G", "H""#,
        );
    }

    #[test]
    fn list_eight_labels_and_count_the_others() {
        assert_eq!(
            "Z".parse::<Nine>().unwrap_err().to_string(),
            r#""Z" is not a label of Nine (demo_job.demo_grade), which has "A", "B", "C", "D", "E", "F", "G", "H" and 1 more"#,
        );
        let message = "Z".parse::<closure_reason::ClosureReason>().unwrap_err().to_string();
        assert!(message.ends_with(r#""AgentTransferred", "AgentDisconnected" and 40 more"#), "{message}");
    }

    #[test]
    fn list_the_candidates_if_several_options_have_the_label() {
        let error = "Needs review".parse::<ReviewStatus>().unwrap_err();
        assert!(error.is_ambiguous());
        assert!(error.candidates().map(OptionMetadata::value).eq([3, 8]));
        assert_eq!(
            error.to_string(),
            r#""Needs review" is the label of several options of ReviewStatus: 3 "Needs review", 8 "Needs review""#,
        );
    }

    #[test]
    fn list_the_candidates_if_a_label_is_another_options_alias() {
        let error = "Rejected".parse::<ReviewStatus>().unwrap_err();
        assert!(error.candidates().map(OptionMetadata::value).eq([11, 14]));
        assert_eq!(
            error.to_string(),
            r#""Rejected" is the label of several options of ReviewStatus: 11 "Rejected", 14 "Turned down""#,
        );
    }

    #[test]
    fn do_not_arise_from_a_text_that_only_one_option_has() {
        assert_eq!("Refused".parse(), Ok(ReviewStatus::Rejected));
        assert_eq!("Turned down".parse(), Ok(ReviewStatus::TurnedDown));
        assert_eq!("needs REVIEW".parse(), Ok(ReviewStatus::Shouted));
        assert_eq!(ReviewStatus::from_label_ignore_case("needs review"), None);
        assert_eq!(ReviewStatus::from_label("Needs review"), None);
        assert_eq!(ReviewStatus::METADATA.option_labeled("Needs review"), None);
    }

    #[test]
    fn are_short_in_debug() {
        assert_eq!(
            format!("{:?}", Eight::try_from(9).unwrap_err()),
            "UnknownValue { value: 9, set: OptionSetMetadata(Eight (demo_job.demo_grade), options: 8) }",
        );
        assert_eq!(
            format!("{:?}", "Z".parse::<Eight>().unwrap_err()),
            r#"LabelError { text: "Z", set: OptionSetMetadata(Eight (demo_job.demo_grade), options: 8), state: None }"#,
        );
    }

    #[test]
    fn are_equal_when_text_and_set_are() {
        let error = "Z".parse::<Eight>().unwrap_err();
        assert_eq!(error.clone(), error);
        assert_ne!(error, "Y".parse::<Eight>().unwrap_err());
        assert_ne!(error, "Z".parse::<Nine>().unwrap_err());
        let error = Eight::try_from(9).unwrap_err();
        assert_eq!({ error }, error);
        assert_ne!(error, Eight::try_from(10).unwrap_err());
    }

    #[test]
    fn pass_through_the_question_mark_into_a_boxed_error() {
        fn grade(value: i32, label: &str) -> Result<(Eight, Eight), Box<dyn Error + Send + Sync + 'static>> {
            Ok((Eight::try_from(value)?, label.parse()?))
        }
        assert_eq!(grade(1, "B").unwrap(), (Eight::A, Eight::B));
        assert!(grade(0, "B").unwrap_err().is::<UnknownValue>());
        assert!(grade(1, "Z").unwrap_err().is::<LabelError>());
    }

    #[test]
    fn are_errors_for_any_thread_and_can_be_cloned_and_compared() {
        fn assert<E: Error + Send + Sync + Clone + Eq + 'static>() {}
        fn copies<E: Copy>() {}
        assert::<UnknownValue>();
        assert::<LabelError>();
        copies::<UnknownValue>();
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
