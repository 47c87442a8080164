//! Words and numbers that text and page share.

use super::report::{Group, ValueKind};

/// The heading for each kind of value.
pub const SORTS: [(ValueKind, &str); 3] = [
    (ValueKind::Option, "Options"),
    (ValueKind::Unknown, "Values that are not options"),
    (ValueKind::Refused, "Texts that are not the label of one option"),
];

/// The note if one row may hold several values, so that values are counted, not rows.
pub const SEVERAL: &str = "A row may hold several values: shares are of the rows that hold at least one.";

/// What the shares are shares of.
pub fn base(group: &Group) -> String {
    let rows = match group.filled() {
        1 => "the one row".to_owned(),
        filled => format!("the {} rows", grouped(filled)),
    };
    if group.has_several() {
        return format!("A row may hold several values. Shares are of {rows} with at least one.");
    }
    let has = if group.filled() == 1 { "is" } else { "are" };
    format!("Shares are of {rows} that {has} not empty.")
}

/// The line in place of those that are not shown.
pub fn more(lines: usize) -> String {
    format!("and {} more", grouped(lines as u64))
}

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

/// The share of the non-empty cells, in percent.
#[expect(clippy::cast_precision_loss, reason = "shown with one digit behind the point")]
pub fn share(count: u64, group: &Group) -> f64 {
    match group.filled() {
        0 => 0.0,
        filled => 100.0 * count as f64 / filled as f64,
    }
}

/// A number with separators: `1,234,567`.
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

/// What one value of a column that is counted by is called.
pub fn name(name: &str) -> &str {
    if name.is_empty() { "(empty)" } else { name }
}

/// What a group is called: the columns that are counted by, each with its value.
pub fn heading(by: &[String], names: &[String]) -> String {
    let parts = by.iter().zip(names).map(|(by, value)| format!("{by}: {}", name(value)));
    parts.collect::<Vec<_>>().join(", ")
}
