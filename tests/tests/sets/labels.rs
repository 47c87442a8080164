//! Label lookup in sets whose labels are as hard to tell apart as labels can be, compared with a plain
//! search through the metadata.

use std::str::FromStr;

use closure_reason::{ClosureReason, OptionMetadata, OptionSet, OptionSetMetadata};

mod label_sets;

use label_sets::*;

/// The ways to look a text up in a set, without its type: the search is compiled once.
struct Lookups {
    metadata: &'static OptionSetMetadata,
    from_label: fn(&str) -> Option<i32>,
    parse: fn(&str) -> Option<i32>,
    from_label_ignore_case: fn(&str) -> Option<i32>,
}

impl Lookups {
    const fn of<T: OptionSet + FromStr>() -> Self {
        Self {
            metadata: T::METADATA,
            from_label: |text| T::from_label(text).map(T::value),
            parse: |text| text.parse::<T>().ok().map(T::value),
            from_label_ignore_case: |text| T::from_label_ignore_case(text).map(T::value),
        }
    }

    /// What a lookup must find: the only option that has the text, exactly or ignoring the case of ASCII
    /// letters.
    fn only_bearer(&self, same: &dyn Fn(&str) -> bool) -> Option<i32> {
        let mut bearers = self
            .metadata
            .options()
            .filter(|option| same(option.label()) || option.aliases().any(same))
            .map(OptionMetadata::value);
        bearers.next().filter(|_| bearers.next().is_none())
    }

    /// Looks a text up in every way.
    #[track_caller]
    fn assert_found_as_in_the_metadata(&self, text: &str) {
        let exact = self.only_bearer(&|label| label == text);
        let ignoring_case = self.only_bearer(&|label| label.eq_ignore_ascii_case(text));
        assert_eq!((self.from_label)(text), exact, "{text:?}");
        assert_eq!((self.parse)(text), exact, "{text:?}");
        assert_eq!(self.metadata.option_labeled(text).map(OptionMetadata::value), exact, "{text:?}");
        assert_eq!((self.from_label_ignore_case)(text), ignoring_case, "{text:?}, ignoring case");
    }

    /// Looks up all texts of the set, similar texts, and those of a very different set.
    #[track_caller]
    fn assert_all_found_as_in_the_metadata(&self) {
        for option in self.metadata.options() {
            for text in std::iter::once(option.label()).chain(option.aliases()) {
                for text in near(text) {
                    self.assert_found_as_in_the_metadata(&text);
                }
            }
        }
        for text in ["", "\0", " ", "Default", "1", "é", "🦀", &"x".repeat(40), &"x".repeat(100_000)] {
            self.assert_found_as_in_the_metadata(text);
        }
    }
}

/// Texts similar to this one: in another case, or with a character added, removed or changed.
fn near(text: &str) -> Vec<String> {
    let mut near = vec![
        text.to_owned(),
        text.to_ascii_uppercase(),
        text.to_ascii_lowercase(),
        text.to_uppercase(),
        text.to_lowercase(),
        format!(" {text}"),
        format!("{text} "),
        format!("{text}\0"),
        format!("0{text}"),
        format!("{text}{text}"),
    ];
    let characters: Vec<char> = text.chars().collect();
    // At every position; at some positions in texts of more than 64 characters.
    for at in (0..characters.len()).step_by(1 + characters.len() / 64) {
        let mut shorter = characters.clone();
        shorter.remove(at);
        near.push(shorter.into_iter().collect());
        // One of these bits distinguishes `a` from `A`, and `[` from `{`.
        for bit in [0x01, 0x20, 0x40] {
            let mut other = characters.clone();
            other[at] = char::from_u32(u32::from(other[at]) ^ bit).unwrap_or('?');
            near.push(other.into_iter().collect());
        }
    }
    near
}

/// One test for each set.
macro_rules! found_as_in_the_metadata {
    ($($test:ident: $set:ident,)*) => {
        $(#[test] fn $test() { Lookups::of::<$set>().assert_all_found_as_in_the_metadata(); })*
    };
}

found_as_in_the_metadata! {
    closure_reasons: ClosureReason,
    any_text: AnyText,
    digits: Digits,
    one_bit_apart: OneBitApart,
    eight_bytes_and_more: EightAndMore,
    lengths_of_one_letter: LengthsOfOneLetter,
    aliases: Aliased,
    one_option: Alone,
    one_option_with_an_empty_label: AloneAndEmpty,
    duplicates: Duplicates,
    nothing_but_duplicates: AllDuplicates,
    case_apart: CaseApart,
    a_shared_prefix: SharedPrefix,
    a_shared_suffix: SharedSuffix,
    one_byte_apart: OneByteApart,
    one_bit_apart_anywhere: OneBitApartAnywhere,
}

#[test]
fn every_unique_label_finds_its_option() {
    fn check<T: OptionSet + std::fmt::Debug + PartialEq>() {
        for option in T::ALL {
            assert_eq!(T::from_label(option.label()), Some(*option));
        }
    }
    check::<ClosureReason>();
    check::<AnyText>();
    check::<Digits>();
    check::<OneBitApart>();
    check::<EightAndMore>();
    check::<LengthsOfOneLetter>();
    check::<Aliased>();
    check::<AloneAndEmpty>();
    check::<CaseApart>();
    check::<SharedPrefix>();
    check::<SharedSuffix>();
    check::<OneByteApart>();
    check::<OneBitApartAnywhere>();
}

#[test]
fn the_long_label_is_as_long_as_dataverse_allows() {
    assert_eq!(AnyText::Long.label().len(), 350);
    assert_eq!(AnyText::from_label(&"x".repeat(350)), Some(AnyText::Long));
    assert_eq!(AnyText::from_label(&"x".repeat(349)), None);
    assert_eq!(AnyText::from_label(&"x".repeat(351)), None);
}

#[test]
fn digits_are_text_and_not_numbers() {
    assert_eq!(Digits::from_label("00"), Some(Digits::B));
    assert_eq!(Digits::from_label("0000"), None);
    assert_eq!(Digits::from_label("1.00"), None);
    assert_eq!(Digits::from_label("+1"), None);
}

#[test]
fn only_the_case_of_ascii_letters_is_ignored() {
    assert_eq!(OneBitApart::from_label_ignore_case("[X]"), Some(OneBitApart::A));
    assert_eq!(OneBitApart::from_label_ignore_case("{X}"), Some(OneBitApart::B));
    assert_eq!(OneBitApart::from_label_ignore_case("@"), Some(OneBitApart::C));
    assert_eq!(OneBitApart::from_label_ignore_case("`"), Some(OneBitApart::D));
    assert_eq!(AnyText::from_label_ignore_case("GRößE"), Some(AnyText::German));
    assert_eq!(AnyText::from_label_ignore_case("GRÖßE"), None);
    assert_eq!(AnyText::from_label_ignore_case("É"), None);
    assert_eq!(AnyText::from_label_ignore_case("E\u{301}"), Some(AnyText::Decomposed));
    assert_eq!(AnyText::from_label_ignore_case("ΩΜΈΓΑ"), None);
    // The Kelvin sign, whose lowercase letter is ASCII.
    assert_eq!(OneBitApartAnywhere::from_label_ignore_case(&"\u{212a}".repeat(40)), None);
}

#[test]
fn exact_lookup_is_case_sensitive() {
    assert_eq!(ClosureReason::from_label("agentclosed"), None);
    assert_eq!(ClosureReason::from_label_ignore_case("agentCLOSED"), Some(ClosureReason::AgentClosed));
    assert_eq!(
        ClosureReason::from_label_ignore_case("agenttransfered"),
        Some(ClosureReason::AgentTransferred)
    );
}

#[test]
fn labels_that_differ_only_in_case_are_found_exactly_else_ambiguous() {
    assert_eq!(CaseApart::from_label("Open"), Some(CaseApart::A));
    assert_eq!(CaseApart::from_label("OPEN"), Some(CaseApart::B));
    assert_eq!(CaseApart::from_label("open"), Some(CaseApart::C));
    assert_eq!(CaseApart::from_label("oPEN"), None);
    for text in ["Open", "OPEN", "open", "oPEN", "a", "A"] {
        assert_eq!(CaseApart::from_label_ignore_case(text), None, "{text}");
    }
    // Both spellings belong to one option.
    assert_eq!(CaseApart::from_label_ignore_case("closed"), Some(CaseApart::D));
    assert_eq!(CaseApart::from_label_ignore_case("ÉTÉ"), Some(CaseApart::E));
    // `Été` and `été` differ only in letters outside ASCII.
    assert_eq!(CaseApart::from_label_ignore_case("ÉTé"), Some(CaseApart::F));
    assert_eq!(CaseApart::from_label_ignore_case("éTé"), Some(CaseApart::G));
}

#[test]
fn a_text_of_several_options_is_ambiguous() {
    for (text, values) in [("In Progress", &[1, 2][..]), ("Closed", &[3, 4]), ("--", &[6, 7, 8])] {
        assert_eq!(Duplicates::from_label(text), None, "{text}");
        assert_eq!(Duplicates::from_label_ignore_case(text), None, "{text}");
        let error = text.parse::<Duplicates>().unwrap_err();
        assert!(error.is_ambiguous(), "{text}");
        assert!(error.candidates().map(OptionMetadata::value).eq(values.iter().copied()), "{text}");
    }
    let error = "Closed".parse::<Duplicates>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "\"Closed\" is the label of several options of Duplicates: 3 \"Won\", 4 \"Lost\""
    );
}

#[test]
fn unique_texts_are_found_among_duplicates() {
    for (text, option) in [
        ("Won", Duplicates::Won),
        ("Lost", Duplicates::Lost),
        ("Won twice", Duplicates::Lost),
        ("Same", Duplicates::Same),
        ("dashes", Duplicates::StillMoreDashes),
    ] {
        assert_eq!(Duplicates::from_label(text), Some(option));
        assert_eq!(Duplicates::from_label_ignore_case(&text.to_ascii_uppercase()), Some(option));
    }
    let error = "won".parse::<Duplicates>().unwrap_err();
    assert!(!error.is_ambiguous());
    assert_eq!(error.text(), "won");
}

#[test]
fn an_alias_finds_its_option_but_is_not_its_label() {
    for text in ["Closed", "Shut", "", "Ended"] {
        assert_eq!(Aliased::from_label(text), Some(Aliased::A));
    }
    assert_eq!(Aliased::A.label(), "Closed");
    assert!(Aliased::A.metadata().aliases().eq(["Shut", "", "Ended"]));
    assert_eq!(Aliased::from_label("{x}"), Some(Aliased::C));
    assert_eq!(Aliased::from_label("[x]"), Some(Aliased::B));
}

#[test]
fn an_error_for_an_unknown_label_lists_eight_and_counts_the_rest() {
    assert_eq!(
        "x".parse::<Alone>().unwrap_err().to_string(),
        r#""x" is not a label of Alone, which has "Only""#
    );
    assert_eq!(
        "x".parse::<Digits>().unwrap_err().to_string(),
        r#""x" is not a label of Digits, which has "0", "00", "10", "000", "1", "01", "100", "-1" and 1 more"#
    );
}
