//! Rows as CSV: the format has no types, so the reader guesses them, and a cell may be empty, but never
//! absent.

use std::fmt::Debug;

use closure_reason::serde::Field;
use closure_reason::{Choice, Choices, ClosureReason, OptionSet};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::columns::{Paid, Period};
use crate::fields::{Labelled, Lenient, Text};

mod cells_as_text;
mod label_cells;

/// Labels that the reader takes for something other than text or a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(name = "odd_labels", serde)]
enum Odd {
    #[option(value = 101, label = "true")]
    True,
    #[option(value = 102, label = "false")]
    False,
    #[option(value = 103, label = "NaN")]
    NotANumber,
    #[option(value = 104, label = "1.5")]
    Fraction,
    #[option(value = 105, label = "-inf")]
    Infinite,
    #[option(value = 106, label = "9007199254740993")]
    Account,
    #[option(value = 107, label = "170141183460469231731687303715884105727")]
    LongAccount,
    #[option(value = 108, label = "-9999999999")]
    Debt,
    #[option(value = 109, label = "0x10")]
    Hexadecimal,
    #[option(value = 110, label = "1e3")]
    Exponent,
    #[option(value = 16, label = "say \"yes\",\nor not")]
    Quoted,
}

/// Labels of more digits than the reader keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
enum Inexact {
    #[option(value = 1, label = "1234567890123456789012345678901234567890")]
    Digits,
    #[option(value = 2, label = "1e300")]
    Exponent,
}

/// Reads a table of one cell, quoted as CSV wants it.
fn plain<R: DeserializeOwned>(cell: &str) -> Result<R, String> {
    let row = first_row(&table_of(cell));
    row.deserialize(None).map_err(|error| error.to_string())
}

fn table_of(cell: &str) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record([cell]).unwrap();
    table.into_inner().unwrap()
}

fn first_row(table: &[u8]) -> csv::StringRecord {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table);
    reader.records().next().expect("a row").unwrap()
}

/// The line that is written for a cell, behind another.
fn written<C: Serialize>(cell: &C) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.serialize((1, cell)).unwrap();
    String::from_utf8(table.into_inner().unwrap()).unwrap()
}

/// Writes a cell and reads it again.
fn there_and_back<C: Serialize + DeserializeOwned>(cell: &C) -> Result<C, String> {
    let row = first_row(written(cell).strip_prefix("1,").expect("the cell before").as_bytes());
    row.deserialize(None).map_err(|error| error.to_string())
}

fn lenient<T: Field>(cell: &str) -> Result<T, String> {
    plain(cell).map(|Lenient(cell)| cell)
}

fn label<T: Field>(cell: &str) -> Result<T, String> {
    plain(cell).map(|Labelled(cell)| cell)
}

/// Asserts that reading failed with this in the message.
#[track_caller]
fn assert_error<T: Debug>(read: Result<T, String>, part: &str) {
    let error = read.expect_err("an error");
    assert!(error.contains(part), "{error:?} does not say {part:?}");
}

mod plain_cells {
    use super::*;

    #[test]
    fn a_number_is_read() {
        assert_eq!(plain("192350004"), Ok(ClosureReason::AgentClosed));
        assert_eq!(plain("192350099"), Ok(Choice::<ClosureReason>::new(192_350_099)));
        assert_eq!(plain("-1"), Ok(Some(Choice::<ClosureReason>::new(-1))));
    }

    #[test]
    fn an_empty_cell_is_none_and_the_empty_set() {
        assert_eq!(plain(""), Ok(None::<ClosureReason>));
        assert_eq!(plain(""), Ok(None::<Choice<ClosureReason>>));
        assert_eq!(plain(""), Ok(None::<Choices<ClosureReason>>));
        assert_eq!(plain(""), Ok(Choices::<ClosureReason>::new()));
        assert!(plain::<ClosureReason>("").is_err());
        assert!(plain::<Choice<ClosureReason>>("").is_err());
    }

    #[test]
    fn choices_with_one_member_are_not_read_as_a_number() {
        assert_eq!(plain("9"), Ok(Choices::<Period>::from([9])));
        assert_eq!(plain("1,9"), Ok(Choices::<Period>::from([1, 9])));
        assert_eq!(plain("1, 9"), Ok(Some(Choices::<Period>::from([1, 9]))));
    }

    #[test]
    fn an_unknown_value_is_an_error_that_names_the_set() {
        assert_error(plain::<Period>("6"), "6 is not an option of Period (organization.fiscalperiod)");
    }

    #[test]
    fn other_spellings_are_errors() {
        for cell in ["192350004.0", "AgentClosed", "true", " ", "2147483648"] {
            assert!(plain::<ClosureReason>(cell).is_err(), "{cell}");
            assert!(plain::<Choice<ClosureReason>>(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn a_text_is_an_error_that_names_the_set_and_the_remedy() {
        for cell in ["AgentClosed", "2147483648", "-2147483649", " ", "192350004.0"] {
            for error in [
                plain::<ClosureReason>(cell).unwrap_err(),
                plain::<Choice<ClosureReason>>(cell).unwrap_err(),
                plain::<Option<Choice<ClosureReason>>>(cell).unwrap_err(),
            ] {
                for part in
                    ["field 0", "ClosureReason (msdyn_ocsession.msdyn_closurereason)", "serde::lenient"]
                {
                    assert!(error.contains(part), "{error}");
                }
            }
        }
        assert_error(
            plain::<Choice<ClosureReason>>("AgentClosed"),
            "field 0: invalid digit found in string: expected an integer, the value of an option of ClosureReason \
             (msdyn_ocsession.msdyn_closurereason); for labels and other spellings, give the field \
             `with = \"closure_reason::serde::lenient\"`",
        );
        assert_error(plain::<Choice<Paid>>("Ja"), "expected true or false of Paid (demo_job.demo_paid)");
    }

    #[test]
    fn values_are_written_bare_and_choices_in_quotes() {
        assert_eq!(written(&ClosureReason::AgentClosed), "1,192350004\n");
        assert_eq!(written(&None::<Choice<Period>>), "1,\n");
        assert_eq!(written(&Choices::<Period>::from([9, 1])), "1,\"1,9\"\n");
        assert_eq!(written(&Choices::<Period>::new()), "1,\n");
    }
}

mod lenient_cells {
    use super::*;

    #[test]
    fn a_number_is_read() {
        assert_eq!(lenient("192350004"), Ok(ClosureReason::AgentClosed));
        assert_eq!(lenient("192350004"), Ok(Choice::from(ClosureReason::AgentClosed)));
    }

    #[test]
    fn a_number_as_text_is_read() {
        for cell in [" 192350004", "192350004 ", "\t192350004"] {
            assert_eq!(lenient(cell), Ok(ClosureReason::AgentClosed), "{cell:?}");
        }
    }

    #[test]
    fn an_integral_float_is_read() {
        for cell in ["192350004.0", "192350004.00", " 192350004.0"] {
            assert_eq!(lenient(cell), Ok(Some(ClosureReason::AgentClosed)), "{cell:?}");
        }
    }

    #[test]
    fn a_label_or_alias_is_read() {
        assert_eq!(lenient("AgentClosed"), Ok(ClosureReason::AgentClosed));
        assert_eq!(lenient("AgentTransfered"), Ok(Some(Choice::from(ClosureReason::AgentTransferred))));
    }

    #[test]
    fn an_empty_cell_is_none_or_an_error() {
        assert_eq!(lenient(""), Ok(None::<ClosureReason>));
        assert_eq!(lenient(""), Ok(None::<Choice<ClosureReason>>));
        assert_error(lenient::<ClosureReason>(""), "ClosureReason (msdyn_ocsession.msdyn_closurereason)");
        assert_error(
            lenient::<Choice<ClosureReason>>(""),
            "ClosureReason (msdyn_ocsession.msdyn_closurereason)",
        );
    }

    #[test]
    fn a_cell_of_blanks_is_an_empty_one() {
        assert_eq!(lenient("  "), Ok(None::<Choice<ClosureReason>>));
        assert_error(lenient::<Choice<ClosureReason>>(" "), "ClosureReason (msdyn_ocsession.");
    }

    #[test]
    fn blanks_around_a_label_are_ignored_as_those_around_a_number() {
        for cell in [" AgentClosed", "AgentClosed\t", "\u{a0}AgentClosed "] {
            assert_eq!(lenient(cell), Ok(Some(ClosureReason::AgentClosed)), "{cell:?}");
            assert_eq!(label(cell), Ok(ClosureReason::AgentClosed), "{cell:?}");
            assert_eq!(label(cell), Ok(Some(Choice::from(ClosureReason::AgentClosed))), "{cell:?}");
        }
    }

    #[test]
    fn a_missing_column_is_none_with_default() {
        #[derive(Deserialize)]
        struct Session {
            #[serde(default, with = "closure_reason::serde::lenient")]
            reason: Option<Choice<ClosureReason>>,
        }
        for (table, reason) in
            [("id\n1\n", None), ("id,reason\n1,192350099\n", Some(Choice::new(192_350_099)))]
        {
            let mut table = csv::Reader::from_reader(table.as_bytes());
            let session: Session = table.deserialize().next().unwrap().unwrap();
            assert_eq!(session.reason, reason);
        }
    }

    #[test]
    fn an_unknown_value_is_kept_by_a_choice_and_refused_by_an_option() {
        for cell in ["192350099", "192350099.0", " 192350099"] {
            assert_eq!(lenient(cell), Ok(Some(Choice::<ClosureReason>::new(192_350_099))), "{cell:?}");
            assert_error(lenient::<ClosureReason>(cell), "192350099 is not an option of ClosureReason");
        }
    }

    #[test]
    fn an_invalid_spelling_is_an_error_that_names_the_set() {
        for cell in
            ["AgentClose", "1.5", "NaN", "inf", "true", "2147483648", "-2147483649", "1e300", "192,35,004"]
        {
            assert_error(
                lenient::<ClosureReason>(cell),
                "ClosureReason (msdyn_ocsession.msdyn_closurereason)",
            );
            assert_error(lenient::<Option<Choice<ClosureReason>>>(cell), "ClosureReason (msdyn_ocsession.");
        }
    }

    #[test]
    fn digits_that_mean_one_option_both_ways_are_read() {
        for cell in ["1", "1.0", "01", " 1"] {
            assert_eq!(lenient(cell), Ok(Period::One), "{cell:?}");
        }
    }

    #[test]
    fn digits_that_could_mean_two_options_are_an_error() {
        for cell in ["2", "2.0", "02", "2e0", "40", "7", "007"] {
            assert_error(lenient::<Period>(cell), "has two meanings in Period (organization.fiscalperiod)");
            assert_error(lenient::<Option<Choice<Period>>>(cell), "has two meanings in Period");
        }
    }

    #[test]
    fn labels_with_a_wrongly_guessed_type_are_read() {
        for option in Odd::ALL.iter().copied().filter(|&option| option != Odd::Exponent) {
            assert_eq!(lenient(option.label()), Ok(option));
            assert_eq!(lenient(option.label()), Ok(Some(Choice::from(option))));
        }
        // The reader turns it into the number 1000, which could be a value.
        let quoted = |cell: &str| {
            closure_reason::serde::lenient::deserialize::<Odd, _>(&serde_json::Value::from(cell))
                .map_err(|error| error.to_string())
        };
        for cell in ["1e3", "1000"] {
            assert_error(lenient::<Odd>(cell), "1000 has two meanings in Odd (odd_labels)");
        }
        assert_error(quoted("1000"), "1000 has two meanings in Odd (odd_labels)");
        // As a text, it lacks digits, so it can only be the label.
        assert_eq!(quoted("1e3"), Ok(Odd::Exponent));
        for cell in [" 1E3 ", "1e+03"] {
            assert_error(quoted(cell), "digits are missing");
        }
    }

    #[test]
    fn a_large_number_is_not_rounded_to_a_label() {
        for cell in [
            "9007199254740992",
            "9007199254740994",
            "9007199254740993.0",
            "170141183460469231731687303715884105726",
            "170141183460469231731687303715884105728",
            "999999999999999999999999999999999999999999",
        ] {
            assert_error(lenient::<Choice<Odd>>(cell), "Odd (odd_labels)");
            assert_error(label::<Choice<Odd>>(cell), "Odd (odd_labels)");
        }
    }

    #[test]
    fn values_are_written_and_read_back() {
        for option in Odd::ALL {
            let cell = Lenient(Some(*option));
            assert_eq!(written(&cell), format!("1,{}\n", option.value()));
            assert_eq!(there_and_back(&cell), Ok(cell));
        }
    }
}
