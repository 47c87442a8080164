//! Cells of any set: no number becomes the wrong word.

use closure_reason::spelling::{Reading, Spellings};
use closure_reason::{Choice, Choices, ClosureReason, OptionSetKind};

use crate::Folder;

/// The first line is the cell. Each other line is an option: its value and its texts, separated by tabs.
pub(crate) fn target(_: &Folder, bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let (kind, text) = match text.strip_prefix('?') {
        Some(text) => (OptionSetKind::Boolean, text),
        None => (OptionSetKind::Choice, text),
    };
    let mut lines = text.split('\n');
    let cell = lines.next().unwrap_or_default();
    let options: Vec<(i32, Vec<&str>)> = lines
        .filter_map(|line| {
            let mut fields = line.split('\t');
            Some((fields.next()?.parse().ok()?, fields.collect()))
        })
        .collect();
    let spellings = Spellings::new("the set", kind, options.clone());
    let one = spellings.parse(cell);
    assert_told(one);
    match one {
        Reading::Known { index, value } => {
            assert_eq!(options[index].0, value);
            assert!(is_meant(cell, value, &options, kind), "{cell:?} is {value} in {options:?}");
        }
        Reading::Unknown { value } => {
            assert!(is_number(cell, value) || is_word(cell, kind), "{cell:?} is {value}");
        }
        Reading::Empty => assert!(cell.trim().is_empty()),
        Reading::Refused(_) => {}
    }
    for members in [spellings.parse_choices(cell), spellings.parse_one_or_several(cell)] {
        match members {
            Ok(members) => {
                let values: Vec<i32> = members.iter().filter_map(|member| member.value()).collect();
                // A single member is the whole cell, or the content of the brackets of an array.
                if let ([value], false) = (&values[..], cell.contains('[')) {
                    assert!(is_meant(cell, *value, &options, kind), "{cell:?} is {value} in {options:?}");
                }
            }
            Err(refusal) => assert!(refusal.to_string().contains("the set")),
        }
    }
    let _ = (cell.parse::<Choice<ClosureReason>>(), cell.parse::<Choices<ClosureReason>>());
    if let Ok(choices) = Choices::<ClosureReason>::from_wire(cell) {
        assert_eq!(Choices::from_wire(&choices.to_wire()), Ok(choices));
    }
}

fn assert_told(reading: Reading<'_>) {
    if let Some(refusal) = reading.refusal() {
        assert!(refusal.to_string().contains("the set"), "{refusal}");
        let _ = (refusal.cause(), refusal.candidates(), refusal.nearest());
    }
}

/// Whether a cell means a value: as one of its labels, as a number, or as a word for yes or no.
fn is_meant(cell: &str, value: i32, options: &[(i32, Vec<&str>)], kind: OptionSetKind) -> bool {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let is_text = |text: &str| {
        text == cell || text.trim() == cell.trim() || number(text).is_some() && number(text) == number(cell)
    };
    is_number(cell, value)
        || options.iter().any(|(other, texts)| *other == value && texts.iter().any(|text| is_text(text)))
        || is_word(cell, kind)
}

/// Whether a cell may be a word for yes or no.
fn is_word(cell: &str, kind: OptionSetKind) -> bool {
    kind == OptionSetKind::Boolean && cell.trim().chars().all(char::is_alphabetic)
}

/// Whether a text has the digits of a value, followed by nothing but zeros. An exponent moves the point.
fn is_number(cell: &str, value: i32) -> bool {
    let cell = cell.trim();
    if cell.contains(['e', 'E']) {
        return cell.parse::<f64>().is_ok_and(|number| number == f64::from(value));
    }
    let is_negative = cell.starts_with(['-', '\u{2212}']);
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    let wanted = value.unsigned_abs().to_string();
    let rest = if value == 0 { Some(digits) } else { digits.strip_prefix(&wanted) };
    rest.is_some_and(|rest| rest.chars().all(|digit| digit == '0'))
        && (is_negative == (value < 0) || value == 0)
}
