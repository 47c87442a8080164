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
