//! Proves that the derive works if the facade has another name, given by `#[option_set(crate = ..)]`, and none
//! of its features.

#![deny(warnings)]

use dataverse_choices::OptionSet;

/// A crate that reexports the facade to its own users.
mod reexported {
    pub(crate) use dataverse_choices as choices;
}

#[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade", crate = dataverse_choices)]
enum Grade {
    #[option(value = 1, label = "First rate")]
    First,
}

#[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
#[option_set(crate = ::dataverse_choices)]
enum State {
    Active = 0,
    Inactive = 1,
}

#[derive(Clone, Copy, Debug, PartialEq, reexported::choices::OptionSet)]
#[option_set(crate = crate::reexported::choices)]
enum Reexported {
    #[option(value = 5)]
    A,
}

#[test]
fn the_facade_may_have_another_name() {
    assert_eq!(Grade::First.label(), "First rate");
    assert_eq!(
        Grade::try_from(2).unwrap_err().to_string(),
        "2 is not an option of Grade (demo_job.demo_grade)"
    );
    assert_eq!("Inactive".parse(), Ok(State::Inactive));
    assert_eq!(State::Active.to_string(), "Active");
}

#[test]
fn the_facade_may_be_reexported() {
    assert_eq!(Reexported::from_value(5), Some(Reexported::A));
    assert_eq!(i32::from(Reexported::A), 5);
}

#[test]
fn a_key_for_another_crate_needs_its_feature() {
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
