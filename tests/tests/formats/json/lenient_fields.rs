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
        assert!(error.contains("option values are whole numbers") && !error.contains("32 bits"), "{error}");
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
        &[r#"99999999999 is the label of several options of Accounts: 1 "99999999999", 2 "099999999999""#],
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
