//! Every option and every value comes back from every format.

use closure_reason::UnknownValue;

use super::*;
use any_set::{As, Format, With};

#[test]
fn every_option_comes_back_from_its_value_its_label_and_every_format() {
    for set in SETS {
        for (index, (value, metadata, displayed)) in set.options().into_iter().enumerate() {
            assert_eq!(set.metadata().options().nth(index), Some(metadata));
            assert_eq!((metadata.index(), metadata.value()), (index, value));
            assert_eq!(set.with_value(value), Some(value));
            assert_eq!(set.try_from(value), Ok(value));
            assert_eq!(displayed, metadata.label());
            for text in std::iter::once(metadata.label()).chain(metadata.aliases()) {
                let only = bearers(set.metadata(), text).len() == 1;
                assert_eq!(set.with_label(text), only.then_some(value), "{text:?}");
                assert_eq!(set.parse(text).ok(), only.then_some(value), "{text:?}");
            }
            let unique = bearers(set.metadata(), metadata.label()).len() == 1;
            let clear = is_clear(set.metadata(), value);
            let comes_back = |format, with, is_expected: bool| {
                let read = set.there_and_back(format, with, As::Option, value);
                assert_eq!(read, is_expected.then_some(Some(value)), "{value} {with:?} {format:?}");
            };
            comes_back(Format::Json, With::Label, unique);
            comes_back(Format::Json, With::Lenient, clear);
            comes_back(Format::Csv, With::Label, unique);
            comes_back(Format::Csv, With::Lenient, clear);
            for format in [Format::Json, Format::Csv, Format::Postcard] {
                comes_back(format, With::Nothing, true);
            }
            comes_back(Format::Postcard, With::Label, true);
            comes_back(Format::Postcard, With::Lenient, true);
        }
    }
}

#[test]
fn a_choice_loses_no_value() {
    for_all(200, values(), |value| SETS.into_iter().try_for_each(|set| keeps(set, *value)));
}

/// Whether this number is no label of another value.
fn is_clear(set: &'static OptionSetMetadata, number: i32) -> bool {
    read_as(set, number).iter().all(|&value| value == number)
}

/// Whether the label is a number that is also a value or label of another option.
fn is_mistakable(set: &'static OptionSetMetadata, option: OptionMetadata) -> bool {
    let Ok(number) = option.label().parse::<f64>() else { return false };
    let reads = |text: &str| text.trim().parse() == Ok(number);
    set.options()
        .filter(|other| other.value() != option.value())
        .any(|other| reads(&other.value().to_string()) || any_text(other, &reads))
}

fn keeps(set: &dyn AnySet, value: i32) -> Outcome {
    let metadata = set.metadata();
    let option = metadata.options().find(|option| option.value() == value);
    let known = option.map(OptionMetadata::value);
    prop_assert_eq!(set.with_value(value), known);
    prop_assert_eq!(set.try_from(value).map_err(UnknownValue::value), known.ok_or(value));
    let text = option.map_or_else(|| value.to_string(), |option| option.label().to_owned());
    prop_assert_eq!(set.choice(value), (known, text));
    prop_assert_eq!(set.read(With::Nothing, As::Option, &Value::from(value)).flatten(), known);

    let clear = is_clear(metadata, value);
    let written = match option {
        Some(option) => bearers(metadata, option.label()).len() == 1,
        None => read_as(metadata, value).is_empty(),
    };
    // CSV has no types, so a label may also be the value of another option, which is an error.
    let mistakable = option.is_some_and(|option| is_mistakable(metadata, option));
    for (format, label, lenient) in [
        (Format::Json, written, clear),
        (Format::Csv, written && !mistakable, clear),
        (Format::Postcard, true, true),
    ] {
        for (with, is_expected) in [(With::Nothing, true), (With::Label, label), (With::Lenient, lenient)] {
            for from in [As::Choice, As::OptionalChoice] {
                let read = set.there_and_back(format, with, from, value);
                // An empty label is an empty cell.
                let is_empty = matches!((format, with, from), (Format::Csv, With::Label, As::OptionalChoice))
                    && option.is_some_and(|option| option.label().is_empty());
                let expected = if is_empty { None } else { Some(value) };
                prop_assert_eq!(
                    read,
                    is_expected.then_some(expected),
                    "{} {:?} {:?} {:?}",
                    value,
                    format,
                    with,
                    from
                );
            }
        }
    }
    for spelling in
        [format!("{value}"), format!("{value}.0"), format!("\"{value}\""), format!("\" {value}.00\"")]
    {
        let json: Value = serde_json::from_str(&spelling).unwrap();
        let read = |to| set.read(With::Lenient, to, &json);
        let choice = clear.then_some(Some(value));
        prop_assert_eq!(read(As::Choice), choice, "{}", spelling);
        prop_assert_eq!(read(As::OptionalChoice), choice, "{}", spelling);
        prop_assert_eq!(read(As::Option), choice.filter(|_| known.is_some()), "{}", spelling);
    }
    Ok(())
}
