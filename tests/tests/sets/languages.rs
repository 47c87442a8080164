//! Labels, descriptions and display names in several languages, and properties that few options have.

use closure_reason::{OptionMetadata, OptionSet};

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(
    table = "demo_job",
    column = "demo_grade",
    language = 1033,
    display_name = "Grade",
    display_names(1036 = "Niveau", 1031 = "Güte"),
    default = Second
)]
enum Grade {
    #[option(
        value = 1,
        label = "First rate",
        labels(1031 = "Erstklassig", 1036 = "De premier ordre"),
        desc = "The best.",
        descs(1031 = "Das Beste."),
        alias = "Best",
        color = "#0000ff"
    )]
    First,
    #[option(value = 2, labels(1031 = "Second"), external_value = "S2", hidden)]
    Second,
    /// Not worth much.
    #[option(value = 3, labels(1036 = ""), descs(3082 = "Poco."), color = "#00FF7f", external_value = "T3")]
    Third,
}

/// No base language: the texts of the plain keys are in no language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(display_name = "Size", display_names(1031 = "Größe"))]
enum Size {
    #[option(value = 1, labels(1031 = "klein"), desc = "Up to 10.")]
    Small,
    #[option(value = 2, labels(1031 = "groß"))]
    Large,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
enum Plain {
    #[option(value = 1)]
    Only,
}

mod labels {
    use super::*;

    #[test]
    fn a_label_is_found_in_each_of_its_languages() {
        assert_eq!(Grade::First.label_in(1031), Some("Erstklassig"));
        assert_eq!(Grade::First.label_in(1036), Some("De premier ordre"));
        assert_eq!(Grade::Second.label_in(1031), Some("Second"));
        assert_eq!(Grade::Third.label_in(1036), Some(""));
    }

    #[test]
    fn the_base_language_has_the_plain_label() {
        assert_eq!(Grade::First.label_in(1033), Some("First rate"));
        assert_eq!(Grade::Second.label_in(1033), Some("Second"));
        assert_eq!(Grade::First.label(), "First rate");
    }

    #[test]
    fn a_missing_translation_is_none() {
        assert_eq!(Grade::Second.label_in(1036), None);
        assert_eq!(Grade::Third.label_in(1031), None);
        assert_eq!(Grade::First.label_in(3082), None);
        assert_eq!(Grade::First.label_in(0), None);
    }

    #[test]
    fn without_a_base_language_the_plain_label_is_in_none() {
        assert_eq!(Size::Small.label_in(1033), None);
        assert_eq!(Size::Small.label_in(0), None);
        assert_eq!(Size::Small.label_in(1031), Some("klein"));
        assert_eq!(Size::Small.label(), "Small");
    }

    #[test]
    fn a_label_in_a_language_finds_its_option() {
        assert_eq!(Grade::from_label_in(1031, "Erstklassig"), Some(Grade::First));
        assert_eq!(Grade::from_label_in(1031, "Second"), Some(Grade::Second));
        assert_eq!(Grade::from_label_in(1036, ""), Some(Grade::Third));
        assert_eq!(Grade::from_label_in(1033, "First rate"), Some(Grade::First));
        assert_eq!(Size::from_label_in(1031, "groß"), Some(Size::Large));
    }

    #[test]
    fn a_label_of_another_language_finds_none() {
        assert_eq!(Grade::from_label_in(1033, "Erstklassig"), None);
        assert_eq!(Grade::from_label_in(1031, "First rate"), None);
        assert_eq!(Grade::from_label_in(1036, "Second"), None);
        assert_eq!(Grade::from_label_in(1049, "First rate"), None);
        assert_eq!(Grade::from_label("Erstklassig"), None);
        assert_eq!(Size::from_label_in(1033, "Small"), None);
    }

    #[test]
    fn an_alias_counts_only_in_the_base_language() {
        assert_eq!(Grade::from_label_in(1033, "Best"), Some(Grade::First));
        assert_eq!(Grade::from_label_in(1031, "Best"), None);
        assert_eq!(Grade::from_label_in(1036, "Best"), None);
    }

    #[test]
    fn the_metadata_says_the_same() {
        assert_eq!(Grade::First.metadata().label_in(1031), Some("Erstklassig"));
        let value =
            |language, label| Grade::METADATA.option_labeled_in(language, label).map(OptionMetadata::value);
        assert_eq!(value(1036, "De premier ordre"), Some(1));
        assert_eq!(value(1033, "Best"), Some(1));
        assert_eq!(value(1036, "Second"), None);
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
    enum Case {
        #[option(value = 1, labels(1031 = "Offen", 1036 = "Fermé"))]
        Open,
        #[option(value = 2, labels(1031 = "Fermé", 1036 = "Offen"))]
        Closed,
    }

    #[test]
    fn one_text_may_be_the_label_of_two_options_in_two_languages() {
        assert_eq!(Case::from_label_in(1031, "Offen"), Some(Case::Open));
        assert_eq!(Case::from_label_in(1036, "Offen"), Some(Case::Closed));
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
    #[option_set(language = 1033, allow_duplicate_labels)]
    enum Repeated {
        #[option(value = 1, labels(1031 = "Abgebrochen"))]
        Canceled,
        #[option(value = 2, labels(1031 = "Abgebrochen"))]
        Aborted,
        #[option(value = 3, labels(1031 = "Fertig"))]
        Done,
    }

    #[test]
    fn a_text_of_several_options_in_a_language_finds_none() {
        assert_eq!(Repeated::from_label_in(1031, "Abgebrochen"), None);
        assert_eq!(Repeated::from_label_in(1031, "Fertig"), Some(Repeated::Done));
        assert_eq!(Repeated::from_label_in(1033, "Canceled"), Some(Repeated::Canceled));
        assert_eq!(Repeated::Aborted.label_in(1031), Some("Abgebrochen"));
    }

    /// Texts in few languages are found even if most options have none.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
    enum Sparse {
        #[option(value = 1)]
        A,
        #[option(value = 2)]
        B,
        #[option(value = 3)]
        C,
        #[option(value = 4, labels(1041 = "四"))]
        D,
    }

    #[test]
    fn a_language_may_have_one_label_alone() {
        assert_eq!(
            Sparse::ALL.iter().map(|option| option.label_in(1041)).collect::<Vec<_>>(),
            [None, None, None, Some("四")]
        );
        assert_eq!(Sparse::from_label_in(1041, "四"), Some(Sparse::D));
        assert_eq!(Sparse::from_label_in(1041, ""), None);
    }
}

mod descriptions_and_names {
    use super::*;

    #[test]
    fn a_description_is_found_in_each_of_its_languages() {
        let first = Grade::First.metadata();
        assert_eq!(first.description_in(1031), Some("Das Beste."));
        assert_eq!(first.description_in(1033), Some("The best."));
        assert_eq!(Grade::Third.metadata().description_in(3082), Some("Poco."));
    }

    #[test]
    fn a_missing_description_is_none() {
        assert_eq!(Grade::First.metadata().description_in(1036), None);
        assert_eq!(Grade::First.metadata().description_in(3082), None);
        assert_eq!(Grade::Second.metadata().description_in(1033), None);
        assert_eq!(Grade::Second.metadata().description_in(1031), None);
        assert_eq!(Size::Small.metadata().description_in(1033), None);
    }

    #[test]
    fn a_description_that_is_empty_is_none_in_each_language() {
        #[derive(Clone, Copy, OptionSet)]
        #[option_set(language = 1033)]
        enum Silent {
            /// For those who read the code.
            #[option(value = 1, desc = "", descs(1031 = "", 1036 = "Le seul."))]
            Only,
        }
        let only = Silent::Only.metadata();
        assert_eq!((only.description_in(1033), only.description_in(1031)), (None, None));
        assert_eq!(only.description_in(1036), Some("Le seul."));
    }

    #[test]
    fn a_display_name_is_found_in_each_of_its_languages() {
        let set = Grade::METADATA;
        assert_eq!(set.display_name_in(1031), Some("Güte"));
        assert_eq!(set.display_name_in(1036), Some("Niveau"));
        assert_eq!(set.display_name_in(1033), Some("Grade"));
        assert_eq!(set.display_name_in(3082), None);
        assert_eq!(Size::METADATA.display_name_in(1031), Some("Größe"));
        assert_eq!(Size::METADATA.display_name_in(1033), None);
    }

    #[test]
    fn the_base_language_comes_first_and_the_others_in_order() {
        assert!(Grade::METADATA.languages().eq([1033, 1031, 1036, 3082]));
        assert!(Size::METADATA.languages().eq([1031]));
    }

    #[test]
    fn the_base_language_is_readable_in_a_constant() {
        const LANGUAGE: Option<u32> = Grade::METADATA.language();
        assert_eq!(LANGUAGE, Some(1033));
        assert_eq!(Size::METADATA.language(), None);
    }
}

mod further_metadata {
    use super::*;

    #[test]
    fn a_color_is_readable_in_a_constant() {
        const COLORS: [Option<&str>; 3] = [
            Grade::First.metadata().color(),
            Grade::Second.metadata().color(),
            Grade::Third.metadata().color(),
        ];
        assert_eq!(COLORS, [Some("#0000ff"), None, Some("#00FF7f")]);
    }

    #[test]
    fn an_external_value_is_readable_in_a_constant() {
        const VALUES: [Option<&str>; 3] = [
            Grade::First.metadata().external_value(),
            Grade::Second.metadata().external_value(),
            Grade::Third.metadata().external_value(),
        ];
        assert_eq!(VALUES, [None, Some("S2"), Some("T3")]);
    }

    #[test]
    fn whether_an_option_is_hidden_is_readable_in_a_constant() {
        const HIDDEN: [bool; 3] = [
            Grade::First.metadata().is_hidden(),
            Grade::Second.metadata().is_hidden(),
            Grade::Third.metadata().is_hidden(),
        ];
        assert_eq!(HIDDEN, [false, true, false]);
    }

    #[test]
    fn a_hidden_option_is_still_read() {
        assert_eq!(Grade::from_value(2), Some(Grade::Second));
        assert_eq!(Grade::from_label("Second"), Some(Grade::Second));
        assert_eq!(Grade::ALL.len(), 3);
    }

    #[test]
    fn the_default_is_readable_in_a_constant() {
        const DEFAULT: Option<OptionMetadata> = Grade::METADATA.default_option();
        assert_eq!(DEFAULT, Some(Grade::Second.metadata()));
        assert_eq!(Grade::default_option(), Some(Grade::Second));
    }

    #[test]
    fn the_first_option_may_be_the_default() {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
        #[option_set(default = Low)]
        enum Priority {
            Low = 5,
            High = 9,
        }
        assert_eq!(Priority::default_option(), Some(Priority::Low));
        assert_eq!(Priority::METADATA.default_option().map(OptionMetadata::value), Some(5));
    }
}

#[test]
fn an_enum_without_any_of_it_has_none_everywhere() {
    let (set, option) = (Plain::METADATA, Plain::Only.metadata());
    assert_eq!((set.language(), set.languages().count()), (None, 0));
    assert_eq!((set.display_name(), set.display_name_in(1033)), (None, None));
    assert_eq!((set.default_option(), Plain::default_option()), (None, None));
    assert!(!set.enforces_transitions());
    assert_eq!((option.label_in(1033), option.description_in(1033)), (None, None));
    assert_eq!((option.color(), option.external_value(), option.is_hidden()), (None, None, false));
    assert_eq!((option.state(), option.default_status(), option.invariant_name()), (None, None, None));
    assert_eq!(set.option_labeled_in(1033, "Only"), None);
}
