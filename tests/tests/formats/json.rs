//! Rows as JSON: what is written, which spellings are read, and what is an error. Also postcard, a
//! format that is not human-readable.

use closure_reason::serde::{Field, label, lenient};
use closure_reason::{Choice, Choices, ClosureReason, OptionSet};
use serde::de::value::{Error as ValueError, F64Deserializer, I64Deserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::columns::Period;

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

fn read_label<F: Field>(json: &str) -> Result<F, String> {
    label::deserialize(&mut serde_json::Deserializer::from_str(json)).map_err(|error| error.to_string())
}

fn read_lenient<F: Field>(json: &str) -> Result<F, String> {
    lenient::deserialize(&mut serde_json::Deserializer::from_str(json)).map_err(|error| error.to_string())
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
        assert_eq!(serde_json::from_value::<Plain>(json.clone()).unwrap(), row);
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
        let json = serde_json::to_string(&"x".repeat(1_000_000)).unwrap();
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

mod lenient_fields {
    use super::*;

    fn row(spelling: &str) -> Result<Lenient, String> {
        read(&format!(
            r#"{{"option": {spelling}, "choice": {spelling}, "optional_option": {spelling}, "optional_choice": {spelling}}}"#
        ))
    }

    #[test]
    fn a_number_is_read() {
        assert_eq!(row("192350004"), Ok(Lenient::known()));
    }

    #[test]
    fn a_number_as_text_is_read() {
        for spelling in [r#""192350004""#, r#"" 192350004 ""#, r#""+192350004""#, r#""0192350004""#] {
            assert_eq!(row(spelling), Ok(Lenient::known()), "{spelling}");
        }
    }

    #[test]
    fn an_integral_float_is_read() {
        for spelling in [
            "192350004.0",
            "192350004.000",
            "1.92350004e8",
            r#""192350004.0""#,
            r#""192350004.00""#,
            r#""192350004,0""#,
        ] {
            assert_eq!(row(spelling), Ok(Lenient::known()), "{spelling}");
        }
    }

    #[test]
    fn a_label_or_alias_is_read() {
        assert_eq!(row(r#""AgentClosed""#), Ok(Lenient::known()));
        assert_eq!(read_lenient(r#""AgentTransfered""#), Ok(ClosureReason::AgentTransferred));
    }

    #[test]
    fn null_and_empty_text_are_none_for_an_option() {
        for json in ["null", r#""""#, r#""  ""#, r#""\t""#] {
            assert_eq!(read_lenient::<Option<ClosureReason>>(json), Ok(None));
            assert_eq!(read_lenient::<Option<Choice<ClosureReason>>>(json), Ok(None));
        }
    }

    #[test]
    fn null_and_empty_text_are_errors_without_an_option() {
        for json in ["null", r#""""#, r#"" ""#] {
            assert_error(read_lenient::<ClosureReason>(json), &[CLOSURE_REASON]);
            assert_error(read_lenient::<Choice<ClosureReason>>(json), &[CLOSURE_REASON]);
        }
        assert_error(read_lenient::<Odd>(r#""""#), &["odd_labels"]);
    }

    #[test]
    fn a_missing_key_is_none_with_default() {
        let row: Lenient = read(r#"{"option": 192350004, "choice": "AgentClosed"}"#).unwrap();
        assert_eq!((row.optional_option, row.optional_choice), (None, None));
        assert_error(read::<Lenient>(r#"{"choice": 192350004}"#), &["missing field `option`"]);
    }

    #[test]
    fn the_value_is_written() {
        let row = Lenient::known();
        let json = serde_json::to_value(&row).unwrap();
        assert_eq!(
            json,
            json!({
                "option": 192_350_004, "choice": 192_350_004,
                "optional_option": 192_350_004, "optional_choice": 192_350_004,
            })
        );
        assert_eq!(read(&json.to_string()), Ok(row));
        assert_eq!(write_lenient(&None::<ClosureReason>), Ok(Value::Null));
        assert_eq!(write_lenient(&Choice::<ClosureReason>::new(-7)), Ok(json!(-7)));
    }

    #[test]
    fn an_unknown_value_in_any_spelling_is_kept_by_a_choice_and_refused_by_an_option() {
        for json in ["192350099", r#""192350099""#, "192350099.0", r#""192350099.0""#] {
            assert_eq!(read_lenient(json), Ok(Choice::<ClosureReason>::new(192_350_099)), "{json}");
            assert_eq!(read_lenient(json), Ok(Some(Choice::<ClosureReason>::new(192_350_099))), "{json}");
            let error = format!("192350099 is not an option of {CLOSURE_REASON}");
            assert_error(read_lenient::<ClosureReason>(json), &[&error]);
            assert_error(read_lenient::<Option<ClosureReason>>(json), &[&error]);
        }
    }

    #[test]
    fn an_invalid_spelling_is_an_error_that_names_the_set() {
        for json in [
            r#""AgentClose""#,
            r#""agentclosed""#,
            "1.5",
            r#""1.5""#,
            r#""NaN""#,
            r#""192,35,004""#,
            r#""192,350.004""#,
            r#""1.9235e+08""#,
            r#""192350004.00000000000000001""#,
            r#""192350004.0.0""#,
            r#""192350004.01""#,
            r#""0x7""#,
            "1e300",
            "2147483648",
            "-2147483649",
            r#""2147483648""#,
            "2147483648.0",
            "18446744073709551615",
            "true",
            "[]",
            r#"{"a": 1}"#,
        ] {
            assert_error(read_lenient::<ClosureReason>(json), &[CLOSURE_REASON]);
            assert_error(read_lenient::<Choice<ClosureReason>>(json), &[CLOSURE_REASON]);
            assert_error(read_lenient::<Option<Choice<ClosureReason>>>(json), &[CLOSURE_REASON]);
        }
    }

    #[test]
    fn fractions_are_not_called_too_large() {
        for json in ["192350004.5", r#""192350004.5""#] {
            let error = read_lenient::<Choice<ClosureReason>>(json).unwrap_err();
            assert!(
                error.contains("option values are whole numbers") && !error.contains("32 bits"),
                "{error}"
            );
        }
    }

    #[test]
    fn digits_that_mean_one_option_both_ways_are_read() {
        for json in ["1", r#""1""#, "1.0", r#""1.0""#] {
            assert_eq!(read_lenient(json), Ok(Period::One), "{json}");
        }
    }

    #[test]
    fn a_label_that_is_another_options_value_is_an_error_with_and_without_quotes() {
        for json in ["2", r#""2""#, "2.0", r#""2.0""#, r#""02""#, r#"" 2 ""#] {
            let error =
                "2 has two meanings in Period (organization.fiscalperiod): as a label it is option 3 \"2\"";
            assert_error(read_lenient::<Period>(json), &[error]);
            assert_error(read_lenient::<Choice<Period>>(json), &[error]);
            assert_error(read_lenient::<Option<Choice<Period>>>(json), &[error]);
        }
        assert_eq!(read_lenient(r#""February""#), Ok(Period::February));
    }

    #[test]
    fn a_label_that_is_a_number_but_no_options_value_is_an_error_too() {
        for json in ["40", r#""40""#, "7", r#""007""#, r#""7""#] {
            assert_error(read_lenient::<Period>(json), &["has two meanings in Period"]);
            assert_error(read_lenient::<Choice<Period>>(json), &["has two meanings in Period"]);
        }
        assert_eq!(read_lenient("4"), Ok(Period::Forty));
        assert_eq!(read_lenient(r#""forty""#), Ok(Period::Forty));
    }

    #[test]
    fn a_label_beyond_any_value_is_read_without_quotes_too() {
        for (json, option) in [
            (r#""true""#, Odd::True),
            ("true", Odd::True),
            (r#""1.5""#, Odd::Fraction),
            ("1.5", Odd::Fraction),
            (r#""9007199254740993""#, Odd::Account),
            ("9007199254740993", Odd::Account),
        ] {
            assert_eq!(read_lenient(json), Ok(option), "{json}");
        }
    }

    #[test]
    fn a_large_number_is_not_rounded_to_a_label() {
        for json in ["9007199254740992", "9007199254740994", "9007199254740993.0", "9007199254740992.0"] {
            assert_error(read_lenient::<Odd>(json), &["Odd (odd_labels)"]);
            assert_error(read_lenient::<Choice<Odd>>(json), &["Odd (odd_labels)"]);
        }
    }

    #[test]
    fn digits_beyond_any_value_are_a_label_as_written() {
        #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
        enum Accounts {
            #[option(value = 1, label = "99999999999")]
            Short,
            #[option(value = 2, label = "099999999999")]
            Padded,
        }
        assert_eq!(read_lenient(r#""99999999999""#), Ok(Accounts::Short));
        assert_eq!(read_lenient(r#""099999999999""#), Ok(Accounts::Padded));
        assert_error(
            read_lenient::<Accounts>("99999999999"),
            &[
                r#"99999999999 is the label of several options of Accounts: 1 "99999999999", 2 "099999999999""#,
            ],
        );
    }

    #[test]
    fn true_and_false_of_a_yes_no_column_may_be_its_labels_unless_they_mean_the_other_option() {
        #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
        #[option_set(kind = boolean)]
        enum Plain {
            #[option(value = 0, label = "false")]
            No,
            #[option(value = 1, label = "true")]
            Yes,
        }
        #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
        #[option_set(kind = boolean)]
        enum Reversed {
            #[option(value = 0, label = "true")]
            Off,
            #[option(value = 1, label = "false")]
            On,
        }
        assert_eq!(read_lenient(r#""true""#), Ok(Plain::Yes));
        assert_eq!(read_lenient("false"), Ok(Plain::No));
        assert_eq!(read_lenient("true"), Ok(Reversed::On));
        assert_eq!(read_lenient("false"), Ok(Reversed::Off));
        assert_error(read_lenient::<Reversed>(r#""true""#), &["\"true\" has two meanings in Reversed"]);
    }

    #[test]
    fn the_first_number_that_a_float_may_have_rounded_is_no_label() {
        #[derive(Clone, Copy, Debug, OptionSet)]
        enum Whole {
            #[option(value = 1, label = "9007199254740991")]
            Below,
            #[option(value = 2, label = "9007199254740992")]
            First,
        }
        #[derive(Clone, Copy, Debug, OptionSet)]
        enum Fraction {
            #[option(value = 3, label = "9007199254740992.5")]
            First,
        }
        fn read<T: OptionSet>(number: f64) -> Option<i32> {
            let number: F64Deserializer<ValueError> = number.into_deserializer();
            lenient::deserialize::<T, _>(number).ok().map(T::value)
        }
        assert_eq!(read::<Whole>(9_007_199_254_740_991.0), Some(1));
        assert_eq!(read::<Whole>(9_007_199_254_740_992.0), None);
        assert_eq!(read::<Fraction>(9_007_199_254_740_992.0), None);
    }

    #[test]
    fn a_label_of_several_options_is_an_error_that_lists_them() {
        assert_error(read_lenient::<QuoteStatus>(r#""Same""#), &["1 \"Same\", 2 \"Same\""]);
        assert_error(read_lenient::<Choice<QuoteStatus>>(r#""Same""#), &["1 \"Same\", 2 \"Same\""]);
    }
}

mod label_fields {
    use super::*;

    #[test]
    fn the_label_is_written_and_read() {
        let row = Labelled {
            option: AGENT_CLOSED,
            choice: AGENT_CLOSED.into(),
            optional_option: Some(AGENT_CLOSED),
            optional_choice: Some(AGENT_CLOSED.into()),
        };
        let json = json!({
            "option": "AgentClosed", "choice": "AgentClosed",
            "optional_option": "AgentClosed", "optional_choice": "AgentClosed",
        });
        assert_eq!(serde_json::to_value(&row).unwrap(), json);
        assert_eq!(read(&json.to_string()), Ok(row));
    }

    #[test]
    fn an_alias_is_read_and_the_label_written() {
        assert_eq!(read_label(r#""AgentTransfered""#), Ok(ClosureReason::AgentTransferred));
        assert_eq!(write_label(&ClosureReason::AgentTransferred), Ok(json!("AgentTransferred")));
    }

    #[test]
    fn null_and_a_missing_key_are_none() {
        assert_eq!(read_label("null"), Ok(None::<ClosureReason>));
        assert_eq!(read_label("null"), Ok(None::<Choice<ClosureReason>>));
        assert_eq!(write_label(&None::<ClosureReason>), Ok(Value::Null));
        let row: Labelled = read(r#"{"option": "AgentClosed", "choice": "AgentClosed"}"#).unwrap();
        assert_eq!((row.optional_option, row.optional_choice), (None, None));
    }

    #[test]
    fn null_is_an_error_without_an_option() {
        assert_error(read_label::<ClosureReason>("null"), &[CLOSURE_REASON]);
        assert_error(read_label::<Choice<ClosureReason>>("null"), &[CLOSURE_REASON]);
    }

    #[test]
    fn an_unknown_choice_is_written_as_its_number_and_read_from_it() {
        let unknown = Choice::<ClosureReason>::new(192_350_099);
        assert_eq!(write_label(&unknown), Ok(json!(192_350_099)));
        assert_eq!(write_label(&Some(unknown)), Ok(json!(192_350_099)));
        assert_eq!(read_label("192350099"), Ok(unknown));
        assert_eq!(read_label("192350099"), Ok(Some(unknown)));
    }

    #[test]
    fn a_number_is_not_the_label_of_an_option() {
        for json in ["192350004", "192350099", "192350004.0"] {
            assert_error(read_label::<ClosureReason>(json), &["invalid type", CLOSURE_REASON]);
            assert_error(read_label::<Option<ClosureReason>>(json), &["invalid type", CLOSURE_REASON]);
        }
        assert_error(read_label::<Period>("1"), &["invalid type"]);
    }

    #[test]
    fn an_unknown_label_is_an_error_that_names_the_set() {
        for json in [
            r#""192350004""#,
            r#""+192350099""#,
            r#""192350099.0""#,
            r#""AgentClose""#,
            r#""agentclosed""#,
            r#""""#,
        ] {
            assert_error(read_label::<ClosureReason>(json), &["is not a label of", CLOSURE_REASON]);
            assert_error(read_label::<Choice<ClosureReason>>(json), &["is not a label of", CLOSURE_REASON]);
            assert_error(
                read_label::<Option<Choice<ClosureReason>>>(json),
                &["is not a label of", CLOSURE_REASON],
            );
        }
        for json in ["[]", "{}", "true", "192350004.0", "1.5", "2147483648", "-2147483649", "1e300"] {
            assert_error(read_label::<ClosureReason>(json), &[CLOSURE_REASON]);
            assert_error(read_label::<Choice<ClosureReason>>(json), &[CLOSURE_REASON]);
        }
    }

    #[test]
    fn digits_in_quotes_are_the_label() {
        for (json, option) in [
            (r#""1""#, Period::One),
            (r#""2""#, Period::LabelledTwo),
            (r#""40""#, Period::Forty),
            (r#""007""#, Period::Agent),
        ] {
            assert_eq!(read_label(json), Ok(option));
            assert_eq!(read_label(json), Ok(Choice::from(option)));
            assert_eq!(read_label(json), Ok(Some(Choice::from(option))));
            assert_eq!(write_label(&option).unwrap().to_string(), json);
        }
        assert_error(read_label::<Period>(r#""7""#), &["is not a label of Period"]);
        assert_error(read_label::<Choice<Period>>(r#""7""#), &["is not a label of Period"]);
    }

    #[test]
    fn a_number_that_is_one_options_value_and_anothers_label_is_an_error() {
        assert_error(
            read_label::<Choice<Period>>("2"),
            &["2 has two meanings in Period (organization.fiscalperiod)"],
        );
    }

    #[test]
    fn an_unknown_number_that_would_be_read_back_as_a_label_is_not_written() {
        for value in [40, 7] {
            assert_error(
                write_label(&Choice::<Period>::new(value)),
                &[&value.to_string(), "would be read back as"],
            );
            assert_error(write_label(&Some(Choice::<Period>::new(value))), &["would be read back as"]);
        }
        assert_eq!(write_label(&Choice::<Period>::new(41)), Ok(json!(41)));
    }

    #[test]
    fn the_empty_text_is_an_option_if_that_is_its_label() {
        assert_eq!(read_label(r#""""#), Ok(Odd::Empty));
        assert_eq!(read_label(r#""""#), Ok(Some(Odd::Empty)));
        assert_eq!(write_label(&Odd::Empty), Ok(json!("")));
    }

    #[test]
    fn a_label_of_several_options_is_an_error() {
        assert_error(read_label::<QuoteStatus>(r#""Same""#), &["several options of QuoteStatus"]);
        assert_error(read_label::<Choice<QuoteStatus>>(r#""Same""#), &["several options of QuoteStatus"]);
    }
}

/// Formats that guess types (here serde's own deserializers of one number) give an option a number
/// even if asked for text.
mod guessed_types {
    use super::*;

    fn whole<F: Field>(number: i64) -> Result<F, ValueError> {
        label::deserialize::<F, I64Deserializer<ValueError>>(number.into_deserializer())
    }

    fn float<F: Field>(number: f64) -> Result<F, ValueError> {
        label::deserialize::<F, F64Deserializer<ValueError>>(number.into_deserializer())
    }

    #[test]
    fn a_number_is_a_label_if_only_a_label_is_spelled_so() {
        assert_eq!(whole(1), Ok(Period::One));
        assert_eq!(whole(7), Ok(Period::Agent));
        assert_eq!(float(7.0), Ok(Period::Agent));
        assert_eq!(float(1.5), Ok(Odd::Fraction));
        assert_eq!(float(1.5), Ok(Choice::from(Odd::Fraction)));
        assert_eq!(whole(9_007_199_254_740_993), Ok(Choice::from(Odd::Account)));
    }

    #[test]
    fn a_number_that_is_not_a_label_is_a_value_only_for_a_choice() {
        assert_eq!(whole(4), Ok(Choice::from(Period::Forty)));
        assert!(whole::<Period>(4).is_err());
        assert!(float::<Choice<Period>>(4.0).is_err());
    }

    #[test]
    fn a_number_with_two_meanings_is_an_error() {
        assert!(whole::<Period>(2).is_err());
        assert!(whole::<Choice<Period>>(2).is_err());
        assert!(float::<Choice<Period>>(2.0).is_err());
    }

    #[test]
    fn a_large_number_is_not_rounded_to_a_label() {
        assert!(whole::<Choice<Odd>>(9_007_199_254_740_992).is_err());
        assert!(float::<Choice<Odd>>(9_007_199_254_740_992.0).is_err());
    }
}

/// `flatten` and internal tags make serde keep a row in memory before it is read.
mod buffered {
    use super::*;

    #[derive(Debug, PartialEq, Deserialize, Serialize)]
    struct Flattened {
        id: u32,
        #[serde(flatten)]
        row: Row,
    }

    #[derive(Debug, PartialEq, Deserialize, Serialize)]
    #[serde(tag = "kind")]
    enum Tagged {
        Session(Row),
    }

    #[derive(Debug, PartialEq, Deserialize, Serialize)]
    struct Row {
        option: ClosureReason,
        choice: Choice<ClosureReason>,
        choices: Choices<ClosureReason>,
        #[serde(with = "label")]
        label: ClosureReason,
        #[serde(with = "label")]
        label_choice: Option<Choice<ClosureReason>>,
        #[serde(with = "lenient")]
        lenient: ClosureReason,
        #[serde(default, with = "lenient")]
        lenient_choice: Option<Choice<ClosureReason>>,
    }

    fn json(more: &Value) -> Value {
        let mut json = json!({
            "option": 192_350_004,
            "choice": 192_350_099,
            "choices": "7,9",
            "label": "AgentClosed",
            "label_choice": 192_350_099,
            "lenient": 192_350_004,
            "lenient_choice": -1,
        });
        json.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json
    }

    fn row() -> Row {
        Row {
            option: AGENT_CLOSED,
            choice: Choice::new(192_350_099),
            choices: Choices::from([7, 9]),
            label: AGENT_CLOSED,
            label_choice: Some(Choice::new(192_350_099)),
            lenient: AGENT_CLOSED,
            lenient_choice: Some(Choice::new(-1)),
        }
    }

    #[test]
    fn every_kind_of_field_can_be_flattened() {
        let flattened = Flattened { id: 1, row: row() };
        let json = json(&json!({"id": 1}));
        assert_eq!(serde_json::to_value(&flattened).unwrap(), json);
        assert_eq!(read(&json.to_string()), Ok(flattened));
    }

    #[test]
    fn every_kind_of_field_can_stand_beside_a_tag() {
        let tagged = Tagged::Session(row());
        let json = json(&json!({"kind": "Session"}));
        assert_eq!(serde_json::to_value(&tagged).unwrap(), json);
        assert_eq!(read(&json.to_string()), Ok(tagged));
    }

    #[test]
    fn all_spellings_are_read_from_the_buffer() {
        for spelling in [json!("192350004"), json!(192_350_004.0), json!("192350004.0"), json!("AgentClosed")]
        {
            let json = json(&json!({"id": 1, "lenient": spelling, "lenient_choice": null, "choices": null}));
            let flattened: Flattened = read(&json.to_string()).unwrap();
            assert_eq!(flattened.row.lenient, AGENT_CLOSED);
            assert_eq!(flattened.row.lenient_choice, None);
            assert!(flattened.row.choices.is_empty());
        }
    }
}

/// Postcard is not self-describing: the reader must know what comes next. It holds values.
mod postcard_bytes {
    use super::*;

    #[derive(Debug, PartialEq, Deserialize, Serialize)]
    struct Row<T: OptionSet> {
        option: T,
        choice: Choice<T>,
        choices: [Choices<T>; 2],
        optional: [Option<T>; 2],
        optional_choice: [Option<Choice<T>>; 2],
        #[serde(with = "label")]
        label: T,
        #[serde(with = "label")]
        label_choice: Choice<T>,
        #[serde(with = "label")]
        label_some: Option<T>,
        #[serde(with = "label")]
        label_some_choice: Option<Choice<T>>,
        #[serde(with = "label")]
        label_none: Option<Choice<T>>,
        #[serde(with = "lenient")]
        lenient: T,
        #[serde(with = "lenient")]
        lenient_choice: Choice<T>,
        #[serde(with = "lenient")]
        lenient_some: Option<T>,
        #[serde(with = "lenient")]
        lenient_some_choice: Option<Choice<T>>,
        #[serde(with = "lenient")]
        lenient_none: Option<T>,
    }

    fn row<T: OptionSet>(option: T, value: i32) -> Row<T> {
        let choice = Choice::new(value);
        Row {
            option,
            choice,
            choices: [Choices::new(), Choices::from([choice, Choice::from(option)])],
            optional: [None, Some(option)],
            optional_choice: [None, Some(choice)],
            label: option,
            label_choice: choice,
            label_some: Some(option),
            label_some_choice: Some(choice),
            label_none: None,
            lenient: option,
            lenient_choice: choice,
            lenient_some: Some(option),
            lenient_some_choice: Some(choice),
            lenient_none: None,
        }
    }

    #[test]
    fn every_kind_of_field_comes_back_as_it_was() {
        let row = row(AGENT_CLOSED, 192_350_099);
        let bytes = postcard::to_stdvec(&row).unwrap();
        assert_eq!(postcard::from_bytes(&bytes), Ok(row));
    }

    #[test]
    fn labels_that_look_like_values_do_not_matter() {
        for option in Period::ALL {
            for value in [2, 7, 40] {
                let row = row(*option, value);
                let bytes = postcard::to_stdvec(&row).unwrap();
                assert_eq!(postcard::from_bytes(&bytes), Ok(row));
            }
        }
    }

    #[test]
    fn the_bytes_are_those_of_the_value() {
        #[derive(Serialize)]
        struct Fields {
            #[serde(with = "label")]
            label: Period,
            #[serde(with = "lenient")]
            lenient: Option<Period>,
        }
        let fields = Fields { label: Period::February, lenient: Some(Period::February) };
        assert_eq!(postcard::to_stdvec(&fields), postcard::to_stdvec(&(2_i32, Some(2_i32))));
        assert_eq!(postcard::to_stdvec(&Choice::<Period>::new(-1)), postcard::to_stdvec(&-1_i32));
    }

    #[test]
    fn an_unknown_value_is_an_error_for_an_option() {
        #[derive(Debug, Deserialize)]
        struct Field {
            #[serde(with = "lenient")]
            _field: Option<Period>,
        }
        let bytes = postcard::to_stdvec(&Some(99_i32)).unwrap();
        assert!(postcard::from_bytes::<Field>(&bytes).is_err());
        assert!(postcard::from_bytes::<Period>(&bytes[1..]).is_err());
        assert_eq!(postcard::from_bytes(&bytes[1..]), Ok(Choice::<Period>::new(99)));
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
