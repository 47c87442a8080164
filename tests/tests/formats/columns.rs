//! Columns that the tests of several formats use.

use closure_reason::OptionSet;

/// Labels that are digits: "1" means option 1 as value and as label, "2" means two different options, and
/// "40" is not a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "organization", column = "fiscalperiod", serde)]
pub enum Period {
    #[option(value = 1, label = "1")]
    One,
    #[option(value = 2, label = "February")]
    February,
    #[option(value = 3, label = "2")]
    LabelledTwo,
    #[option(value = 4, label = "40", alias = "forty")]
    Forty,
    #[option(value = 5, label = "007")]
    Agent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_paid", kind = boolean)]
pub enum Paid {
    #[option(value = 0)]
    No,
    #[option(value = 1)]
    Yes,
}
