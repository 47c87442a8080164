//! Numbers and labels that look alike.
//!
//! A label may be a number: months are labelled "1" to "12". Then `2` in a cell may be a value or a label, and formats
//! that guess types (CSV readers, spreadsheets) take the quotes away that could tell. So a number is compared
//! with the labels by what it means, not by how it is written: "007", 7 and 7.0 are one.

use crate::{OptionMetadata, OptionSetMetadata};

/// The options with a label or alias that reads as this number, those with the value of the same number left out.
#[expect(clippy::float_cmp, reason = "whole numbers of 32 bits are floats exactly")]
pub(super) fn labelled(set: &'static OptionSetMetadata, number: f64) -> impl Iterator<Item = OptionMetadata> {
    let options = set.parts.numeric_texts.then(|| set.options()).into_iter().flatten();
    options.filter(move |option| {
        let bears = |text: &str| {
            text.trim().parse::<f64>().is_ok_and(|read| read == number || read.is_nan() && number.is_nan())
        };
        f64::from(option.value()) != number && (bears(option.label()) || option.aliases().any(bears))
    })
}

/// The whole number that a text spells: digits, a sign or not, a fraction of zeros or not, blanks around it or not.
pub(super) fn whole(text: &str) -> Option<i64> {
    let text = text.trim_ascii();
    let digits = match text.split_once('.') {
        Some((digits, fraction)) if fraction.bytes().all(|byte| byte == b'0') => digits,
        Some(_) => return None,
        None => text,
    };
    digits.parse().ok()
}

/// The whole number that a float is.
pub(super) fn integral(number: f64) -> Option<i64> {
    const LIMIT: f64 = 9_007_199_254_740_992.0; // 2^53: below it every whole number has a float of its own
    #[expect(clippy::cast_possible_truncation, reason = "checked by the range, and by casting back")]
    let whole = number as i64;
    #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "exact below 2^53")]
    (number.abs() < LIMIT && whole as f64 == number).then_some(whole)
}
