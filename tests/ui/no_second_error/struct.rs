//! The items stand in for those of a struct too.

use closure_reason::{Choice, OptionSet};

#[derive(Clone, Copy, OptionSet)]
#[option_set(serde)]
struct Grade(i32);

const LABEL: &str = Grade(1).label();

fn main() {
    let grade = Grade(1);
    let _ = (LABEL, Grade::ALL, Grade::METADATA, grade.value(), grade.to_string(), i32::from(grade));
    let _ = (Grade::from_value(1), Grade::try_from(1), "First".parse::<Grade>());
    let _ = (Choice::from(grade).label(), serde_json::to_string(&grade));
}
