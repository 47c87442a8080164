//! A text is read as the only option that has it.

use super::*;
use any_set::{As, With};

#[test]
fn a_text_is_read_as_the_only_option_that_has_it() {
    for_all(300, texts(), |text| SETS.into_iter().try_for_each(|set| is_read(set, text)));
}

fn is_read(set: &dyn AnySet, text: &str) -> Outcome {
    let found = bearers(set.metadata(), text);
    let option = if let [value] = *found { Some(value) } else { None };
    prop_assert_eq!(set.with_label(text), option);
    match set.parse(text) {
        Ok(parsed) => prop_assert_eq!(Some(parsed), option),
        Err(error) => {
            prop_assert_eq!(error.text(), text);
            prop_assert_eq!(error.is_ambiguous(), found.len() > 1);
            prop_assert!(!error.to_string().is_empty());
        }
    }
    if let Some(found) = set.with_label_in_any_case(text) {
        let found = set.metadata().option(found).unwrap();
        prop_assert!(any_text(found, &|label| label.eq_ignore_ascii_case(text)));
    }

    let json = Value::from(text);
    let read = |with, to| set.read(with, to, &json).flatten();
    prop_assert_eq!(read(With::Nothing, As::Option), None);
    prop_assert_eq!(read(With::Nothing, As::Choice), None);
    let trimmed = bearers(set.metadata(), text.trim());
    if found.is_empty() && *text != *text.trim() && trimmed.len() == 1 {
        prop_assert_eq!(read(With::Label, As::Option), Some(trimmed[0]));
        return Ok(());
    }
    prop_assert_eq!(read(With::Label, As::Option), option);
    // Formats with labels write an unknown choice as its number.
    let unknown = text.parse().ok().filter(|value: &i32| {
        value.to_string() == text
            && set.with_value(*value).is_none()
            && read_as(set.metadata(), *value).is_empty()
    });
    prop_assert_eq!(read(With::Label, As::Choice), option.or(unknown));
    // A text that spells a number is covered by the numbers.
    if !text.contains(|character: char| character.is_ascii_digit()) && !text.trim().is_empty() {
        prop_assert_eq!(read(With::Lenient, As::Option), option);
        prop_assert_eq!(read(With::Lenient, As::Choice), option);
    }
    Ok(())
}
