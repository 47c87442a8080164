//! Properties of all option sets, numbers, texts and JSON values.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use closure_reason::serde::{Field, label, lenient};
use closure_reason::{Choice, Choices, ClosureReason, LabelError, OptionMetadata, OptionSet, UnknownValue};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(serde)]
enum Sparse {
    #[option(value = 2147483647, label = "greatest")]
    Greatest,
    #[option(value = -2147483648, label = "least")]
    Least,
    #[option(value = 0, label = "zero")]
    Zero,
    #[option(value = 192350000, label = "usual", alias = "Default")]
    Usual,
    #[option(value = -1, label = "Internal")]
    Internal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(serde, allow_duplicate_labels)]
enum Discriminants {
    Open = 30,
    Closed = -2,
    #[option(label = "In Progress")]
    Draft = 1,
    #[option(label = "In Progress")]
    Active = 2,
    #[option(label = "Won", alias = "7")]
    Won = 3,
    #[option(label = "WON", alias = "7")]
    WonAgain = 4,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(serde)]
enum Texts {
    #[option(value = 1, label = "1")]
    One,
    #[option(value = 2, label = "February")]
    February,
    #[option(value = 3, label = "2")]
    LabelledTwo,
    #[option(value = 4, label = "007")]
    Agent,
    #[option(value = 5, label = "1.5")]
    Fraction,
    #[option(value = 6, label = "9007199254740993")]
    Account,
    #[option(value = 8, label = "NaN", alias = "-0")]
    NotANumber,
    #[option(value = 9, label = "1e3", alias = "9.0")]
    Exponent,
    #[option(value = 10, label = "true")]
    True,
    #[option(value = 20, label = "")]
    Empty,
    #[option(value = 21, label = " Fiscal \"Year\"\r\n")]
    Blank,
    #[option(value = 22, label = "已关闭; {}")]
    Chinese,
    #[option(value = 23, label = "\0")]
    Nul,
    #[option(value = 24, label = "É")]
    Capital,
    #[option(value = 25, label = "é")]
    Small,
}

/// All traits that the properties need of a set.
trait Set:
    OptionSet
    + Debug
    + Display
    + PartialEq
    + Serialize
    + DeserializeOwned
    + TryFrom<i32, Error = UnknownValue>
    + FromStr<Err = LabelError>
{
}

impl<
    T: OptionSet
        + Debug
        + Display
        + PartialEq
        + Serialize
        + DeserializeOwned
        + TryFrom<i32, Error = UnknownValue>
        + FromStr<Err = LabelError>,
> Set for T
{
}

/// Runs a test for every option set of this file.
macro_rules! for_every_set {
    ($check:ident $(, $argument:expr)*) => {
        $check::<ClosureReason>($($argument),*)?;
        $check::<Sparse>($($argument),*)?;
        $check::<Discriminants>($($argument),*)?;
        $check::<Texts>($($argument),*)?;
    };
}

type Outcome = Result<(), TestCaseError>;

/// A row of a table with a column read in each way.
#[derive(Debug, PartialEq, Deserialize, Serialize)]
#[serde(bound = "F: Field")]
struct Labelled<F>(#[serde(with = "label")] F);

#[derive(Debug, PartialEq, Deserialize, Serialize)]
#[serde(bound = "F: Field")]
struct Lenient<F>(#[serde(with = "lenient")] F);

fn json<T: Serialize + DeserializeOwned>(value: &T) -> Result<T, String> {
    let text = serde_json::to_string(value).map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

fn csv<T: Serialize + DeserializeOwned>(value: T) -> Result<T, String> {
    let mut table = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    // A second cell, because an empty line is not a row.
    table.serialize((value, "x")).map_err(|error| error.to_string())?;
    let table = table.into_inner().unwrap();
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(&*table).into_deserialize();
    let (value, _): (T, String) = rows.next().expect("a row").map_err(|error| error.to_string())?;
    Ok(value)
}

fn postcard<T: Serialize + DeserializeOwned>(value: &T) -> Result<T, String> {
    let bytes = postcard::to_stdvec(value).map_err(|error| error.to_string())?;
    postcard::from_bytes(&bytes).map_err(|error| error.to_string())
}

/// The options with a label or alias that reads as this number, whatever the spelling.
fn read_as<T: OptionSet>(number: i32) -> Vec<i32> {
    let reads = |text: &str| text.trim().parse::<f64>() == Ok(f64::from(number));
    let options = T::METADATA.options();
    options
        .filter(|option| reads(option.label()) || option.aliases().any(reads))
        .map(OptionMetadata::value)
        .collect()
}

/// Whether this number is ambiguous: it is also a label of another value.
fn is_a_foreign_label<T: OptionSet>(number: i32) -> bool {
    read_as::<T>(number).iter().any(|&value| value != number)
}

/// Whether a label or alias of the choice reads as this number. Numbers too large for a float are
/// compared digit by digit.
fn bears_number<T: OptionSet>(choice: Choice<T>, number: &serde_json::Number) -> bool {
    let exact = number.as_f64().is_some_and(|number| number.abs() < 9_007_199_254_740_992.0);
    let reads = |text: &str| {
        if exact { text.parse().ok() == number.as_f64() } else { text == number.to_string() }
    };
    let option = T::METADATA.option(choice.value());
    option.is_some_and(|option| reads(option.label()) || option.aliases().any(reads))
}

/// Whether the label is a number that is also a value or label of another option.
fn is_mistakable<T: OptionSet + PartialEq>(option: T) -> bool {
    let Ok(number) = option.label().parse::<f64>() else { return false };
    let reads = |text: &str| text.trim().parse() == Ok(number);
    let others = T::METADATA.options().filter(|other| other.value() != option.value());
    others
        .into_iter()
        .any(|other| reads(&other.value().to_string()) || reads(other.label()) || other.aliases().any(reads))
}

/// The options that have this text.
fn bearers<T: OptionSet>(text: &str) -> Vec<i32> {
    let bears = |label: &str| label == text;
    let options = T::METADATA.options();
    options
        .filter(|option| bears(option.label()) || option.aliases().any(bears))
        .map(OptionMetadata::value)
        .collect()
}

fn every_option<T: Set>() -> Outcome {
    for (index, &option) in T::ALL.iter().enumerate() {
        prop_assert_eq!(option.index(), index);
        prop_assert_eq!(T::from_value(option.value()), Some(option));
        prop_assert_eq!(T::try_from(option.value()), Ok(option));
        prop_assert_eq!(Choice::from(option).known(), Some(option));
        prop_assert_eq!(option.to_string(), option.label());
        for text in std::iter::once(option.label()).chain(option.metadata().aliases()) {
            let only = bearers::<T>(text).len() == 1;
            prop_assert_eq!(T::from_label(text), only.then_some(option));
            prop_assert_eq!(text.parse::<T>().ok(), only.then_some(option));
        }

        let (unique, clear) =
            (bearers::<T>(option.label()).len() == 1, !is_a_foreign_label::<T>(option.value()));
        prop_assert_eq!(json(&option), Ok(option));
        prop_assert_eq!(csv(option), Ok(option));
        prop_assert_eq!(postcard(&option), Ok(option));
        prop_assert_eq!(json(&Labelled(option)).ok(), unique.then_some(Labelled(option)));
        prop_assert_eq!(json(&Labelled(Some(option))).ok(), unique.then_some(Labelled(Some(option))));
        prop_assert_eq!(csv(Labelled(option)).ok(), unique.then_some(Labelled(option)));
        prop_assert_eq!(postcard(&Labelled(option)), Ok(Labelled(option)));
        prop_assert_eq!(json(&Lenient(option)).ok(), clear.then_some(Lenient(option)));
        prop_assert_eq!(csv(Lenient(Some(option))).ok(), clear.then_some(Lenient(Some(option))));
        prop_assert_eq!(postcard(&Lenient(Some(option))), Ok(Lenient(Some(option))));
    }
    Ok(())
}

#[test]
fn every_option_comes_back_from_its_value_its_label_and_every_format() -> Outcome {
    for_every_set!(every_option);
    Ok(())
}

fn any_value<T: Set>(value: i32) -> Outcome {
    let choice = Choice::<T>::new(value);
    let option = T::ALL.iter().copied().find(|option| option.value() == value);
    prop_assert_eq!(T::from_value(value), option);
    prop_assert_eq!(T::try_from(value).map_err(UnknownValue::value), option.ok_or(value));
    prop_assert_eq!(choice.value(), value);
    prop_assert_eq!(choice.known(), option);
    let text = option.map_or_else(|| value.to_string(), |option| option.label().to_owned());
    prop_assert_eq!(choice.to_string(), text);

    prop_assert_eq!(json(&choice), Ok(choice));
    prop_assert_eq!(csv(choice), Ok(choice));
    prop_assert_eq!(postcard(&choice), Ok(choice));
    prop_assert_eq!(serde_json::from_str(&value.to_string()).ok(), option);

    prop_assert_eq!(postcard(&Lenient(Some(choice))), Ok(Lenient(Some(choice))));
    prop_assert_eq!(postcard(&Labelled(Some(choice))), Ok(Labelled(Some(choice))));
    let clear = (!is_a_foreign_label::<T>(value)).then_some(choice);
    prop_assert_eq!(json(&Lenient(choice)).ok(), clear.map(Lenient));
    prop_assert_eq!(csv(Lenient(choice)).ok(), clear.map(Lenient));
    for spelling in
        [format!("{value}"), format!("{value}.0"), format!("\"{value}\""), format!("\" {value}.00\"")]
    {
        prop_assert_eq!(serde_json::from_str(&spelling).ok(), clear.map(Lenient), "{}", spelling);
        prop_assert_eq!(serde_json::from_str(&spelling).ok(), clear.map(Some).map(Lenient), "{}", spelling);
        prop_assert_eq!(serde_json::from_str(&spelling).ok(), clear.and(option).map(Lenient), "{}", spelling);
    }

    let written = match option {
        Some(option) => bearers::<T>(option.label()).len() == 1,
        None => read_as::<T>(value).is_empty(),
    };
    prop_assert_eq!(json(&Labelled(choice)).ok(), written.then_some(Labelled(choice)));
    prop_assert_eq!(json(&Labelled(Some(choice))).ok(), written.then_some(Labelled(Some(choice))));
    // CSV has no types, so a label may also be the value of another option, which is an error.
    let mistakable = option.is_some_and(is_mistakable);
    prop_assert_eq!(csv(Labelled(choice)).ok(), (written && !mistakable).then_some(Labelled(choice)));
    Ok(())
}

fn any_text<T: Set>(text: &str) -> Outcome {
    let found = bearers::<T>(text);
    let option = if let [value] = *found { T::from_value(value) } else { None };
    prop_assert_eq!(T::from_label(text), option);
    match text.parse::<T>() {
        Ok(parsed) => prop_assert_eq!(Some(parsed), option),
        Err(error) => {
            prop_assert_eq!(error.text(), text);
            prop_assert_eq!(error.is_ambiguous(), found.len() > 1);
            prop_assert!(!error.to_string().is_empty());
        }
    }
    if let Some(found) = T::from_label_ignore_case(text) {
        let near = |label: &str| label.eq_ignore_ascii_case(text);
        prop_assert!(near(found.label()) || found.metadata().aliases().any(near));
    }

    let json = Value::from(text);
    prop_assert!(serde_json::from_value::<T>(json.clone()).is_err());
    prop_assert!(serde_json::from_value::<Choice<T>>(json.clone()).is_err());
    // Formats with labels write an unknown choice as its number.
    let unknown = text.parse().ok().filter(|value: &i32| {
        value.to_string() == text && T::from_value(*value).is_none() && read_as::<T>(*value).is_empty()
    });
    let choice = option.map(Choice::from).or(unknown.map(Choice::new));
    let trimmed = bearers::<T>(text.trim());
    if found.is_empty() && *text != *text.trim() && trimmed.len() == 1 {
        let option = T::from_value(trimmed[0]);
        prop_assert_eq!(serde_json::from_value(json.clone()).ok(), option.map(Labelled));
        return Ok(());
    }
    prop_assert_eq!(serde_json::from_value(json.clone()).ok(), option.map(Labelled));
    prop_assert_eq!(serde_json::from_value(json.clone()).ok(), choice.map(Labelled));
    // A text that spells a number is covered by the numbers.
    if !text.contains(|character: char| character.is_ascii_digit()) && !text.trim().is_empty() {
        prop_assert_eq!(serde_json::from_value(json.clone()).ok(), option.map(Lenient));
        prop_assert_eq!(serde_json::from_value(json).ok(), option.map(Choice::from).map(Lenient));
    }
    Ok(())
}

fn any_json<T: Set>(json: &Value) -> Outcome {
    let integer = json.as_i64().and_then(|number| i32::try_from(number).ok());
    let plain = serde_json::from_value::<Choice<T>>(json.clone()).ok();
    prop_assert_eq!(plain, integer.map(Choice::new));
    prop_assert_eq!(serde_json::from_value::<T>(json.clone()).ok(), integer.and_then(T::from_value));
    let optional = serde_json::from_value::<Option<Choice<T>>>(json.clone()).ok();
    prop_assert_eq!(optional, if json.is_null() { Some(None) } else { plain.map(Some) });

    // A choice that was read has the number or label that was written.
    if let Ok(Lenient(choice)) = serde_json::from_value::<Lenient<Choice<T>>>(json.clone()) {
        match json {
            Value::Number(number) => {
                let value = number.as_f64() == Some(f64::from(choice.value()));
                let label = bears_number(choice, number);
                prop_assert!(value || label, "{} became {:?}", number, choice);
            }
            Value::Bool(truth) => {
                prop_assert_eq!(choice.label(), Some(if *truth { "true" } else { "false" }));
            }
            Value::String(text) => {
                let label = T::from_label(text).map(Choice::from) == Some(choice);
                let value = text.trim().parse() == Ok(f64::from(choice.value()));
                prop_assert!(label || value, "{:?} became {:?}", text, choice);
            }
            _ => prop_assert!(false, "{} became {:?}", json, choice),
        }
    }
    if let Ok(Labelled(choice)) = serde_json::from_value::<Labelled<Choice<T>>>(json.clone()) {
        match json {
            Value::String(text) => {
                let label = T::from_label(text).or_else(|| T::from_label(text.trim()));
                let unknown = choice.known().is_none() && choice.value().to_string() == *text;
                prop_assert!(
                    unknown || label.map(Choice::from) == Some(choice),
                    "{:?} became {:?}",
                    text,
                    choice
                );
            }
            Value::Number(number) => {
                let value = number.as_i64() == Some(choice.value().into());
                let label = bears_number(choice, number);
                prop_assert!(value || label, "{} became {:?}", number, choice);
            }
            Value::Bool(truth) => {
                prop_assert_eq!(choice.label(), Some(if *truth { "true" } else { "false" }));
            }
            _ => prop_assert!(false, "{} became {:?}", json, choice),
        }
    }
    Ok(())
}

/// Any number, but often a value or a label of an option.
fn values() -> impl Strategy<Value = i32> {
    prop_oneof![any::<i32>(), -3..50, 192_349_999..192_350_070, Just(1000), Just(i32::MIN), Just(i32::MAX)]
}

/// Any text, but often a label or something near a number.
fn texts() -> impl Strategy<Value = String> {
    const LABELS: &[&str] =
        &["In Progress", "Won", "7", "2", "007", "1.5", "NaN", "1e3", "true", "", "\0", "É", "AgentClosed"];
    prop_oneof![
        any::<String>(),
        proptest::sample::select(LABELS).prop_map(str::to_owned),
        "[ +-]{0,2}[0-9]{0,12}[.]?[0-9]{0,3}[ e]?",
        "[a-zA-Z]{0,8}",
    ]
}

/// Any JSON value.
fn json_values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        values().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        values().prop_map(|value| Value::from(f64::from(value))),
        (9_007_199_254_740_990_u64..9_007_199_254_740_999).prop_map(Value::from),
        texts().prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            proptest::collection::hash_map(texts(), inner, 0..3).prop_map(Value::from_iter),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_choice_loses_no_value(value in values()) {
        for_every_set!(any_value, value);
    }

    #[test]
    fn a_text_is_read_as_the_only_option_that_has_it(text in texts()) {
        for_every_set!(any_text, &text);
    }

    #[test]
    fn no_json_value_becomes_another_option(json in json_values()) {
        for_every_set!(any_json, &json);
    }

    #[test]
    fn choices_lose_no_member(values in proptest::collection::btree_set(values(), 0..20)) {
        let choices: Choices<Texts> = values.iter().copied().collect();
        prop_assert!(choices.iter().map(Choice::value).eq(values.iter().copied()));
        prop_assert_eq!(choices.len(), values.len());
        prop_assert_eq!(Choices::from_wire(&choices.to_wire()), Ok(choices.clone()));
        prop_assert_eq!(json(&choices), Ok(choices.clone()));
        prop_assert_eq!(csv(choices.clone()), Ok(choices.clone()));
        prop_assert_eq!(postcard(&choices), Ok(choices));
    }

    #[test]
    fn sets_of_choices_combine_as_sets_of_numbers(
        left in proptest::collection::btree_set(-9..9, 0..9),
        right in proptest::collection::btree_set(-9..9, 0..9),
    ) {
        let (a, b): (Choices<Sparse>, Choices<Sparse>) = (left.iter().copied().collect(), right.iter().copied().collect());
        prop_assert_eq!(&a | &b, (&left | &right).into_iter().collect());
        prop_assert_eq!(&a & &b, (&left & &right).into_iter().collect());
        prop_assert_eq!(&a - &b, (&left - &right).into_iter().collect());
        prop_assert_eq!(&a ^ &b, (&left ^ &right).into_iter().collect());
        prop_assert_eq!(a.is_subset(&b), left.is_subset(&right));
        prop_assert_eq!(a.is_superset(&b), left.is_superset(&right));
        prop_assert_eq!(a.is_disjoint(&b), left.is_disjoint(&right));
    }

    #[test]
    fn a_text_is_from_the_wire_if_all_its_members_are_numbers(text in prop_oneof![any::<String>(), "[0-9, +-]{0,16}", "([0-9]{1,3},){0,4}"]) {
        let blank = text.trim_ascii().is_empty();
        // After a comma, leading zeros belong to a fraction or a group.
        let is_whole = |member: &str| !text.contains(',') || {
            let digits = member.trim_start_matches(['+', '-']);
            digits == "0" || !digits.starts_with('0')
        };
        let member = |member: &str| member.trim_ascii().parse().ok().filter(|_| is_whole(member.trim_ascii()));
        let members: Option<Vec<i32>> = text.split(',').map(member).collect();
        match Choices::<Sparse>::from_wire(&text) {
            Ok(choices) => prop_assert_eq!(choices, members.unwrap_or_default().into_iter().collect()),
            Err(error) => {
                prop_assert!(members.is_none() && !blank);
                prop_assert_eq!(error.text(), &text);
                prop_assert!(text[error.position()..].starts_with(error.member()));
                prop_assert!(error.member().parse::<i32>().is_err() || !is_whole(error.member()));
            }
        }
    }
}
