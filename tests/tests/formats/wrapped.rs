//! Cells that formats give as a map, which is made by hand here: numbers that `serde_json` reads to the last
//! digit (`arbitrary_precision`, a feature for a whole build), and the elements of XML, as `quick-xml` gives
//! them. `tests/other_crates` reads real XML.

use closure_reason::serde::{Field, label, lenient};
use closure_reason::{Choice, Choices, ClosureReason, OptionSet};
use serde::de::value::{Error, MapDeserializer};

#[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
#[option_set(name = "demo_accounts")]
enum Account {
    #[option(value = 1, label = "12345678901234567890")]
    Long,
    #[option(value = 2, label = "0.1")]
    Fraction,
}

type Map<'a> = MapDeserializer<'a, std::iter::Copied<std::slice::Iter<'a, (&'a str, &'a str)>>, Error>;

fn map<'a>(entries: &'a [(&'a str, &'a str)]) -> Map<'a> {
    MapDeserializer::new(entries.iter().copied())
}

fn lenient<F: Field>(digits: &str) -> Result<F, String> {
    let number = [("$serde_json::private::Number", digits)];
    lenient::deserialize(map(&number)).map_err(|error| error.to_string())
}

fn label<F: Field>(digits: &str) -> Result<F, String> {
    let number = [("$serde_json::private::Number", digits)];
    label::deserialize(map(&number)).map_err(|error| error.to_string())
}

#[test]
fn numbers_are_read_as_without_the_feature() {
    for digits in ["192350004", "192350004.0", "1.92350004e8"] {
        assert_eq!(lenient(digits), Ok(ClosureReason::AgentClosed), "{digits}");
        assert_eq!(lenient(digits), Ok(Some(Choice::from(ClosureReason::AgentClosed))), "{digits}");
        assert_eq!(lenient(digits), Ok(Choices::from([ClosureReason::AgentClosed])), "{digits}");
    }
    assert_eq!(lenient("192350099"), Ok(Choice::<ClosureReason>::new(192_350_099)));
    assert_eq!(
        lenient::<ClosureReason>("2147483648"),
        Err("2147483648 is not an option of ClosureReason (msdyn_ocsession.msdyn_closurereason): option values are signed 32-bit integers".into()),
    );
}

#[test]
fn a_label_of_many_digits_is_found_to_the_last_one() {
    assert_eq!(lenient("12345678901234567890"), Ok(Account::Long));
    assert!(lenient::<Account>("12345678901234567891").is_err());
    assert_eq!(label("12345678901234567890"), Ok(Choice::from(Account::Long)));
    assert_eq!(label("0.10"), Ok(Choice::from(Account::Fraction)));
    assert_eq!(label("7"), Ok(Choice::<Account>::new(7)));
    assert!(label::<Choice<Account>>("7.0").is_err());
}

#[test]
fn an_element_is_its_text_whatever_its_attributes() {
    for element in [
        &[("$text", "AgentClosed")][..],
        &[("$value", "AgentClosed")],
        &[("@label", "AgentReject"), ("$text", "AgentClosed")],
    ] {
        let closed = Choice::from(ClosureReason::AgentClosed);
        assert_eq!(lenient::deserialize(map(element)), Ok(Some(closed)), "{element:?}");
        assert_eq!(label::deserialize(map(element)), Ok(closed), "{element:?}");
        assert_eq!(lenient::deserialize(map(element)), Ok(Choices::from([closed])), "{element:?}");
    }
    for element in [&[][..], &[("@label", "AgentReject")]] {
        assert_eq!(lenient::deserialize(map(element)), Ok(None::<Choice<ClosureReason>>), "{element:?}");
        assert_eq!(lenient::deserialize(map(element)), Ok(Choices::<ClosureReason>::new()), "{element:?}");
        assert!(label::deserialize::<Choice<ClosureReason>, _>(map(element)).is_err());
    }
    let inner = [("value", "192350004")];
    assert!(lenient::deserialize::<Option<Choice<ClosureReason>>, _>(map(&inner)).is_err());
}

#[test]
fn any_other_map_is_an_error_that_names_the_set() {
    let inner = &[("value", "1")][..];
    for read in [
        lenient::deserialize::<Option<Choice<Account>>, _>(map(inner)).err(),
        label::deserialize::<Option<Choice<Account>>, _>(map(inner)).err(),
        lenient::deserialize::<Choices<Account>, _>(map(inner)).err(),
    ] {
        let error = read.expect("an error").to_string();
        assert!(error.contains("invalid type: map") && error.contains("demo_accounts"), "{error}");
    }
}

#[test]
fn an_empty_element_is_an_error_in_words_of_its_own_without_an_option() {
    for read in [
        lenient::deserialize::<Choice<Account>, _>(map(&[])).err(),
        label::deserialize::<Choice<Account>, _>(map(&[])).err(),
        label::deserialize::<Account, _>(map(&[("@label", "0.1")])).err(),
    ] {
        let error = read.expect("an error").to_string();
        assert!(error.starts_with("invalid type: an empty element or map, expected"), "{error}");
        assert!(error.contains("demo_accounts"), "{error}");
    }
}
