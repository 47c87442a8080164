//! The rule, by search.

use closure_reason::spelling::Cause;

use super::{Expected, Options};

/// The whole number that a program with guessed types would read, as far as doubles are exact.
fn whole(text: &str) -> Option<f64> {
    text.trim().parse::<f64>().ok().filter(|number| number.fract() == 0.0)
}

/// The number that it would read. Both zeros are equal, and words such as `NaN` are no numbers.
fn float(text: &str) -> Option<f64> {
    let number = text.trim().parse::<f64>().ok()?;
    text.contains(|character: char| character.is_ascii_digit()).then_some(number + 0.0)
}

/// Whether an exponent adds zeros to digits, and Java did not write it.
fn lacks_digits(text: &str) -> bool {
    let text = text.trim();
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let (Ok(_), Ok(exponent)) = (mantissa.parse::<f64>(), exponent.parse::<usize>()) else { return false };
    let Ok(number) = text.parse::<f64>() else { return false };
    let fraction = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    // Rust writes as many digits as Java.
    let java = format!("{number:E}");
    let java = if java.contains('.') { java } else { java.replace('E', ".0E") };
    exponent > fraction && (java != text || number.abs() < 1e7)
}

/// All ways to write a value with signs between its digits.
fn with_signs(value: i32) -> Vec<String> {
    let digits = value.unsigned_abs().to_string();
    let mut bodies = Vec::new();
    let fractions = |sign: char| (1..6).map(move |count| format!("{sign}{}", "0".repeat(count)));
    for zeros in 0..3 {
        bodies.extend(
            [',', '.']
                .into_iter()
                .flat_map(fractions)
                .map(|fraction| format!("{}{digits}{fraction}", "0".repeat(zeros))),
        );
        bodies.push(format!("{}{digits}", "0".repeat(zeros)));
    }
    if digits.len() > 3 {
        for sign in [',', '.', '\'', '’', ' ', '\u{a0}', '\u{202f}', '\u{2009}'] {
            let mut grouped = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at) % 3 == 0 {
                    grouped.push(sign);
                }
                grouped.push(digit);
            }
            let others = [',', '.'].into_iter().filter(|other| *other != sign);
            bodies.extend(others.flat_map(fractions).map(|fraction| grouped.clone() + &fraction));
            bodies.push(grouped);
        }
    }
    let signs: &[&str] = match value.signum() {
        -1 => &["-", "−"],
        0 => &["", "+", "-", "−"],
        _ => &["", "+"],
    };
    bodies.iter().flat_map(|body| signs.iter().map(move |sign| format!("{sign}{body}"))).collect()
}

fn in_32_bits(number: f64) -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "checked")]
    (number >= f64::from(i32::MIN) && number <= f64::from(i32::MAX)).then_some(number as i32)
}

pub(super) fn distinct(mut values: Vec<i32>) -> Vec<i32> {
    values.sort_unstable();
    values.dedup();
    values
}

pub(super) fn bearers(options: &Options, same: &dyn Fn(&str) -> bool) -> Vec<i32> {
    let bear = options.iter().filter(|(_, texts)| texts.iter().any(|text| same(text)));
    distinct(bear.map(|(value, _)| *value).collect())
}

/// What a word for yes or no means, in any case.
fn word_for(text: &str) -> Option<i32> {
    let words = [("false", 0), ("true", 1), ("falsch", 0), ("wahr", 1), ("faux", 0), ("vrai", 1), ("x", 1)];
    words.into_iter().find(|(word, _)| text.eq_ignore_ascii_case(word)).map(|(_, truth)| truth)
}

/// The rule, by search.
pub(super) fn expected(options: &Options, yes_no: bool, cell: &str) -> Expected {
    if cell.trim().is_empty() && (cell.is_empty() || bearers(options, &|text| text == cell).len() != 1) {
        return Expected::Empty;
    }
    let known = |value: i32| {
        let known = options.iter().any(|(other, _)| *other == value);
        if known { Expected::Known(value) } else { Expected::Unknown(value) }
    };
    let as_value = |value: i32| {
        let alike = bearers(options, &|text| whole(text) == Some(f64::from(value)));
        let clear = alike.iter().all(|&other| other == value);
        if clear { known(value) } else { Expected::Refused(Cause::TwoMeanings) }
    };
    let digits: String =
        cell.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0').collect();
    let is_written = |value: i32| {
        let may_be = match value {
            0 => digits.is_empty(),
            _ => digits.starts_with(&value.unsigned_abs().to_string()),
        };
        may_be && with_signs(value).iter().any(|text| text == cell.trim())
    };
    let labeled_values =
        options.iter().flat_map(|(_, texts)| texts).filter_map(|text| in_32_bits(whole(text)?));
    let mut written = distinct(
        options
            .iter()
            .map(|(value, _)| *value)
            .chain(labeled_values)
            .filter(|value| is_written(*value))
            .collect(),
    );
    written.sort_by_key(|value| value.unsigned_abs());
    let is_exact = !lacks_digits(cell) && cell.bytes().filter(u8::is_ascii_digit).count() <= 15;
    let plain = whole(cell).and_then(in_32_bits).filter(|_| is_exact);
    let thousands = plain.filter(|value| *value != 0).and_then(|value| value.checked_mul(1000));
    let may_be_a_thousand = thousands.is_some_and(is_written);
    if let Some(value) = plain.filter(|_| !may_be_a_thousand) {
        return as_value(value);
    }
    if !written.is_empty() {
        let mut found = Vec::new();
        for value in written {
            match as_value(value) {
                Expected::Known(value) => found.push(value),
                Expected::Unknown(_) => {}
                refused => return refused,
            }
            if found.len() > 1 {
                return Expected::Refused(Cause::Ambiguous);
            }
        }
        if let Some(number) = float(cell).filter(|_| plain.is_none()) {
            let labeled =
                bearers(options, &|text| float(text).is_some_and(|other| other.total_cmp(&number).is_eq()));
            if labeled.len() > 1 {
                return Expected::Refused(Cause::Ambiguous);
            }
            found.extend(labeled);
        }
        for text in [cell, cell.trim()] {
            found.extend(bearers(options, &|other| other == text));
        }
        match *distinct(found) {
            [] => {}
            [value] => return Expected::Known(value),
            _ => return Expected::Refused(Cause::Ambiguous),
        }
    }
    let mut several = false;
    for text in [cell, cell.trim()] {
        if let Some(truth) = word_for(text).filter(|_| yes_no) {
            let in_any_case = bearers(options, &|other| other.eq_ignore_ascii_case(text));
            let is_other = in_any_case.iter().any(|value| *value != truth);
            return if is_other { Expected::Refused(Cause::TwoMeanings) } else { as_value(truth) };
        }
        match *bearers(options, &|other| other == text) {
            [value] => return Expected::Known(value),
            [] => {}
            _ => {
                several = true;
                break;
            }
        }
    }
    if lacks_digits(cell) {
        return Expected::Refused(if several { Cause::Ambiguous } else { Cause::DigitsMissing });
    }
    let number = float(cell).filter(|_| plain.is_none());
    let alike = number.map(|number| {
        bearers(options, &|text| float(text).is_some_and(|other| other.total_cmp(&number).is_eq()))
    });
    match alike.as_deref() {
        None if several => Expected::Refused(Cause::Ambiguous),
        None => Expected::Refused(Cause::Unknown),
        Some([]) => Expected::Refused(Cause::NotAValue),
        Some([value]) => Expected::Known(*value),
        Some(_) => Expected::Refused(Cause::Ambiguous),
    }
}
