//! Cells of one option.

use closure_reason::spelling::Number;
use proptest::prelude::*;
use proptest::strategy::Union;

use super::search::expected;
use super::*;
use crate::random::{Outcome, for_all};

/// Texts that collide: few words, few numbers in many spellings, and blanks.
pub(super) fn texts() -> BoxedStrategy<String> {
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
    let word = proptest::sample::select(WORDS).prop_map(str::to_owned).boxed();
    Union::new_weighted(vec![(4, word), (1, any::<String>().boxed())]).boxed()
}

pub(super) fn values() -> BoxedStrategy<i32> {
    let few = proptest::sample::select(&[1000, i32::MIN, i32::MAX][..]).boxed();
    let others = [(-2..8).boxed(), (192_350_000..192_350_005).boxed(), any::<i32>().boxed()];
    Union::new_weighted([(3, few)].into_iter().chain(others.map(|values| (1, values))).collect()).boxed()
}

fn options() -> BoxedStrategy<Options> {
    proptest::collection::vec((values(), proptest::collection::vec(texts(), 0..3)), 0..12).boxed()
}

#[test]
fn a_cell_is_read_as_a_search_would_read_it() {
    let cells = proptest::collection::vec(texts(), 1..20);
    for_all(500, (options(), any::<bool>(), cells), |(options, yes_no, cells)| {
        let spellings = spellings(options, *yes_no);
        cells.iter().try_for_each(|cell| is_found(&spellings, options, *yes_no, cell))
    });
}

fn is_found(spellings: &Spellings, options: &Options, yes_no: bool, cell: &str) -> Outcome {
    prop_assert_eq!(read(spellings, options, cell), expected(options, yes_no, cell), "{:?}", cell);
    Ok(())
}

#[test]
fn every_text_has_a_suggestion() {
    for_all(200, options(), |options| {
        let spellings = spellings(options, false);
        for (value, texts) in options {
            for cell in texts.iter().cloned().chain([value.to_string(), format!(" {value}.0")]) {
                is_found(&spellings, options, false, &cell)?;
            }
        }
        Ok(())
    });
}

#[test]
fn a_number_means_the_same_with_and_without_quotes() {
    for_all(500, (options(), values()), |(options, number)| {
        let (spellings, text) = (spellings(options, false), number.to_string());
        let meaning = |reading: Reading| (reading.value(), reading.refusal().map(|refusal| refusal.cause()));
        let quoted = meaning(spellings.parse(&text));
        for bare in [
            spellings.read_number(*number),
            spellings.read_number(f64::from(*number)),
            spellings.read_number(Number::parse(&text).unwrap()),
        ] {
            prop_assert_eq!(meaning(bare), quoted);
        }
        Ok(())
    });
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
