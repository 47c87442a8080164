//! Derived sets are read by the same rule.

use closure_reason::serde::lenient;
use closure_reason::{Choice, ClosureReason, OptionMetadata, OptionSet};
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use super::cells::{texts, values};
use super::*;
use crate::random::for_all;

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

#[test]
fn derived_sets_are_read_by_the_same_rule() {
    for_all(500, (texts(), values()), |(cell, value)| {
        for cell in [cell, &value.to_string()] {
            assert_read_alike::<Odd>(cell);
            assert_read_alike::<Paid>(cell);
            assert_read_alike::<ClosureReason>(cell);
        }
        Ok(())
    });
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
