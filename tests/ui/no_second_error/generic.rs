//! A generic enum is refused, but its items stand in, for every type that it may be given.

use std::fmt::Display;

use closure_reason::{Choice, OptionMetadata, OptionSet, OptionSetMetadata, UnknownValue};

#[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade", serde)]
#[allow(non_upper_case_globals)]
pub enum Grade<'de, T: Display, const value: usize>
where
    T: 'de,
{
    #[option(value = 1)]
    First,
    #[option(value = 2)]
    Second(&'de [T; value]),
}

type Given = Grade<'static, u8, 2>;

const ALL: &[Given] = Given::ALL;
const METADATA: &OptionSetMetadata = Given::METADATA;
const VALUE: i32 = Given::First.value();
const OPTION: Option<Given> = Given::from_value(1);
const LABEL: &str = Given::First.label();
const DESCRIPTION: Option<&str> = Given::First.description();
const INDEX: usize = Given::First.index();
const OPTION_METADATA: OptionMetadata = Given::First.metadata();

fn generic<T: OptionSet>(option: T) -> (i32, &'static str, Option<&'static str>, usize, OptionMetadata) {
    let _ = (T::ALL, T::METADATA, T::from_value(1), T::from_label(""), T::from_label_ignore_case(""));
    (option.value(), option.label(), option.description(), option.index(), option.metadata())
}

fn standard_traits(grade: Given) -> Result<Given, UnknownValue> {
    let _: i32 = grade.into();
    let _: Option<Given> = Given::from_label("First").or(Given::from_label_ignore_case("first"));
    let _: Given = "First".parse().unwrap();
    let _: String = grade.to_string();
    Given::try_from(1)
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Row {
    grade: Given,
    choice: Choice<Given>,
}

fn main() {
    let _ = (ALL, METADATA, VALUE, OPTION, LABEL, DESCRIPTION, INDEX, OPTION_METADATA);
    let _ = (generic(Given::First), standard_traits(Given::First), Choice::from(Given::First).known());
    let _: serde_json::Result<Row> = serde_json::from_str("{}");
}
