use super::*;

#[test]
fn an_option_is_read_from_the_exact_text_of_its_label() {
    for option in Period::ALL {
        assert_eq!(label(option.label()), Ok(*option));
        assert_eq!(label(option.label()), Ok(Some(*option)));
    }
    for option in Odd::ALL {
        assert_eq!(label(option.label()), Ok(*option));
    }
    assert_error(label::<Period>("7"), "\"7\" is not a label of Period");
    assert_error(label::<Period>("4"), "\"4\" is not a label of Period");
}

#[test]
fn a_choice_is_read_from_a_label_with_a_wrongly_guessed_type() {
    for option in Odd::ALL {
        assert_eq!(label(option.label()), Ok(Choice::from(*option)));
        assert_eq!(label(option.label()), Ok(Some(Choice::from(*option))));
    }
    assert_eq!(label("1"), Ok(Choice::from(Period::One)));
    assert_eq!(label("40"), Ok(Choice::from(Period::Forty)));
    assert_eq!(label("007"), Ok(Choice::from(Period::Agent)));
}

#[test]
fn a_choice_with_a_label_that_is_another_options_value_is_an_error() {
    assert_error(label::<Choice<Period>>("2"), "2 has two meanings in Period (organization.fiscalperiod)");
    assert_error(label::<Option<Choice<Period>>>("2"), "2 has two meanings in Period");
}

#[test]
fn an_empty_cell_is_none_or_an_error() {
    assert_eq!(label(""), Ok(None::<Period>));
    assert_eq!(label(""), Ok(None::<Choice<Period>>));
    assert_error(label::<Period>(""), "Period (organization.fiscalperiod)");
    assert_error(label::<Choice<Period>>(""), "Period (organization.fiscalperiod)");
}

#[test]
fn an_unknown_choice_is_written_as_its_number_and_read_from_it() {
    for value in [192_350_099, -1, i32::MIN, i32::MAX] {
        let choice = Choice::<ClosureReason>::new(value);
        let cell = Labelled(choice);
        assert_eq!(written(&cell), format!("1,{value}\n"));
        assert_eq!(there_and_back(&cell), Ok(cell));
    }
}

#[test]
fn labels_are_written_and_read_back() {
    assert_eq!(written(&Labelled(Odd::Quoted)), "1,\"say \"\"yes\"\",\nor not\"\n");
    assert_eq!(written(&Labelled(Period::Agent)), "1,007\n");
    for option in Odd::ALL {
        let cell = Labelled(Some(Choice::from(*option)));
        assert_eq!(there_and_back(&cell), Ok(cell));
    }
}

#[test]
fn an_unknown_label_is_an_error() {
    for cell in ["AgentClose", "agentclosed", "Agent Closed", "192350004.0", "1.5", "NaN", "true"] {
        assert_error(label::<ClosureReason>(cell), "ClosureReason (msdyn_ocsession.msdyn_closurereason)");
        assert_error(label::<Choice<ClosureReason>>(cell), "ClosureReason (msdyn_ocsession.");
    }
}

#[test]
fn digits_lost_by_guessed_types_are_an_error_except_for_an_option() {
    for option in Inexact::ALL {
        assert_eq!(label(option.label()), Ok(*option));
        assert_error(label::<Choice<Inexact>>(option.label()), "a label of Inexact");
        assert_error(lenient::<Inexact>(option.label()), "Inexact");
    }
    let other = "1234567890123456789012345678901234567891";
    assert_error(label::<Choice<Inexact>>(other), "a label of Inexact");
    assert_error(lenient::<Choice<Inexact>>(other), "Inexact");
}
