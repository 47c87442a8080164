//! Cells of sets that are known only at run time, compared with an independent plain search. Derived
//! sets are read by the same rule.

use closure_reason::serde::lenient;
use closure_reason::spelling::{Cause, Number, Reading, Spellings};
use closure_reason::{Choice, ClosureReason, OptionMetadata, OptionSet, OptionSetKind};
use proptest::prelude::*;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

type Options = Vec<(i32, Vec<String>)>;

/// The expected reading of a cell: the value, or why there is none.
#[derive(Debug, PartialEq)]
enum Expected {
    Empty,
    Known(i32),
    Unknown(i32),
    Refused(Cause),
}

/// The whole number that a program with guessed types would read, as far as doubles are exact.
fn whole(text: &str) -> Option<f64> {
    text.trim().parse::<f64>().ok().filter(|number| number.fract() == 0.0)
}

/// The number that it would read. Both zeros are equal, and words such as `NaN` are no numbers.
fn float(text: &str) -> Option<f64> {
    let number = text.trim().parse::<f64>().ok()?;
    text.contains(|character: char| character.is_ascii_digit()).then_some(number + 0.0)
}

/// Whether an exponent adds zeros to digits, and Java did not write it.
fn lacks_digits(text: &str) -> bool {
    let text = text.trim();
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let (Ok(_), Ok(exponent)) = (mantissa.parse::<f64>(), exponent.parse::<usize>()) else { return false };
    let Ok(number) = text.parse::<f64>() else { return false };
    let fraction = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    // Rust writes as many digits as Java.
    let java = format!("{number:E}");
    let java = if java.contains('.') { java } else { java.replace('E', ".0E") };
    exponent > fraction && (java != text || number.abs() < 1e7)
}

/// All ways to write a value with signs between its digits.
fn with_signs(value: i32) -> Vec<String> {
    let digits = value.unsigned_abs().to_string();
    let mut bodies = Vec::new();
    let fractions = |sign: char| (1..6).map(move |count| format!("{sign}{}", "0".repeat(count)));
    for zeros in 0..3 {
        bodies.extend(
            [',', '.']
                .into_iter()
                .flat_map(fractions)
                .map(|fraction| format!("{}{digits}{fraction}", "0".repeat(zeros))),
        );
        bodies.push(format!("{}{digits}", "0".repeat(zeros)));
    }
    if digits.len() > 3 {
        for sign in [',', '.', '\'', '’', ' ', '\u{a0}', '\u{202f}', '\u{2009}'] {
            let mut grouped = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at) % 3 == 0 {
                    grouped.push(sign);
                }
                grouped.push(digit);
            }
            let others = [',', '.'].into_iter().filter(|other| *other != sign);
            bodies.extend(others.flat_map(fractions).map(|fraction| grouped.clone() + &fraction));
            bodies.push(grouped);
        }
    }
    let signs: &[&str] = match value.signum() {
        -1 => &["-", "−"],
        0 => &["", "+", "-", "−"],
        _ => &["", "+"],
    };
    bodies.iter().flat_map(|body| signs.iter().map(move |sign| format!("{sign}{body}"))).collect()
}

fn in_32_bits(number: f64) -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "checked")]
    (number >= f64::from(i32::MIN) && number <= f64::from(i32::MAX)).then_some(number as i32)
}

fn distinct(mut values: Vec<i32>) -> Vec<i32> {
    values.sort_unstable();
    values.dedup();
    values
}

fn bearers(options: &Options, same: impl Fn(&str) -> bool) -> Vec<i32> {
    let bear = options.iter().filter(|(_, texts)| texts.iter().any(|text| same(text)));
    distinct(bear.map(|(value, _)| *value).collect())
}

/// What a word for yes or no means, in any case.
fn word_for(text: &str) -> Option<i32> {
    let words = [("false", 0), ("true", 1), ("falsch", 0), ("wahr", 1), ("faux", 0), ("vrai", 1), ("x", 1)];
    words.into_iter().find(|(word, _)| text.eq_ignore_ascii_case(word)).map(|(_, truth)| truth)
}

/// The rule, by search.
fn expected(options: &Options, yes_no: bool, cell: &str) -> Expected {
    if cell.trim().is_empty() && (cell.is_empty() || bearers(options, |text| text == cell).len() != 1) {
        return Expected::Empty;
    }
    let known = |value: i32| {
        let known = options.iter().any(|(other, _)| *other == value);
        if known { Expected::Known(value) } else { Expected::Unknown(value) }
    };
    let as_value = |value: i32| {
        let alike = bearers(options, |text| whole(text) == Some(f64::from(value)));
        let clear = alike.iter().all(|&other| other == value);
        if clear { known(value) } else { Expected::Refused(Cause::TwoMeanings) }
    };
    let digits: String =
        cell.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0').collect();
    let is_written = |value: i32| {
        let may_be = value == 0 || digits.starts_with(&value.unsigned_abs().to_string());
        may_be && with_signs(value).iter().any(|text| text == cell.trim())
    };
    let labeled_values =
        options.iter().flat_map(|(_, texts)| texts).filter_map(|text| in_32_bits(whole(text)?));
    let mut written = distinct(
        options
            .iter()
            .map(|(value, _)| *value)
            .chain(labeled_values)
            .filter(|value| is_written(*value))
            .collect(),
    );
    written.sort_by_key(|value| value.unsigned_abs());
    let is_exact = !lacks_digits(cell) && cell.bytes().filter(u8::is_ascii_digit).count() <= 15;
    let plain = whole(cell).and_then(in_32_bits).filter(|_| is_exact);
    let thousands = plain.filter(|value| *value != 0).and_then(|value| value.checked_mul(1000));
    let may_be_a_thousand = thousands.is_some_and(is_written);
    if let Some(value) = plain.filter(|_| !may_be_a_thousand) {
        return as_value(value);
    }
    if !written.is_empty() {
        let mut found = Vec::new();
        for value in written {
            match as_value(value) {
                Expected::Known(value) => found.push(value),
                Expected::Unknown(_) => {}
                refused => return refused,
            }
            if found.len() > 1 {
                return Expected::Refused(Cause::Ambiguous);
            }
        }
        if plain.is_none()
            && let Some(number) = float(cell)
        {
            let labeled =
                bearers(options, |text| float(text).is_some_and(|other| other.total_cmp(&number).is_eq()));
            if labeled.len() > 1 {
                return Expected::Refused(Cause::Ambiguous);
            }
            found.extend(labeled);
        }
        for text in [cell, cell.trim()] {
            found.extend(bearers(options, |other| other == text));
        }
        match *distinct(found) {
            [] => {}
            [value] => return Expected::Known(value),
            _ => return Expected::Refused(Cause::Ambiguous),
        }
    }
    let mut several = false;
    for text in [cell, cell.trim()] {
        if let Some(truth) = word_for(text).filter(|_| yes_no) {
            let in_any_case = bearers(options, |other| other.eq_ignore_ascii_case(text));
            let is_other = in_any_case.iter().any(|value| *value != truth);
            return if is_other { Expected::Refused(Cause::TwoMeanings) } else { as_value(truth) };
        }
        match *bearers(options, |other| other == text) {
            [value] => return Expected::Known(value),
            [] => {}
            _ => {
                several = true;
                break;
            }
        }
    }
    if lacks_digits(cell) {
        return Expected::Refused(if several { Cause::Ambiguous } else { Cause::DigitsMissing });
    }
    let number = float(cell).filter(|_| plain.is_none());
    let alike = number.map(|number| {
        bearers(options, |text| float(text).is_some_and(|other| other.total_cmp(&number).is_eq()))
    });
    match alike.as_deref() {
        None if several => Expected::Refused(Cause::Ambiguous),
        None => Expected::Refused(Cause::Unknown),
        Some([]) => Expected::Refused(Cause::NotAValue),
        Some([value]) => Expected::Known(*value),
        Some(_) => Expected::Refused(Cause::Ambiguous),
    }
}

fn read(spellings: &Spellings, options: &Options, cell: &str) -> Expected {
    match spellings.parse(cell) {
        Reading::Empty => Expected::Empty,
        Reading::Known { index, value } => {
            let first = options.iter().position(|(other, _)| *other == value);
            assert_eq!(first, Some(index), "the first option with the value");
            Expected::Known(value)
        }
        Reading::Unknown { value } => Expected::Unknown(value),
        Reading::Refused(refusal) => {
            assert!(refusal.to_string().contains("the set"), "{refusal}");
            Expected::Refused(refusal.cause())
        }
    }
}

fn spellings(options: &Options, yes_no: bool) -> Spellings {
    let kind = if yes_no { OptionSetKind::Boolean } else { OptionSetKind::Choice };
    Spellings::new("the set", kind, options.clone())
}

/// Texts that collide: few words, few numbers in many spellings, and blanks.
fn texts() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "1.5e3",
        "1.5E3",
        "1.5E7",
        "15e-1",
        "10e-1",
        "2e+00",
        "1,000",
        "1.000",
        "1 000",
        "1\u{a0}000",
        "1\u{202f}000",
        "1'000,0",
        "1,00",
        "5,0",
        "-1,0",
        "−1",
        "−1.000",
        "1,234",
        "0.000",
        "1,000.000",
        "192.350.001",
        "192,350,002.00",
        "192,35,002",
        "2,147,483,647",
        "-2.147.483.648",
        "2 147 483 648",
        "WAHR",
        "faux",
        "x",
        "",
        " ",
        "Won",
        "Won ",
        " Won",
        "WON",
        "Lost",
        "Fair; good",
        "true",
        "False",
        "1",
        "01",
        " 1",
        "1.0",
        "2",
        "2e0",
        "1e3",
        "1000",
        "1.5",
        "1.50",
        "NaN",
        "nan",
        "inf",
        "-inf",
        "-1",
        "-0",
        "0",
        ".5",
        "5.",
        "-",
        "+7",
        "99999999999",
        "2147483647",
        "2147483648",
        "-2147483648",
        "0x7",
        "1,5",
        "Größe",
        "x\u{a0}",
        "\u{a0}2",
    ];
    prop_oneof![4 => proptest::sample::select(WORDS).prop_map(str::to_owned), 1 => any::<String>()]
}

fn values() -> impl Strategy<Value = i32> {
    prop_oneof![-2..8, Just(1000), Just(i32::MIN), Just(i32::MAX), 192_350_000..192_350_005, any::<i32>()]
}

fn options() -> impl Strategy<Value = Options> {
    proptest::collection::vec((values(), proptest::collection::vec(texts(), 0..3)), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cell_is_read_as_a_search_would_read_it(options in options(), yes_no in any::<bool>(), cells in proptest::collection::vec(texts(), 1..20)) {
        let spellings = spellings(&options, yes_no);
        for cell in &cells {
            prop_assert_eq!(read(&spellings, &options, cell), expected(&options, yes_no, cell), "{:?}", cell);
        }
    }

    #[test]
    fn every_text_has_a_suggestion(options in options()) {
        let spellings = spellings(&options, false);
        for (value, texts) in &options {
            let cells = texts.iter().cloned().chain([value.to_string(), format!(" {value}.0")]);
            for cell in cells {
                prop_assert_eq!(read(&spellings, &options, &cell), expected(&options, false, &cell), "{:?}", cell);
            }
        }
    }

    #[test]
    fn a_number_means_the_same_with_and_without_quotes(options in options(), number in values()) {
        let spellings = spellings(&options, false);
        let text = number.to_string();
        let quoted = spellings.parse(&text);
        for bare in [spellings.read_number(number), spellings.read_number(f64::from(number)), spellings.read_number(Number::parse(&text).unwrap())] {
            prop_assert_eq!(bare.value(), quoted.value());
            prop_assert_eq!(bare.refusal().map(|refusal| refusal.cause()), quoted.refusal().map(|refusal| refusal.cause()));
        }
    }
}

/// The possible meanings of a piece of a text: without the blanks around it, or as a label that has them. One
/// blank may belong to the separator before the piece. Around a number, blanks make no difference.
fn members(spellings: &Spellings, options: &Options, piece: &str) -> Vec<i32> {
    let mut found: Vec<i32> = spellings.parse(piece.trim()).value().into_iter().collect();
    if Number::parse(piece).is_some() || Number::readings(piece).next().is_some() {
        return found;
    }
    let behind_blank = piece.strip_prefix(' ').unwrap_or(piece);
    found
        .extend(bearers(options, |label| label != label.trim() && (label == piece || label == behind_blank)));
    distinct(found)
}

/// All ways to split a text at one separator, by recursion.
fn ways(spellings: &Spellings, options: &Options, text: &str, separator: char) -> Vec<Vec<i32>> {
    let mut all = Vec::new();
    let ends = text.match_indices(separator).map(|(at, _)| at).chain([text.len()]);
    for end in ends {
        for value in members(spellings, options, &text[..end]) {
            match text.get(end + 1..) {
                None => all.push(vec![value]),
                Some(rest) => {
                    let rests = ways(spellings, options, rest, separator);
                    all.extend(rests.into_iter().map(|rest| [vec![value], rest].concat()));
                }
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn choices_are_read_if_there_is_one_way_to_split_them(
        labels in proptest::collection::vec("[ab1,; ]{1,5}", 0..8),
        picked in proptest::collection::vec((0_usize..10, "[;,]", " ?"), 0..4),
    ) {
        let options: Options = labels.iter().cloned().zip(0..).map(|(label, value)| (value, vec![label])).collect();
        let spellings = spellings(&options, false);
        let mut text = String::new();
        for (index, separator, blank) in picked {
            text += options.get(index).map_or("7", |(_, texts)| &texts[0]);
            text += &separator;
            text += &blank;
        }
        text += "a";
        let mut found = Vec::new();
        let mut several = false;
        for separator in [';', ','] {
            if !text.contains(separator) && (separator == ',' || text.contains(',')) {
                continue;
            }
            let ways = ways(&spellings, &options, &text, separator);
            several |= ways.len() > 1;
            found.extend(ways.into_iter().map(distinct));
        }
        found.dedup();
        let read = spellings.parse_choices(&text);
        if let ([found], false) = (&*found, several) {
            let read: Vec<i32> = read.unwrap().iter().map(|member| member.value().unwrap()).collect();
            prop_assert_eq!(&distinct(read), found);
        } else {
            prop_assert!(read.is_err(), "{:?} is {:?}, but read", text, found);
            prop_assert!(read.unwrap_err().to_string().contains("the set"));
        }
    }
}

/// Labels, some of which read as numbers or belong to several options.
#[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_odd", allow_duplicate_labels)]
enum Odd {
    #[option(value = 1, label = "1", alias = "01")]
    One,
    #[option(value = 2, label = "In Progress", alias = "2.50")]
    Draft,
    #[option(value = 3, label = "In Progress", alias = "NaN")]
    Active,
    #[option(value = 4, label = "2", alias = "-0")]
    Two,
    #[option(value = 5, label = " led by a blank", alias = "-99999999999")]
    Blank,
    #[option(value = 6, label = "led by a blank", alias = "1e3")]
    NoBlank,
    #[option(value = 7, label = "inf", alias = "0.1", alias = "99999999999")]
    Infinite,
}

#[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
#[option_set(kind = boolean)]
enum Paid {
    #[option(value = 0, label = "No")]
    No,
    #[option(value = 1, label = "false")]
    Yes,
}

/// Reads a text by a derived set, and by an index of the same set.
fn assert_read_alike<T: OptionSet>(cell: &str) {
    let index = Spellings::from(T::METADATA);
    let derived: Result<Option<Choice<T>>, Error> =
        lenient::deserialize::<_, StrDeserializer<'_, _>>(cell.into_deserializer());
    match (cell.parse::<Choice<T>>(), &derived) {
        (Ok(parsed), Ok(Some(choice))) => assert_eq!(parsed, *choice, "{cell:?}"),
        (Err(error), Ok(None)) => assert_eq!(error.cause(), Cause::Empty),
        (Err(error), Err(refused)) => {
            assert_eq!(error.to_string(), refused.to_string());
            assert_eq!((error.text(), error.set().enum_name()), (cell, T::METADATA.enum_name()));
        }
        (parsed, derived) => panic!("{cell:?} is {parsed:?}, but {derived:?}"),
    }
    match (index.parse(cell), derived) {
        (Reading::Empty, Ok(None)) => {}
        (Reading::Known { index, value }, Ok(Some(choice))) => {
            assert_eq!((choice.value(), choice.known().map(T::index)), (value, Some(index)), "{cell:?}");
        }
        (Reading::Unknown { value }, Ok(Some(choice))) => {
            assert_eq!((choice.value(), choice.label()), (value, None));
        }
        (Reading::Unknown { .. }, Err(_)) => assert_eq!(T::METADATA.kind(), OptionSetKind::Boolean),
        (Reading::Refused(refusal), Err(error)) => assert_eq!(refusal.to_string(), error.to_string()),
        (reading, derived) => panic!("{cell:?} is {reading:?}, but {derived:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn derived_sets_are_read_by_the_same_rule(cell in texts(), value in values()) {
        for cell in [cell, value.to_string()] {
            assert_read_alike::<Odd>(&cell);
            assert_read_alike::<Paid>(&cell);
            assert_read_alike::<ClosureReason>(&cell);
        }
    }
}

#[test]
fn every_text_of_a_derived_set_is_read_alike() {
    for option in Odd::ALL {
        for text in std::iter::once(option.label()).chain(option.metadata().aliases()) {
            assert_read_alike::<Odd>(text);
            assert_read_alike::<Odd>(&format!(" {text}\t"));
            assert_read_alike::<Odd>(&format!("{text}0"));
        }
    }
    for text in ["-0", "0", "0.10", "2.5", "+inf", "-inf", "-nan", "1000", "-99999999999.0"] {
        assert_read_alike::<Odd>(text);
    }
}

#[test]
fn words_that_programs_write_for_an_empty_number_are_no_other_label() {
    let options =
        vec![(1, vec!["Nan".to_owned()]), (2, vec!["Inf".to_owned()]), (3, vec!["NAN ".to_owned()])];
    let index = spellings(&options, false);
    for cell in ["NaN", "nan", " NaN ", "-nan", "inf", "-inf", "infinity"] {
        assert_eq!(read(&index, &options, cell), Expected::Refused(Cause::Unknown), "{cell:?}");
    }
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let cause = index.read_number(number).refusal().map(|refusal| refusal.cause());
        assert_eq!(cause, Some(Cause::NotAValue), "{number}");
    }
    assert_eq!(read(&index, &options, "Nan"), Expected::Known(1));
}

/// Words that sort and hash in many ways; some have a common beginning.
fn words(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("{}{}", "common beginning ".repeat(number % 5), number * 7919)).collect()
}

#[test]
fn in_a_large_set_only_labels_are_found() {
    let words = words(1_000);
    let options: Options =
        words.iter().zip(0..).map(|(word, index)| (index * 100_003, vec![format!("x{word}")])).collect();
    let index = spellings(&options, false);
    for (word, (value, _)) in words.iter().zip(&options) {
        assert_eq!(index.parse(&format!("x{word}")).value(), Some(*value));
        assert_eq!(index.parse(&value.to_string()).value(), Some(*value));
        assert!(matches!(index.parse(&(value + 1).to_string()), Reading::Unknown { .. }));
        assert_eq!(
            index.parse(&format!("X{word}")).refusal().map(|refusal| refusal.cause()),
            Some(Cause::Unknown)
        );
    }
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
    for cell in ["Mail; Web ", "Web ; Mail", "Web ,Mail", "Mail; A ", "A ; B"] {
        assert_eq!(
            several(cell).unwrap_err(),
            format!(
                "{cell:?} can be split in several ways: some labels of the set contain the separator, or differ only \
                 in the blanks around them; use the values instead"
            ),
        );
    }
    assert!(several("A ").is_err());
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
fn a_number_behind_a_blank_of_several_bytes_is_a_number() {
    for blank in ["\u{1680}", "\u{2003}", "\u{3000}"] {
        let label = format!("{blank}7");
        let options = vec![(7, vec!["Seven".to_owned()]), (8, vec![label.clone()])];
        let read = read(&spellings(&options, false), &options, &label);
        assert_eq!(read, Expected::Refused(Cause::TwoMeanings), "{label:?}");
    }
}

#[test]
fn a_word_for_yes_or_no_is_no_guess_where_labels_say_otherwise() {
    let read = |labels: [&str; 2], cell| {
        let options = [(0, [labels[0]]), (1, [labels[1]])];
        let reading = Spellings::new("the set", OptionSetKind::Boolean, options);
        reading.parse(cell).value()
    };
    assert_eq!(read(["No", "Yes"], "x"), Some(1));
    assert_eq!(read(["False", "True"], "FALSE"), Some(0));
    // Both options, or the wrong one, have the word as their label, perhaps in another case.
    for (labels, cell) in
        [(["x", "x"], "x"), (["X", "Y"], "x"), (["True", "False"], "TRUE"), (["vrai", "b"], " Vrai ")]
    {
        assert_eq!(read(labels, cell), None, "{labels:?} {cell}");
    }
}

#[test]
fn a_set_without_options_reads_numbers_and_nothing_else() {
    let none = Spellings::new("demo_job.demo_empty", OptionSetKind::Choice, Options::new());
    assert_eq!(none.parse("7"), Reading::Unknown { value: 7 });
    assert_eq!(none.parse(""), Reading::Empty);
    let refusal = none.parse("Won").refusal().unwrap();
    assert_eq!(refusal.to_string(), "\"Won\" is not a label of demo_job.demo_empty, which has no options");
}

#[test]
fn a_refusal_says_the_cell_the_set_and_the_remedy() {
    let grades = Spellings::new(
        "demo_job.demo_grade",
        OptionSetKind::Choice,
        [
            (1, vec!["First rate"]),
            (2, vec!["In Progress"]),
            (3, vec!["In Progress"]),
            (4, vec!["9"]),
            (9, vec![]),
            (3000, vec!["Many"]),
        ],
    );
    for (cell, message) in [
        (
            "first rat",
            r#""first rat" is not a label of demo_job.demo_grade: did you mean "First rate"? (of 6 labels)"#,
        ),
        (
            "zzzzz",
            r#""zzzzz" is not a label of demo_job.demo_grade, which has "First rate", "In Progress", "In Progress", "9", "Many""#,
        ),
        (
            "In Progress",
            r#""In Progress" is the label of several options of demo_job.demo_grade: 2 "In Progress", 3 "In Progress""#,
        ),
        (
            "9.0",
            r#"9 has two meanings in demo_job.demo_grade: as a label it is option 4 "9", as a value it is another option or unknown"#,
        ),
        (
            "192350004.5",
            "192350004.5 is not an option of demo_job.demo_grade: option values are whole numbers",
        ),
        (
            "2147483648",
            "2147483648 is not an option of demo_job.demo_grade: option values are signed 32-bit integers",
        ),
        (
            "1e300",
            "\"1e300\" is not an option of demo_job.demo_grade: digits are missing; write the value in all its digits",
        ),
        (
            "1.9235e+08",
            "\"1.9235e+08\" is not an option of demo_job.demo_grade: digits are missing, it may be any number from \
             192345000 to 192354999; write the value in all its digits",
        ),
        (
            "1,92E+08",
            "\"1,92E+08\" is not an option of demo_job.demo_grade: digits are missing, it may be any number from \
             191500000 to 192499999; write the value in all its digits",
        ),
        (
            "-2E+01",
            "\"-2E+01\" is not an option of demo_job.demo_grade: digits are missing, it may be any number from -24 to \
             -15; write the value in all its digits",
        ),
        (
            "192,350,099",
            "\"192,350,099\" is not an option of demo_job.demo_grade: no option has the value 192350099",
        ),
        ("7.000", "\"7.000\" is not an option of demo_job.demo_grade: no option has the value 7 or 7000"),
        (
            "3.000",
            "\"3.000\" has several readings in demo_job.demo_grade: option 3 \"In Progress\" or option 3000 \
             \"Many\"; write the value in plain digits",
        ),
    ] {
        assert_eq!(grades.parse(cell).refusal().unwrap().to_string(), message);
    }
    let candidates = |cell| grades.parse(cell).refusal().unwrap().candidates();
    assert_eq!(
        (candidates("In Progress"), candidates("9"), candidates("zzz")),
        (vec![1, 2], vec![3, 4], vec![])
    );
}

#[test]
fn quotes_of_cells_are_cut() {
    let grades = Spellings::new("demo_job.demo_grade", OptionSetKind::Choice, [(1, ["First rate"])]);
    let cell = "ä".repeat(5_000_000);
    let message = grades.parse(&cell).refusal().unwrap().to_string();
    assert!(message.len() < 400, "{}", message.len());
    assert!(message.contains("ä\".. (10000000 bytes) is not a label of demo_job.demo_grade"), "{message}");
}

mod parsing_a_choice {
    use super::*;

    fn error<T: OptionSet>(text: &str) -> closure_reason::ParseChoiceError {
        text.parse::<Choice<T>>().unwrap_err()
    }

    #[test]
    fn an_error_says_what_is_wrong_and_suggests_a_label() {
        let told = |text| {
            let error = error::<Odd>(text);
            let candidates: Vec<i32> = error.candidates().map(OptionMetadata::value).collect();
            (error.cause(), error.is_ambiguous(), candidates, error.nearest())
        };
        assert_eq!(told("in progres"), (Cause::Unknown, false, vec![], vec!["In Progress"]));
        assert_eq!(told("In Progress"), (Cause::Ambiguous, true, vec![2, 3], vec![]));
        assert_eq!(told("2"), (Cause::TwoMeanings, true, vec![2, 4], vec![]));
        assert_eq!(told("1000.0"), (Cause::TwoMeanings, true, vec![6], vec![]));
        assert_eq!(told("0.75"), (Cause::NotAValue, false, vec![], vec![]));
        assert_eq!(told(" "), (Cause::Empty, false, vec![], vec![]));
    }

    #[test]
    fn an_empty_text_is_an_error_that_names_the_set() {
        assert_eq!(
            error::<Odd>("").to_string(),
            "\"\" is empty: expected a value or a label of Odd (demo_job.demo_odd)"
        );
    }

    #[test]
    fn a_number_of_a_yes_no_column_is_one_or_zero() {
        assert_eq!("1".parse::<Choice<Paid>>().unwrap(), Paid::Yes);
        assert_eq!("TRUE".parse::<Choice<Paid>>().unwrap(), Paid::Yes);
        assert_eq!("No".parse::<Choice<Paid>>().unwrap(), Paid::No);
        assert_eq!(error::<Paid>("2").to_string(), "2 is not an option of Paid");
        assert_eq!(error::<Paid>("false").cause(), Cause::TwoMeanings);
    }

    #[test]
    fn the_error_can_be_kept() {
        fn assert_kept<E: std::error::Error + Send + Sync + Clone + Eq + 'static>(error: &E) {
            assert!(error.clone() == *error);
        }
        assert_kept(&error::<Odd>("x"));
    }
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
