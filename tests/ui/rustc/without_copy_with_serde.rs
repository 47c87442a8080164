use closure_reason::OptionSet;

use closure_reason::{Choice, Choices};

#[derive(Clone, Debug, PartialEq, OptionSet)]
#[option_set(serde)]
enum Grade {
    #[option(value = 1)]
    First,
    #[option(value = 2)]
    Second,
}

struct Row {
    _grade: Grade,
    _choice: Choice<Grade>,
    _choices: Choices<Grade>,
}

const LABEL: &str = Grade::First.label();

fn value(grade: Grade) -> i32 {
    let _ = (Grade::ALL, Grade::METADATA, LABEL);
    grade.value()
}

fn main() {}
