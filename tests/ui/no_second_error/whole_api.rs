//! Whatever is called on an enum with a mistake, the mistake is the only error.

use closure_reason::{
    Choice, Choices, LabelError, OptionMetadata, OptionSet, OptionSetMetadata, UnknownValue,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade", serde)]
pub enum Grade {
    #[option(value = 1)]
    First,
    #[option(value = 2, lable = "Second rate")]
    Second,
}

mod in_constants {
    use super::*;

    pub const ALL: &[Grade] = Grade::ALL;
    pub const METADATA: &OptionSetMetadata = Grade::METADATA;
    pub const VALUE: i32 = Grade::First.value();
    pub const OPTION: Option<Grade> = Grade::from_value(1);
    pub const LABEL: &str = Grade::Second.label();
    pub const DESCRIPTION: Option<&str> = Grade::Second.description();
    pub const INDEX: usize = Grade::Second.index();
    pub const OPTION_METADATA: OptionMetadata = Grade::First.metadata();
    pub const CHOICE: Choice<Grade> = Choice::new(Grade::First.value());
    pub static LABELS: [&str; 2] = [Grade::First.label(), Grade::Second.label()];
    pub const COUNTS: [u32; Grade::ALL.len()] = [0; Grade::ALL.len()];
}

fn inherent(grade: Grade) -> (i32, &'static str, Option<&'static str>, usize, OptionMetadata) {
    let _: Option<Grade> = Grade::from_value(1);
    let _: Option<Grade> = Grade::from_label("First");
    let _: Option<Grade> = Grade::from_label_ignore_case("first");
    let _: &'static [Grade] = Grade::ALL;
    let _: &'static OptionSetMetadata = Grade::METADATA;
    (grade.value(), grade.label(), grade.description(), grade.index(), grade.metadata())
}

fn generic<T: OptionSet>(option: T) -> (i32, &'static str, Option<&'static str>, usize, OptionMetadata) {
    let _: Option<T> = T::from_value(1);
    let _: Option<T> = T::from_label("First");
    let _: Option<T> = T::from_label_ignore_case("first");
    let _: (&'static [T], &'static OptionSetMetadata) = (T::ALL, T::METADATA);
    (option.value(), option.label(), option.description(), option.index(), option.metadata())
}

fn standard_traits(grade: Grade) -> Result<Grade, UnknownValue> {
    let _: i32 = grade.into();
    let _: i32 = i32::from(grade);
    let _: Result<Grade, LabelError> = "First".parse();
    let _: String = format!("{grade} {grade:>9}");
    let _: String = grade.to_string();
    let _: Result<Grade, UnknownValue> = 1.try_into();
    Grade::try_from(1)
}

fn choices(grade: Grade) -> Choices<Grade> {
    let choice: Choice<Grade> = grade.into();
    let _: Option<Grade> = choice.known();
    let _: Result<Grade, UnknownValue> = choice.try_known();
    let _: Option<&'static str> = choice.label();
    let _: bool = choice == grade;
    let _: String = format!("{choice} {choice:?}");
    let _: Choices<Grade> = "1,9".parse().unwrap();
    [choice].into_iter().collect()
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Row {
    grade: Grade,
    choice: Choice<Grade>,
    choices: Choices<Grade>,
    #[serde(with = "closure_reason::serde::label")]
    label: Grade,
    #[serde(default, with = "closure_reason::serde::lenient")]
    lenient: Option<Choice<Grade>>,
}

fn serde_impls(row: &Row) -> serde_json::Result<Grade> {
    let _: String = serde_json::to_string(row)?;
    let _: Row = serde_json::from_str("{}")?;
    serde_json::from_str("1")
}

fn main() {
    let _ = (inherent(Grade::First), generic(Grade::Second), standard_traits(Grade::First));
    let _ = choices(Grade::Second);
    let _: fn(&Row) -> _ = serde_impls;
    match Grade::First {
        Grade::First | Grade::Second => {}
    }
}
