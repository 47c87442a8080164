//! Cells of several options.

use closure_reason::spelling::{Number, Refusal};
use proptest::collection::vec;
use proptest::prelude::*;

use super::search::{bearers, distinct};
use super::*;
use crate::random::{any_of, for_all};

/// The possible meanings of a piece of a text: without the blanks around it, or as a label that has them. One
/// blank may belong to the separator before the piece. Around a number, blanks make no difference, and around the whole
/// text they belong to the label that has them. `None` if it may be several options.
fn members(spellings: &Spellings, options: &Options, piece: &str, whole: &str) -> Vec<Option<i32>> {
    let reading = spellings.parse(piece.trim());
    let is_unclear = |refusal: Refusal<'_>| matches!(refusal.cause(), Cause::Ambiguous | Cause::TwoMeanings);
    let trimmed = match reading.value() {
        Some(value) => vec![Some(value)],
        None if reading.refusal().is_some_and(is_unclear) => vec![None],
        None => vec![],
    };
    if Number::parse(piece).is_some() || Number::readings(piece).next().is_some() {
        return trimmed;
    }
    let exact = bearers(options, &|label| label == piece);
    if piece == whole {
        return if exact.is_empty() { trimmed } else { exact.into_iter().map(Some).collect() };
    }
    let behind_blank = piece.strip_prefix(' ').unwrap_or(piece);
    let with_blanks =
        bearers(options, &|label| label != label.trim() && (label == piece || label == behind_blank));
    // A text of several options is none of them, but one of them might be meant instead of a label with blanks.
    let several =
        if with_blanks.is_empty() { vec![] } else { bearers(options, &|label| label == piece.trim()) };
    let certain: Vec<i32> =
        distinct(trimmed.iter().flatten().copied().chain(with_blanks).chain(several).collect());
    if certain.is_empty() { trimmed } else { certain.into_iter().map(Some).collect() }
}

/// All ways to split a text at one separator, by recursion.
fn ways(
    spellings: &Spellings,
    options: &Options,
    (text, whole): (&str, &str),
    separator: char,
) -> Vec<Vec<Option<i32>>> {
    let mut all = Vec::new();
    let ends = text.match_indices(separator).map(|(at, _)| at).chain([text.len()]);
    for end in ends {
        for value in members(spellings, options, &text[..end], whole) {
            match text.get(end + 1..) {
                None => all.push(vec![value]),
                Some(rest) => {
                    let rests = ways(spellings, options, (rest, whole), separator);
                    all.extend(rests.into_iter().map(|rest| [vec![value], rest].concat()));
                }
            }
        }
    }
    all
}

#[test]
fn choices_are_read_if_there_is_one_way_to_split_them() {
    let labels = vec(any_of(["[abé1,; ]{0,5}".boxed(), "[a;]{1,3}".boxed()]), 0..8);
    // The index of a label, a separator, and perhaps a blank.
    let picked = vec((0_usize..10, "[;,] ?"), 0..4);
    for_all(1_000, (labels, picked, "[aé]?"), |(labels, picked, last)| {
        let options: Options =
            labels.iter().cloned().zip(0..).map(|(label, value)| (value, vec![label])).collect();
        let spellings = spellings(&options, false);
        let mut text = String::new();
        for (index, separator) in picked {
            text += options.get(*index).map_or("7", |(_, texts)| &texts[0]);
            text += separator;
        }
        text += last;
        let mut found = Vec::new();
        let mut several = false;
        for separator in [';', ','] {
            if !text.contains(separator) && (separator == ',' || text.contains(',')) {
                continue;
            }
            let ways = ways(&spellings, &options, (&text, &text), separator);
            several |= ways.len() > 1;
            found.extend(ways.into_iter().map(|way| way.into_iter().collect::<Option<_>>().map(distinct)));
        }
        found.dedup();
        let read = spellings.parse_choices(&text);
        if text.trim().is_empty() {
            prop_assert_eq!(read.map(|members| members.len()), Ok(0));
        } else if let ([Some(found)], false) = (&*found, several) {
            let read: Vec<i32> = read.unwrap().iter().map(|member| member.value().unwrap()).collect();
            prop_assert_eq!(&distinct(read), found);
        } else {
            prop_assert!(read.is_err(), "{:?} is {:?}, but read", text, found);
            prop_assert!(read.unwrap_err().to_string().contains("the set"));
        }
        Ok(())
    });
}

#[test]
fn labels_that_differ_only_in_surrounding_blanks() {
    let options = [
        (5, vec!["Web"]),
        (7, vec!["Web "]),
        (1, vec!["Mail"]),
        (2, vec![" Fax "]),
        (3, vec!["A ", "B"]),
        (4, vec!["A ", "A"]),
        (6, vec!["C "]),
        (8, vec!["C"]),
        (9, vec!["C"]),
    ];
    let channels = Spellings::new("the set", OptionSetKind::Choice, options);
    let one = |cell| channels.parse(cell).value();
    assert_eq!(
        [one("Web"), one("Web "), one(" Web"), one(" Fax "), one("Fax")],
        [Some(5), Some(7), Some(5), Some(2), None]
    );
    // Options 3 and 4 both have this label, so it does not mean 4 without its blank.
    assert_eq!(channels.parse("A ").refusal().map(|refusal| refusal.cause()), Some(Cause::Ambiguous));
    let several = |cell| {
        let members = channels.parse_choices(cell).map_err(|refusal| refusal.to_string())?;
        Ok::<Vec<i32>, String>(members.iter().map(|member| member.value().unwrap()).collect())
    };
    assert_eq!(several("Mail; Web"), Ok(vec![1, 5]));
    assert_eq!(several("Web "), Ok(vec![7]));
    assert_eq!(several("Mail;  Fax ; B"), Ok(vec![1, 2, 3]));
    for cell in ["Mail; Web ", "Web ; Mail", "Web ,Mail", "Mail; A ", "A ; B", "Mail; C "] {
        assert_eq!(
            several(cell).unwrap_err(),
            format!(
                "{cell:?} can be split in several ways: some labels of the set contain the separator, or differ only \
                 in the blanks around them; use the values instead"
            ),
        );
    }
    assert!(several("A ").is_err());
    let refused = several("Mail; C").unwrap_err();
    assert!(
        refused.ends_with("\"C\" is the label of several options of the set: 8 \"C\", 9 \"C\""),
        "{refused}"
    );
}

#[test]
fn a_member_that_may_be_several_options_leaves_open_how_a_text_is_split() {
    let split = |options: &[(i32, &'static str)], cell: &str| {
        let options = options.iter().map(|(value, label)| (*value, [*label]));
        let set = Spellings::new("the set", OptionSetKind::Choice, options);
        for refused in [set.parse_choices(cell), set.parse_one_or_several(cell)] {
            let refused = refused.expect_err(cell).to_string();
            assert!(refused.contains("can be split in several ways"), "{refused}");
        }
    };
    // Two options have the same label as a member.
    let same = [(1, "Same"), (2, "Same"), (3, "Same; x"), (4, "x")];
    split(&same, "Same; x");
    split(&same, "x; Same; x");
    split(&[(1, "a; b"), (2, "a; b"), (3, "a"), (4, "b")], "a; b");
    split(&[(1, "S"), (2, "S"), (3, "S,x"), (4, "y"), (5, "x; y")], "S,x; y");
    // The member is a value, and the label of another option.
    split(&[(1, "One"), (5, "1"), (6, "1; x"), (7, "x")], "1; x");
    split(&[(5, "1234"), (8, "1,234"), (7, "a"), (1, "b"), (234, "c")], "1,234,a");
    split(&[(1, ""), (2, " "), (3, "a")], "a; ");

    // An option without a label is no member.
    let unlabeled = [(1, ""), (2, "Caf\u{e9}"), (3, "Tea")].map(|(value, label)| (value, [label]));
    let set = Spellings::new("the set", OptionSetKind::Choice, unlabeled);
    for cell in ["3;", "Tea;", "3,", "; 3", ";", "Tea; ; 2"] {
        assert!(
            set.parse_choices(cell).unwrap_err().to_string().starts_with("empty member at byte"),
            "{cell}"
        );
    }

    // If there is no other way, the refusal names the member.
    let set = Spellings::new("the set", OptionSetKind::Choice, same.map(|(value, label)| (value, [label])));
    let refused = set.parse_choices("x; Same").unwrap_err();
    assert_eq!(refused.member().map(|member| member.candidates()), Some(vec![0, 1]));
    assert_eq!(set.parse("Same; x").value(), Some(3));
}

#[test]
fn a_text_is_no_list_of_numbers_that_are_not_options_where_there_may_be_one_choice() {
    let read = |options: &[(i32, &'static str)], cell: &str| {
        let options = options.iter().map(|(value, label)| (*value, [*label]));
        let set = Spellings::new("the set", OptionSetKind::Choice, options);
        assert!(set.parse_choices(cell).is_err(), "{cell}");
        let members = set.parse_one_or_several(cell).unwrap();
        members.iter().map(|member| member.value().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(read(&[(10, "Other"), (12, "Other, 2")], "Other, 2"), [12]);
    assert_eq!(read(&[(10, "Other"), (11, "Other"), (12, "Other, 2")], "Other, 2"), [12]);
    assert_eq!(read(&[(10, "1"), (12, "1; 2")], "1; 2"), [12]);
    assert_eq!(read(&[(10, "a"), (11, "2; a"), (12, "b")], "b; 2; a"), [12, 11]);
    // Dataverse sends whole numbers with commas, and one of the options may be new.
    let reasons = Spellings::new("the set", OptionSetKind::Choice, [(1, ["0,5"]), (2, ["1,5"])]);
    assert!(reasons.parse_one_or_several("1,5").is_err());
    let sizes = [(12, "1,234"), (567, "Small"), (1_234_567, "Big")].map(|(value, label)| (value, [label]));
    let sizes = Spellings::new("the set", OptionSetKind::Choice, sizes);
    assert!(sizes.parse_one_or_several("1,234,567").is_err());
}

#[test]
fn whole_numbers_with_commas_are_never_a_label_that_looks_like_some_of_them() {
    // 1 is refused: as a label it is option 2.
    let options = [(2, ["1.000"]), (1, ["One"]), (15, ["1,2"]), (7, ["Seven"])];
    let levels = Spellings::new("the set", OptionSetKind::Choice, options);
    let refused = levels.parse_choices("15,1,2").unwrap_err();
    assert_eq!(refused.member().map(|member| member.cause()), Some(Cause::TwoMeanings));
    assert!(refused.to_string().starts_with("at byte 3 of \"15,1,2\": "), "{refused}");
    assert!(levels.parse_one_or_several("15,1,2").is_err());
    assert!(levels.parse_choices("1,2").is_err());
    assert_eq!(levels.parse_choices("15,7").map(|members| members.len()), Ok(2));
}

#[test]
fn refusals_of_choices_are_equal_if_set_and_text_are() {
    let skills = || {
        let options = [(1, ["Plumbing"]), (9, ["Carpentry"])];
        Spellings::new("demo_job.demo_skills", OptionSetKind::Choice, options)
    };
    let (one, other) = (skills(), skills());
    let refused = one.parse_choices("Plumbing; X").unwrap_err();
    assert_eq!(one.parse_choices("Plumbing; X").unwrap_err(), refused);
    assert_ne!(one.parse_choices("Plumbing; Y").unwrap_err(), refused);
    assert_ne!(other.parse_choices("Plumbing; X").unwrap_err(), refused);
}
