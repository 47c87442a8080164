use super::*;

fn text<T: Field>(cell: &str) -> Result<T, String> {
    plain(cell).map(|Text(cell)| cell)
}

#[test]
fn every_spelling_is_read_as_by_lenient() {
    for cell in [
        "192350004",
        " 192350004",
        "192350004.0",
        "1.92350004e8",
        "AgentClosed",
        " AgentClosed",
        "192350099",
        "",
        " ",
    ] {
        assert_eq!(text::<Option<Choice<ClosureReason>>>(cell), lenient(cell), "{cell:?}");
    }
    assert_eq!(text("AgentClosed"), Ok(ClosureReason::AgentClosed));
    assert_eq!(text("AgentClosed"), Ok(Choice::from(ClosureReason::AgentClosed)));
    assert_eq!(text("AgentClosed; 192350001"), lenient::<Choices<ClosureReason>>("AgentClosed; 192350001"));
    assert_eq!(text(""), Ok(Choices::<ClosureReason>::new()));
    assert_error(text::<Choice<ClosureReason>>(""), "ClosureReason (msdyn_ocsession.msdyn_closurereason)");
    for cell in ["2", "2.0", "40", "AgentClose"] {
        assert_eq!(text::<Choice<Period>>(cell), lenient(cell), "{cell}");
    }
}

#[test]
fn no_digit_is_lost() {
    for option in Inexact::ALL {
        assert_eq!(text(option.label()), Ok(*option));
        assert_eq!(text(option.label()), Ok(Some(*option)));
    }
    assert_error(text::<Inexact>("1234567890123456789012345678901234567891"), "Inexact");
}

#[test]
fn values_are_written_and_read_back() {
    for option in Odd::ALL {
        let cell = Text(Some(*option));
        assert_eq!(written(&cell), format!("1,{}\n", option.value()));
        assert_eq!(there_and_back(&cell), Ok(cell));
    }
}
