//! A choice that was read from JSON has the number or label that was written.

use super::*;
use any_set::{As, With};

/// Any JSON value.
fn json_values() -> BoxedStrategy<Value> {
    let leaf = any_of([
        proptest::sample::select(&[Value::Null, Value::Bool(false), Value::Bool(true)][..]).boxed(),
        values().prop_map(Value::from).boxed(),
        any::<i64>().prop_map(Value::from).boxed(),
        any::<u64>().prop_map(Value::from).boxed(),
        any::<f64>().prop_map(Value::from).boxed(),
        values().prop_map(|value| Value::from(f64::from(value))).boxed(),
        (9_007_199_254_740_990_u64..9_007_199_254_740_999).prop_map(Value::from).boxed(),
        texts().prop_map(Value::from).boxed(),
    ]);
    leaf.prop_recursive(2, 8, 3, |inner| {
        any_of([
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::from).boxed(),
            proptest::collection::vec((texts(), inner), 0..3).prop_map(Value::from_iter).boxed(),
        ])
    })
    .boxed()
}

#[test]
fn no_json_value_becomes_another_option() {
    for_all(300, json_values(), |json| SETS.into_iter().try_for_each(|set| stays(set, json)));
}

/// Whether a label or alias of the choice reads as this number. Numbers too large for a float are
/// compared digit by digit.
fn bears_number(set: &dyn AnySet, value: i32, number: &serde_json::Number) -> bool {
    let exact = number.as_f64().is_some_and(|number| number.abs() < 9_007_199_254_740_992.0);
    let reads = |text: &str| {
        if exact { text.parse().ok() == number.as_f64() } else { text == number.to_string() }
    };
    set.metadata().option(value).is_some_and(|option| any_text(option, &reads))
}

fn stays(set: &dyn AnySet, json: &Value) -> Outcome {
    let integer = json.as_i64().and_then(|number| i32::try_from(number).ok());
    let plain = set.read(With::Nothing, As::Choice, json);
    prop_assert_eq!(plain, integer.map(Some));
    let known = integer.and_then(|value| set.with_value(value));
    prop_assert_eq!(set.read(With::Nothing, As::Option, json), known.map(Some));
    let optional = set.read(With::Nothing, As::OptionalChoice, json);
    prop_assert_eq!(optional, if json.is_null() { Some(None) } else { plain });

    for (with, is_labelled) in [(With::Lenient, false), (With::Label, true)] {
        let Some(Some(value)) = set.read(with, As::Choice, json) else { continue };
        let is_same = match json {
            Value::Number(number) => {
                let is_written = if is_labelled {
                    number.as_i64() == Some(value.into())
                } else {
                    number.as_f64() == Some(value.into())
                };
                is_written || bears_number(set, value, number)
            }
            Value::Bool(truth) => {
                let label = set.metadata().option(value).map(OptionMetadata::label);
                label == Some(if *truth { "true" } else { "false" })
            }
            Value::String(text) if is_labelled => {
                let label = set.with_label(text).or_else(|| set.with_label(text.trim()));
                label == Some(value) || set.with_value(value).is_none() && value.to_string() == *text
            }
            Value::String(text) => {
                set.with_label(text) == Some(value) || text.trim().parse() == Ok(f64::from(value))
            }
            _ => false,
        };
        prop_assert!(is_same, "{} became {} with {:?}", json, value, with);
    }
    Ok(())
}
