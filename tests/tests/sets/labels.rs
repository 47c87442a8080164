//! Label lookup in sets whose labels are as hard to tell apart as labels can be, compared with a plain
//! search through the metadata.

use closure_reason::{ClosureReason, OptionMetadata, OptionSet};

/// What a lookup must find: the only option that has the text, exactly or ignoring the case of ASCII
/// letters.
fn only_bearer<T: OptionSet>(same: impl Fn(&str) -> bool) -> Option<i32> {
    let mut bearers = T::METADATA
        .options()
        .filter(|option| same(option.label()) || option.aliases().any(&same))
        .map(OptionMetadata::value);
    bearers.next().filter(|_| bearers.next().is_none())
}

/// Looks a text up in every way.
#[track_caller]
fn assert_found_as_in_the_metadata<T: OptionSet + std::str::FromStr>(text: &str) {
    let exact = only_bearer::<T>(|label| label == text);
    let ignoring_case = only_bearer::<T>(|label| label.eq_ignore_ascii_case(text));
    assert_eq!(T::from_label(text).map(T::value), exact, "{text:?}");
    assert_eq!(text.parse::<T>().ok().map(T::value), exact, "{text:?}");
    assert_eq!(T::METADATA.option_labeled(text).map(OptionMetadata::value), exact, "{text:?}");
    assert_eq!(T::from_label_ignore_case(text).map(T::value), ignoring_case, "{text:?}, ignoring case");
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

/// Looks up all texts of a set, similar texts, and those of a very different set.
#[track_caller]
fn assert_all_found_as_in_the_metadata<T: OptionSet + std::str::FromStr>() {
    for option in T::METADATA.options() {
        for text in std::iter::once(option.label()).chain(option.aliases()) {
            for text in near(text) {
                assert_found_as_in_the_metadata::<T>(&text);
            }
        }
    }
    for text in ["", "\0", " ", "Default", "1", "é", "🦀", &"x".repeat(40), &"x".repeat(100_000)] {
        assert_found_as_in_the_metadata::<T>(text);
    }
}

/// An option set with these labels; the values count from 100.
macro_rules! labeled {
    ($set:ident $(($flag:ident))?: $($option:ident = $value:literal $label:literal $(also $alias:literal)*,)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
        $(#[option_set($flag)])?
        enum $set {
            $(#[option(value = $value, label = $label $(, alias = $alias)*)] $option,)*
        }
    };
}

labeled! { AnyText:
    Empty = 1 "",
    Nul = 2 "\0",
    TwoNuls = 3 "\0\0",
    Quotes = 4 "say \"yes\"",
    Apostrophe = 5 "'",
    Braces = 6 "{}",
    Placeholder = 7 "{0:?} {{}}",
    LineBreaks = 8 "first\nsecond\r\nthird",
    Backslash = 9 "C:\\n",
    LeadingBlank = 10 " Fiscal Year",
    NoBlank = 11 "Fiscal Year",
    NarrowBlank = 12 "1\u{202f}000 €",
    German = 13 "Größe",
    Greek = 14 "Ωμέγα",
    Arabic = 15 "مغلق",
    Chinese = 16 "已关闭",
    Emoji = 17 "👩‍👩‍👧",
    Composed = 18 "é",
    Decomposed = 19 "e\u{301}",
    Raw = 20 r#"#"raw"#,
    Symbol = 21 "&&",
    OtherSymbol = 22 "||",
    Long = 23
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
         xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
         xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
         xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
}

labeled! { Digits:
    A = 101 "0", B = 102 "00", C = 103 "10", D = 104 "000", E = 105 "1", F = 106 "01", G = 107 "100",
    H = 108 "-1", I = 109 "1.0",
}

// They differ in one bit, like letters and their capitals.
labeled! { OneBitApart:
    A = 101 "[x]", B = 102 "{x}", C = 103 "@", D = 104 "`", E = 105 "^", F = 106 "~", G = 107 "\0",
    H = 108 " ", I = 109 "\u{10}0", J = 110 "00", K = 111 "[a long text in brackets]",
    L = 112 "{a long text in brackets}",
}

labeled! { EightAndMore:
    A = 101 "1234567", B = 102 "12345678", C = 103 "123456789", D = 104 "12345679", E = 105 "02345678",
    F = 106 "123", G = 107 "1234", H = 108 "12345", I = 109 "1235", J = 110 "0235", K = 111 "12",
    L = 112 "1", M = 113 "", N = 114 "124",
}

labeled! { LengthsOfOneLetter:
    A = 101 "", B = 102 "a", C = 103 "aa", D = 104 "aaa", E = 105 "aaaa", F = 106 "aaaaaaa",
    G = 107 "aaaaaaaa", H = 108 "aaaaaaaaa", I = 109 "aaaaaaaaaaaaaaaa",
    J = 110 "aaaaaaaaaaaaaaaaaaaaaaaaa", K = 111 "aaaaaaaaaaaaaaaaaaaaaaaaaa",
}

labeled! { Aliased:
    A = 101 "Closed" also "Shut" also "" also "Ended", B = 102 "Open" also "0" also "[x]",
    C = 103 "Waiting" also "{x}" also "Größe",
}

labeled! { Alone:
    Only = 7 "Only",
}

labeled! { AloneAndEmpty:
    Only = 7 "",
}

labeled! { Duplicates (allow_duplicate_labels):
    Draft = 1 "In Progress",
    Active = 2 "In Progress",
    Won = 3 "Won" also "Closed",
    Lost = 4 "Lost" also "Closed" also "Won twice",
    Same = 5 "Same" also "Same",
    Dashes = 6 "--",
    MoreDashes = 7 "--",
    StillMoreDashes = 8 "--" also "dashes",
}

labeled! { AllDuplicates (allow_duplicate_labels): A = 101 "--", B = 102 "--", C = 103 "--", }

labeled! { CaseApart (allow_duplicate_labels):
    A = 101 "Open", B = 102 "OPEN", C = 103 "open", D = 104 "Closed" also "CLOSED", E = 105 "ÉTÉ",
    F = 106 "Été", G = 107 "été", H = 108 "a", I = 109 "A",
}

// The first 300 bytes are the same; in the second set, the last 300.
labeled! { SharedPrefix:
    A = 101
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab",
    B = 102
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         1",
    C = 103
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         2",
    D = 104
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         11",
    E = 105
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         12",
    F = 106
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         one",
    G = 107
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         two",
    H = 108
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         [",
    I = 109
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         {",
}

labeled! { SharedSuffix:
    A = 101
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab",
    B = 102
        "1abababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         b",
    C = 103
        "2abababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         b",
    D = 104
        "11ababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         ab",
    E = 105
        "12ababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         ab",
    F = 106
        "oneababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         bab",
    G = 107
        "twoababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         bab",
    H = 108
        "[abababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         b",
    I = 109
        "{abababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         b",
}

// 40 bytes that differ in one byte, each time in another one: wherever a hash looks, some pair is equal there.
labeled! { OneByteApart:
    None = 100 "oooooooooooooooooooooooooooooooooooooooo",
    At0 = 101 "xooooooooooooooooooooooooooooooooooooooo",
    At1 = 102 "oxoooooooooooooooooooooooooooooooooooooo",
    At2 = 103 "ooxooooooooooooooooooooooooooooooooooooo",
    At3 = 104 "oooxoooooooooooooooooooooooooooooooooooo",
    At4 = 105 "ooooxooooooooooooooooooooooooooooooooooo",
    At5 = 106 "oooooxoooooooooooooooooooooooooooooooooo",
    At6 = 107 "ooooooxooooooooooooooooooooooooooooooooo",
    At7 = 108 "oooooooxoooooooooooooooooooooooooooooooo",
    At8 = 109 "ooooooooxooooooooooooooooooooooooooooooo",
    At9 = 110 "oooooooooxoooooooooooooooooooooooooooooo",
    At10 = 111 "ooooooooooxooooooooooooooooooooooooooooo",
    At11 = 112 "oooooooooooxoooooooooooooooooooooooooooo",
    At12 = 113 "ooooooooooooxooooooooooooooooooooooooooo",
    At13 = 114 "oooooooooooooxoooooooooooooooooooooooooo",
    At14 = 115 "ooooooooooooooxooooooooooooooooooooooooo",
    At15 = 116 "oooooooooooooooxoooooooooooooooooooooooo",
    At16 = 117 "ooooooooooooooooxooooooooooooooooooooooo",
    At17 = 118 "oooooooooooooooooxoooooooooooooooooooooo",
    At18 = 119 "ooooooooooooooooooxooooooooooooooooooooo",
    At19 = 120 "oooooooooooooooooooxoooooooooooooooooooo",
    At20 = 121 "ooooooooooooooooooooxooooooooooooooooooo",
    At21 = 122 "oooooooooooooooooooooxoooooooooooooooooo",
    At22 = 123 "ooooooooooooooooooooooxooooooooooooooooo",
    At23 = 124 "oooooooooooooooooooooooxoooooooooooooooo",
    At24 = 125 "ooooooooooooooooooooooooxooooooooooooooo",
    At25 = 126 "oooooooooooooooooooooooooxoooooooooooooo",
    At26 = 127 "ooooooooooooooooooooooooooxooooooooooooo",
    At27 = 128 "oooooooooooooooooooooooooooxoooooooooooo",
    At28 = 129 "ooooooooooooooooooooooooooooxooooooooooo",
    At29 = 130 "oooooooooooooooooooooooooooooxoooooooooo",
    At30 = 131 "ooooooooooooooooooooooooooooooxooooooooo",
    At31 = 132 "oooooooooooooooooooooooooooooooxoooooooo",
    At32 = 133 "ooooooooooooooooooooooooooooooooxooooooo",
    At33 = 134 "oooooooooooooooooooooooooooooooooxoooooo",
    At34 = 135 "ooooooooooooooooooooooooooooooooooxooooo",
    At35 = 136 "oooooooooooooooooooooooooooooooooooxoooo",
    At36 = 137 "ooooooooooooooooooooooooooooooooooooxooo",
    At37 = 138 "oooooooooooooooooooooooooooooooooooooxoo",
    At38 = 139 "ooooooooooooooooooooooooooooooooooooooxo",
    At39 = 140 "ooooooooooooooooooooooooooooooooooooooox",
}

// The same bytes, apart from one that differs in the bit of the case.
labeled! { OneBitApartAnywhere (allow_duplicate_labels):
    None = 100 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At0 = 101 "Kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At1 = 102 "kKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At2 = 103 "kkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At3 = 104 "kkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At4 = 105 "kkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At5 = 106 "kkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At6 = 107 "kkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At7 = 108 "kkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At8 = 109 "kkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At9 = 110 "kkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At10 = 111 "kkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At11 = 112 "kkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At12 = 113 "kkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At13 = 114 "kkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At14 = 115 "kkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkk",
    At15 = 116 "kkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkk",
    At16 = 117 "kkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkk",
    At17 = 118 "kkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkk",
    At18 = 119 "kkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkk",
    At19 = 120 "kkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkk",
    At20 = 121 "kkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkk",
    At21 = 122 "kkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkk",
    At22 = 123 "kkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkk",
    At23 = 124 "kkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkk",
    At24 = 125 "kkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkk",
    At25 = 126 "kkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkk",
    At26 = 127 "kkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkk",
    At27 = 128 "kkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkk",
    At28 = 129 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkk",
    At29 = 130 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkk",
    At30 = 131 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkk",
    At31 = 132 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkk",
    At32 = 133 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkk",
    At33 = 134 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkk",
    At34 = 135 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkk",
    At35 = 136 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkk",
    At36 = 137 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkk",
    At37 = 138 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkk",
    At38 = 139 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKk",
    At39 = 140 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkK",
}

/// One test for each set.
macro_rules! found_as_in_the_metadata {
    ($($test:ident: $set:ident,)*) => {
        $(#[test] fn $test() { assert_all_found_as_in_the_metadata::<$set>(); })*
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
