//! Rows as JSON: what is written, which spellings are read, and what is an error. Also postcard, a
//! format that is not human-readable.

use closure_reason::serde::{Field, label, lenient};
use closure_reason::{Choice, Choices, ClosureReason, OptionSet};
use serde::de::value::{Error as ValueError, F32Deserializer, F64Deserializer, I64Deserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::columns::Period;

mod buffered;
mod guessed_types;
mod label_fields;
mod lenient_fields;
mod postcard_bytes;

/// Labels that formats with guessed types read as something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(name = "odd_labels", serde)]
enum Odd {
    #[option(value = 101, label = "true")]
    True,
    #[option(value = 102, label = "1.5")]
    Fraction,
    #[option(value = 103, label = "9007199254740993")]
    Account,
    #[option(value = 104, label = "")]
    Empty,
}

/// "Same" is the label of two options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(name = "quote_status", allow_duplicate_labels, serde)]
enum QuoteStatus {
    #[option(value = 1, label = "Same")]
    Draft,
    #[option(value = 2, label = "Same")]
    Active,
}

const CLOSURE_REASON: &str = "ClosureReason (msdyn_ocsession.msdyn_closurereason)";
const AGENT_CLOSED: ClosureReason = ClosureReason::AgentClosed;

fn read<T: DeserializeOwned>(json: &str) -> Result<T, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

/// Reads a field from a value, which compiles quicker than from a text. The structs below are read from texts.
fn read_label<F: Field>(json: &str) -> Result<F, String> {
    label::deserialize(&value(json)).map_err(|error| error.to_string())
}

fn read_lenient<F: Field>(json: &str) -> Result<F, String> {
    lenient::deserialize(&value(json)).map_err(|error| error.to_string())
}

fn value(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

fn write_label<F: Field>(field: &F) -> Result<Value, String> {
    label::serialize(field, serde_json::value::Serializer).map_err(|error| error.to_string())
}

fn write_lenient<F: Field>(field: &F) -> Result<Value, String> {
    lenient::serialize(field, serde_json::value::Serializer).map_err(|error| error.to_string())
}

/// Asserts that reading failed with all of this in the message.
#[track_caller]
fn assert_error<T: std::fmt::Debug>(read: Result<T, String>, parts: &[&str]) {
    let error = read.expect_err("an error");
    for part in parts {
        assert!(error.contains(part), "{error:?} does not say {part:?}");
    }
}

/// Every kind of field, plain.
#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Plain {
    option: ClosureReason,
    choice: Choice<ClosureReason>,
    choices: Choices<ClosureReason>,
    optional_option: Option<ClosureReason>,
    optional_choice: Option<Choice<ClosureReason>>,
    optional_choices: Option<Choices<ClosureReason>>,
}

/// Every kind of field that the modules support.
#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Lenient {
    #[serde(with = "lenient")]
    option: ClosureReason,
    #[serde(with = "lenient")]
    choice: Choice<ClosureReason>,
    #[serde(default, with = "lenient")]
    optional_option: Option<ClosureReason>,
    #[serde(default, with = "lenient")]
    optional_choice: Option<Choice<ClosureReason>>,
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Labelled {
    #[serde(with = "label")]
    option: ClosureReason,
    #[serde(with = "label")]
    choice: Choice<ClosureReason>,
    #[serde(default, with = "label")]
    optional_option: Option<ClosureReason>,
    #[serde(default, with = "label")]
    optional_choice: Option<Choice<ClosureReason>>,
}

impl Lenient {
    fn known() -> Self {
        Self {
            option: AGENT_CLOSED,
            choice: AGENT_CLOSED.into(),
            optional_option: Some(AGENT_CLOSED),
            optional_choice: Some(AGENT_CLOSED.into()),
        }
    }
}

mod plain {
    use super::*;

    #[test]
    fn a_row_is_numbers_and_strings_of_numbers() {
        let json = json!({
            "option": 192_350_004,
            "choice": 192_350_099,
            "choices": "7,192350004",
            "optional_option": 192_350_004,
            "optional_choice": -1,
            "optional_choices": "192350004",
        });
        let row = Plain {
            option: AGENT_CLOSED,
            choice: Choice::new(192_350_099),
            choices: Choices::from([7, 192_350_004]),
            optional_option: Some(AGENT_CLOSED),
            optional_choice: Some(Choice::new(-1)),
            optional_choices: Some(Choices::from([AGENT_CLOSED])),
        };
        assert_eq!(serde_json::to_value(&row).unwrap(), json);
        assert_eq!(read(&json.to_string()), Ok(row));
    }

    #[test]
    fn null_is_the_empty_set_and_an_absent_option() {
        let json = json!({
            "option": 192_350_004,
            "choice": 192_350_004,
            "choices": null,
            "optional_option": null,
            "optional_choice": null,
            "optional_choices": null,
        });
        let row: Plain = read(&json.to_string()).unwrap();
        assert!(row.choices.is_empty());
        assert_eq!((row.optional_option, row.optional_choice, &row.optional_choices), (None, None, &None));
        assert_eq!(serde_json::to_value(&row).unwrap(), json);
    }

    #[test]
    fn a_missing_key_is_an_absent_option() {
        let row: Plain = read(r#"{"option": 192350004, "choice": 192350004, "choices": ""}"#).unwrap();
        assert_eq!((row.optional_option, row.optional_choice, row.optional_choices), (None, None, None));
        assert!(row.choices.is_empty());
    }

    #[test]
    fn microsofts_blank_after_the_comma_is_read() {
        assert_eq!(read(r#""1, 9""#), Ok(Choices::<Period>::from([1, 9])));
    }

    #[test]
    fn the_empty_text_is_the_empty_set() {
        assert_eq!(read(r#""""#), Ok(Choices::<Period>::new()));
    }

    #[test]
    fn an_unknown_value_is_an_error_for_an_option_and_none_for_a_choice() {
        assert_error(
            read::<ClosureReason>("192350099"),
            &[&format!("192350099 is not an option of {CLOSURE_REASON}")],
        );
        assert_eq!(read("192350099"), Ok(Choice::<ClosureReason>::new(192_350_099)));
    }

    #[test]
    fn a_number_beyond_32_bits_is_an_error_that_names_the_set() {
        for number in ["2147483648", "-2147483649", "9223372036854775807", "18446744073709551615"] {
            assert_error(read::<ClosureReason>(number), &[number, CLOSURE_REASON]);
            assert_error(read::<Choice<ClosureReason>>(number), &[number, CLOSURE_REASON]);
        }
        assert_eq!(read("2147483647"), Ok(Choice::<ClosureReason>::new(i32::MAX)));
        assert_eq!(read("-2147483648"), Ok(Choice::<ClosureReason>::new(i32::MIN)));
    }

    #[test]
    fn anything_but_an_integer_is_an_error_that_names_the_set() {
        for json in [r#""192350004""#, r#""AgentClosed""#, "192350004.0", "true", "null", "[]", "{}"] {
            assert_error(read::<ClosureReason>(json), &[CLOSURE_REASON]);
            assert_error(read::<Choice<ClosureReason>>(json), &[CLOSURE_REASON]);
        }
    }

    #[test]
    fn quotes_in_messages_are_cut() {
        let json = serde_json::to_string(&"x".repeat(100_000)).unwrap();
        for error in [
            read::<ClosureReason>(&json).unwrap_err(),
            read::<Choice<ClosureReason>>(&json).unwrap_err(),
            read::<Choices<ClosureReason>>(&json).unwrap_err(),
            read_lenient::<ClosureReason>(&json).unwrap_err(),
            read_lenient::<Option<Choices<ClosureReason>>>(&json).unwrap_err(),
            read_label::<Choice<ClosureReason>>(&json).unwrap_err(),
            read_label::<Choices<ClosureReason>>(&json).unwrap_err(),
        ] {
            assert!(error.len() < 1_100 && error.contains(CLOSURE_REASON), "{} bytes", error.len());
        }
    }

    #[test]
    fn an_array_of_values_is_choices() {
        for (json, values) in
            [("[1, 9]", &[1, 9][..]), ("[9,1,9]", &[1, 9]), ("[]", &[]), ("[-1]", &[-1]), ("9", &[9])]
        {
            assert_eq!(read(json), Ok(values.iter().copied().collect::<Choices<Period>>()), "{json}");
        }
    }

    #[test]
    fn choices_take_no_fraction_and_no_array_of_texts() {
        for json in ["9.5", "true", r#"{"a": 1}"#] {
            assert_error(
                read::<Choices<ClosureReason>>(json),
                &["expected null, or a string of option values of ClosureReason"],
            );
        }
    }

    #[test]
    fn a_text_is_an_error_that_says_what_was_expected() {
        assert_error(
            serde_json::from_value::<Choice<ClosureReason>>(json!("AgentClosed"))
                .map_err(|error| error.to_string()),
            &["\"AgentClosed\"", "expected an integer", CLOSURE_REASON],
        );
    }

    #[test]
    fn a_bad_member_of_choices_is_named_with_its_place() {
        assert_error(read::<Choices<ClosureReason>>(r#""1, AgentClosed""#), &["\"AgentClosed\" at byte 3"]);
    }

    #[test]
    fn options_and_choices_serve_as_keys_of_a_map() {
        use std::collections::BTreeMap;
        let counts = BTreeMap::from([(Choice::<ClosureReason>::from(AGENT_CLOSED), 3), (Choice::new(7), 1)]);
        let json = serde_json::to_string(&counts).unwrap();
        assert_eq!(json, r#"{"7":1,"192350004":3}"#);
        assert_eq!(read(&json), Ok(counts));
    }
}

/// The documentation of the derive warns of it.
#[test]
fn serdes_own_derive_writes_the_name_of_the_variant() {
    #[derive(Clone, Copy, Debug, PartialEq, closure_reason::OptionSet, serde::Serialize)]
    #[option_set(table = "demo_job", column = "demo_grade")]
    enum Grade {
        #[option(value = 745500000, label = "First rate")]
        FirstRate,
    }
    assert_eq!(serde_json::to_string(&Grade::FirstRate).unwrap(), "\"FirstRate\"");
    let choice = closure_reason::Choice::from(Grade::FirstRate);
    assert_eq!(serde_json::to_string(&choice).unwrap(), "745500000");
}
