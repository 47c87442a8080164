//! Real values and labels can be derived, however odd: an option set for each trap found in an
//! environment.

use closure_reason::{LabelError, OptionMetadata, OptionSet, StatusReason};

/// Value, label and option lead to each other.
fn round_trips<T: OptionSet + PartialEq + std::fmt::Debug + std::str::FromStr<Err = LabelError>>(
    expected: &[(i32, &str)],
) {
    let told: Vec<_> = T::ALL.iter().map(|option| (option.value(), option.label())).collect();
    assert_eq!(told, expected);
    for (option, &(value, label)) in T::ALL.iter().zip(expected) {
        assert_eq!(T::from_value(value), Some(*option));
        let bearers = expected.iter().filter(|(_, other)| *other == label).count();
        assert_eq!(T::from_label(label), (bearers == 1).then_some(*option), "{label:?}");
        assert_eq!(label.parse::<T>().is_ok(), bearers == 1, "{label:?}");
    }
}

/// `sdkmessageprocessingstep.invocationsource`
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
enum InvocationSource {
    #[option(value = -1)]
    Internal,
    #[option(value = 0)]
    Parent,
    #[option(value = 1)]
    Child,
}

#[test]
fn minus_one_is_a_value_like_any_other() {
    round_trips::<InvocationSource>(&[(-1, "Internal"), (0, "Parent"), (1, "Child")]);
    assert_eq!(InvocationSource::default_option(), None);
}

/// `activitymonitor.reason`, in part
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(allow_duplicate_labels)]
enum MonitorReason {
    #[option(value = 0, label = "--")]
    None,
    #[option(value = 1, label = "Closed")]
    Closed,
    #[option(value = 8, label = "--")]
    Eight,
    #[option(value = 12, label = "--")]
    Twelve,
}

#[test]
fn a_repeated_label_finds_none_and_the_error_lists_all_options() {
    round_trips::<MonitorReason>(&[(0, "--"), (1, "Closed"), (8, "--"), (12, "--")]);
    assert_eq!(MonitorReason::from_label_ignore_case("--"), None);
    let error = "--".parse::<MonitorReason>().unwrap_err();
    assert!(error.candidates().map(OptionMetadata::value).eq([0, 8, 12]));
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(kind = state(ArticleStatus))]
enum ArticleState {
    #[option(value = 0, default_status = NeedsReview)]
    Draft,
    #[option(value = 3, default_status = NeedsReviewAgain)]
    Published,
}

/// `knowledgearticle.statuscode`, in part
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(kind = status(ArticleState))]
enum ArticleStatus {
    #[option(value = 3, label = "Needs review", state = Draft)]
    NeedsReview,
    #[option(value = 8, label = "Needs review", state = Published)]
    NeedsReviewAgain,
    #[option(value = 11, label = "Rejected", state = Published)]
    Rejected,
}

#[test]
fn a_label_repeated_under_another_state_needs_no_flag() {
    round_trips::<ArticleStatus>(&[(3, "Needs review"), (8, "Needs review"), (11, "Rejected")]);
    assert_eq!(ArticleStatus::NeedsReviewAgain.state(), ArticleState::Published);
}

/// `organization.fiscalyearformatprefix`
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
enum FiscalYearPrefix {
    #[option(value = 1, label = "FY")]
    Fy,
    #[option(value = 2, label = "")]
    Empty,
    #[option(value = 3, label = " Fiscal Year")]
    LeadingBlank,
    #[option(value = 4, label = "Fiscal Year")]
    NoBlank,
}

#[test]
fn an_empty_label_and_a_leading_blank_are_labels_like_any_other() {
    round_trips::<FiscalYearPrefix>(&[(1, "FY"), (2, ""), (3, " Fiscal Year"), (4, "Fiscal Year")]);
    assert_eq!(FiscalYearPrefix::from_label(" "), None);
    assert_eq!(FiscalYearPrefix::from_label("  Fiscal Year"), None);
    assert_eq!(format!("{:.<3}", FiscalYearPrefix::Empty), "...");
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
enum Operator {
    #[option(value = 1, label = "<")]
    Less,
    #[option(value = 2, label = ">=")]
    NotLess,
    #[option(value = 3, label = "&&")]
    And,
    #[option(value = 4, label = "||")]
    Or,
    #[option(value = 5, label = "|")]
    Bar,
    #[option(value = 6, label = "--")]
    Dashes,
    #[option(value = 7, label = "{0}")]
    Braces,
    #[option(value = 8, label = "[0]")]
    Brackets,
    #[option(value = 9, label = "#\\'`")]
    Quotes,
}

#[test]
fn a_label_may_be_symbols_only() {
    round_trips::<Operator>(&[
        (1, "<"),
        (2, ">="),
        (3, "&&"),
        (4, "||"),
        (5, "|"),
        (6, "--"),
        (7, "{0}"),
        (8, "[0]"),
        (9, "#\\'`"),
    ]);
    assert_eq!(Operator::Braces.to_string(), "{0}");
}

/// `organization.currencyformatcode`
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
enum CurrencyFormat {
    #[option(value = 0, label = "$123")]
    Before,
    #[option(value = 1, label = "123$")]
    After,
    #[option(value = 2, label = "$ 123")]
    BeforeApart,
    #[option(value = 3, label = "123 $")]
    AfterApart,
}

#[test]
fn labels_may_have_the_same_letters() {
    round_trips::<CurrencyFormat>(&[(0, "$123"), (1, "123$"), (2, "$ 123"), (3, "123 $")]);
}

/// Days of a month, one later than their values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
enum Day {
    #[option(value = 0, label = "1")]
    First,
    #[option(value = 1, label = "2")]
    Second,
    #[option(value = 2, label = "3")]
    Third,
    #[option(value = 30, label = "31")]
    Last,
    #[option(value = 31, label = "031")]
    Odd,
}

#[test]
fn a_label_of_digits_is_text_and_not_a_value() {
    round_trips::<Day>(&[(0, "1"), (1, "2"), (2, "3"), (30, "31"), (31, "031")]);
    assert_eq!(Day::from_label("0"), None);
    assert_eq!("2".parse(), Ok(Day::Second));
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
enum Note {
    #[option(value = 1, label = "First line\nsecond line")]
    LineBreak,
    #[option(value = 2, label = "First line\r\nsecond line")]
    OldLineBreak,
    #[option(value = 3, label = "First line second line")]
    Blank,
    #[option(value = 4, label = "Say \"so\"")]
    Quoted,
    #[option(value = 5, label = "1\u{202f}000 €")]
    NarrowBlank,
    #[option(value = 6, label = "1 000 €")]
    PlainBlank,
    #[option(value = 7, label = "1\u{a0}000 €")]
    FirmBlank,
    #[option(value = 8, label = "Web; Outlook Laptop Client")]
    Semicolon,
    #[option(value = 9, label = "Web, Outlook")]
    Comma,
    #[option(value = 10, label = "1,9")]
    Numbers,
}

#[test]
fn line_breaks_quotes_every_kind_of_blank_and_separators_count() {
    round_trips::<Note>(&[
        (1, "First line\nsecond line"),
        (2, "First line\r\nsecond line"),
        (3, "First line second line"),
        (4, "Say \"so\""),
        (5, "1\u{202f}000 €"),
        (6, "1 000 €"),
        (7, "1\u{a0}000 €"),
        (8, "Web; Outlook Laptop Client"),
        (9, "Web, Outlook"),
        (10, "1,9"),
    ]);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
enum Größe {
    #[option(value = 1)]
    Groß,
    #[option(value = 2)]
    TrèsPetit,
    #[option(value = 3)]
    小さい,
    #[option(value = 4, label = "GROSS")]
    Gross,
    #[option(value = 5, label = "кратко")]
    Кратко,
    #[option(value = 6, label = "КРАТКО")]
    КраткоГромко,
}

#[test]
fn identifiers_and_labels_may_be_in_any_script_and_only_ascii_case_is_folded() {
    round_trips::<Größe>(&[
        (1, "Groß"),
        (2, "TrèsPetit"),
        (3, "小さい"),
        (4, "GROSS"),
        (5, "кратко"),
        (6, "КРАТКО"),
    ]);
    assert_eq!(Größe::from_label_ignore_case("TRèSPETIT"), Some(Größe::TrèsPetit));
    assert_eq!(Größe::from_label_ignore_case("TRÈSPETIT"), None);
    assert_eq!(Größe::from_label_ignore_case("КРАТКО"), Some(Größe::КраткоГромко));
    assert_eq!(Größe::METADATA.enum_name(), "Größe");
}

/// Two labels that differ only at the end.
macro_rules! lengthy {
    ($one:literal, $other:literal) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
        enum Lengthy {
            #[option(value = 1, label = $one)]
            One,
            #[option(value = 2, label = $other)]
            Other,
        }

        const LENGTHY: [(i32, &str); 2] = [(1, $one), (2, $other)];
    };
}

lengthy!(
    "The representative spoke with the customer and with two colleagues of the second line, and handed the \
     conversation over to the department that is in charge of contracts, because the customer wishes to end one of \
     them; nothing is left to be done here, unless the customer comes back to it before the end of the term, which \
     is the last day of the month after the next: 1",
    "The representative spoke with the customer and with two colleagues of the second line, and handed the \
     conversation over to the department that is in charge of contracts, because the customer wishes to end one of \
     them; nothing is left to be done here, unless the customer comes back to it before the end of the term, which \
     is the last day of the month after the next: 2"
);

#[test]
fn a_label_may_be_as_long_as_the_column_for_labels() {
    assert!(LENGTHY[0].1.len() >= 350);
    round_trips::<Lengthy>(&LENGTHY);
    assert_eq!(Lengthy::from_label(&LENGTHY[0].1[..LENGTHY[0].1.len() - 1]), None);
}

mod many_options {
    use super::*;

    include!(concat!(env!("OUT_DIR"), "/entity_type.rs"));

    /// Half of the values are contiguous, half have gaps.
    fn expected() -> Vec<(i32, String)> {
        let (system, custom) = ((1..=960).map(|at| at * 7), 10_000..10_960);
        system.chain(custom).map(|value| (value, format!("Table {value}"))).collect()
    }

    /// As many as `duplicaterule.baseentitytypecode` has in a large environment.
    #[test]
    fn all_of_1920_options_are_found_and_their_neighbors_are_not() {
        let expected = expected();
        assert_eq!((expected.len(), EntityType::METADATA.len()), (1_920, 1_920));
        let expected: Vec<_> = expected.iter().map(|(value, label)| (*value, &**label)).collect();
        round_trips::<EntityType>(&expected);
        let found = (-10..11_000).filter(|&value| EntityType::from_value(value).is_some());
        assert!(found.eq(expected.iter().map(|(value, _)| *value)));
        for label in ["Table 8", "Table 10960", "Table", "table 7", ""] {
            assert_eq!(EntityType::from_label(label), None, "{label}");
        }
        assert_eq!(EntityType::from_label_ignore_case("TABLE 6720"), Some(EntityType::Table6720));
    }
}
