//! Words and numbers that the forms for people share.

use super::report::{Group, ValueKind};

/// What each sort of lines is called.
pub const SORTS: [(ValueKind, &str); 3] = [
    (ValueKind::Option, "Options"),
    (ValueKind::Unknown, "Values that are not options"),
    (ValueKind::Refused, "Texts that are not the label of one option"),
];

/// What is said if one row holds several values, so that the counts are of values.
pub const SEVERAL: &str = "A row may hold several values: shares are of the rows that hold at least one.";

/// The counts of a group, and what they are of.
pub fn sums(group: &Group) -> [(u64, &'static str); 5] {
    let [option, unknown, refused] = if group.has_several() {
        ["options", "values that are not options", "texts that are not the label of one option"]
    } else {
        [
            "with an option",
            "with a value that is not an option",
            "with a text that is not the label of one option",
        ]
    };
    [
        (group.count(ValueKind::Option), option),
        (group.count(ValueKind::Unknown), unknown),
        (group.count(ValueKind::Refused), refused),
        (group.empty, "empty"),
        (group.cells, if group.cells == 1 { "row" } else { "rows" }),
    ]
}

/// A hundredth part of the cells that are not empty.
#[expect(clippy::cast_precision_loss, reason = "shown with one digit behind the point")]
pub fn share(count: u64, group: &Group) -> f64 {
    match group.filled() {
        0 => 0.0,
        filled => 100.0 * count as f64 / filled as f64,
    }
}

/// A number as people read it: `1,234,567`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// What a group is called.
pub fn name(name: &str) -> &str {
    if name.is_empty() { "(empty)" } else { name }
}
