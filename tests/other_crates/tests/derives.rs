//! Derives of other crates stand beside `OptionSet`.

use closure_reason::OptionSet;
use strum::IntoEnumIterator;

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet, clap::ValueEnum, strum::EnumIter)]
#[option_set(table = "demo_job", column = "demo_grade")]
enum Grade {
    #[option(value = 1, label = "First rate")]
    #[value(name = "best")]
    First,
    #[option(value = 2)]
    #[strum(serialize = "2nd")]
    Second,
}

#[test]
fn options_are_iterated_by_strum() {
    assert!(Grade::iter().eq([Grade::First, Grade::Second]));
    assert_eq!(Grade::from_value(2), Some(Grade::Second));
    assert_eq!(<Grade as clap::ValueEnum>::from_str("best", false), Ok(Grade::First));
}
