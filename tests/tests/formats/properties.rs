//! Properties of all numbers, texts and JSON values, in sets with all that makes a cell hard to read.

use closure_reason::{ClosureReason, OptionMetadata, OptionSet, OptionSetMetadata};
use proptest::prelude::*;
use serde_json::Value;

use crate::random::{Outcome, any_of, for_all};
use any_set::{AnySet, Of};

mod any_set;
mod choices;
mod json;
mod texts;
mod values;

/// The greatest numbers, labels that are numbers, and texts of several options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(serde, allow_duplicate_labels)]
enum Mixed {
    #[option(value = 1, label = "1")]
    One,
    #[option(value = 2, label = "February")]
    February,
    #[option(value = 3, label = "2")]
    LabelledTwo,
    #[option(value = 4, label = "007")]
    Agent,
    #[option(value = 5, label = "1.5")]
    Fraction,
    #[option(value = 6, label = "9007199254740993")]
    Account,
    #[option(value = 8, label = "NaN", alias = "-0")]
    NotANumber,
    #[option(value = 9, label = "1e3", alias = "9.0")]
    Exponent,
    #[option(value = 10, label = "true")]
    True,
    #[option(value = 20, label = "")]
    Empty,
    #[option(value = 21, label = " Fiscal \"Year\"\r\n")]
    Blank,
    #[option(value = 22, label = "已关闭; {}")]
    Chinese,
    #[option(value = 23, label = "\0")]
    Nul,
    #[option(value = 24, label = "É")]
    Capital,
    #[option(value = 25, label = "é")]
    Small,
    #[option(value = 2147483647, label = "greatest")]
    Greatest,
    #[option(value = -2147483648, label = "least")]
    Least,
    #[option(value = 0, label = "zero")]
    Zero,
    #[option(value = 192350000, label = "usual", alias = "Default")]
    Usual,
    #[option(value = -1, label = "Internal")]
    Internal,
    #[option(value = -2)]
    Closed,
    #[option(value = 31, label = "In Progress")]
    Draft,
    #[option(value = 32, label = "In Progress")]
    Active,
    #[option(value = 33, label = "Won", alias = "7")]
    Won,
    #[option(value = 34, label = "WON", alias = "7")]
    WonAgain,
}

/// That set, and one without any of this, whose values are contiguous.
const SETS: [&dyn AnySet; 2] = [&Of::<Mixed>::NEW, &Of::<ClosureReason>::NEW];

/// The options that this is true of.
fn values_of(set: &'static OptionSetMetadata, is_sought: &dyn Fn(OptionMetadata) -> bool) -> Vec<i32> {
    set.options().filter(|option| is_sought(*option)).map(OptionMetadata::value).collect()
}

/// Whether this is true of the label or an alias.
fn any_text(option: OptionMetadata, is_sought: &dyn Fn(&str) -> bool) -> bool {
    is_sought(option.label()) || option.aliases().any(is_sought)
}

/// The options that have this text.
fn bearers(set: &'static OptionSetMetadata, text: &str) -> Vec<i32> {
    values_of(set, &|option| any_text(option, &|label| label == text))
}

/// The options with a label or alias that reads as this number, whatever the spelling.
fn read_as(set: &'static OptionSetMetadata, number: i32) -> Vec<i32> {
    let reads = |text: &str| text.trim().parse::<f64>() == Ok(f64::from(number));
    values_of(set, &|option| any_text(option, &reads))
}

/// Any number, but often a value or a label of an option.
fn values() -> BoxedStrategy<i32> {
    any_of([
        any::<i32>().boxed(),
        (-3..50).boxed(),
        (192_349_999..192_350_070).boxed(),
        proptest::sample::select(&[1000, i32::MIN, i32::MAX][..]).boxed(),
    ])
}

/// Any text, but often a label or something near a number.
fn texts() -> BoxedStrategy<String> {
    const LABELS: &[&str] =
        &["In Progress", "Won", "7", "2", "007", "1.5", "NaN", "1e3", "true", "", "\0", "É", "AgentClosed"];
    any_of([
        any::<String>().boxed(),
        proptest::sample::select(LABELS).prop_map(str::to_owned).boxed(),
        "[ +-]{0,2}[0-9]{0,12}[.]?[0-9]{0,3}[ e]?".boxed(),
        "[a-zA-Z]{0,8}".boxed(),
    ])
}
