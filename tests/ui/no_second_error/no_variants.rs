//! The items stand in for those of an enum without options too, though it has no value that they could be called on.

use closure_reason::{Choice, OptionSet};

#[derive(Clone, Copy, OptionSet)]
#[option_set(serde)]
enum Grade {}

const ALL: &[Grade] = Grade::ALL;

fn texts(grade: Grade) -> (i32, &'static str, String) {
    (grade.value(), grade.label(), grade.to_string())
}

fn main() {
    let _ = (ALL, Grade::METADATA, texts, Grade::from_value(1), Grade::try_from(1), "First".parse::<Grade>());
    let _ = (Choice::<Grade>::from(1).known(), serde_json::from_str::<Grade>("1"));
}
