//! Whatever else is derived.

use ::core::option::Option::Some;
use ::core::prelude::v1::test;
use ::core::result::Result::Ok;
use ::std::assert_eq;

mod other_derives {
    use ::clap; // its derive relies on it
    use ::std::prelude::rust_2024::*;

    #[derive(
        Clone,
        Copy,
        Debug,
        PartialEq,
        Eq,
        PartialOrd,
        Ord,
        Hash,
        Default,
        ::closure_reason::OptionSet,
        ::serde::Serialize,
        ::serde::Deserialize,
        ::clap::ValueEnum,
    )]
    #[option_set(table = "demo_job", column = "demo_grade")]
    #[serde(rename_all = "lowercase")]
    pub(crate) enum Grade {
        #[default]
        #[option(value = 1, label = "First rate")]
        #[value(name = "best")]
        First,
        /// Not the best.
        #[option(value = 2)]
        Second,
    }
}

#[test]
fn derives_of_serde_and_clap_stand_beside_it() {
    use ::clap::ValueEnum;
    use ::core::default::Default;
    use other_derives::Grade;

    assert_eq!(Grade::default().label(), "First rate");
    assert_eq!(::serde_json::to_string(&Grade::First).unwrap(), r#""first""#);
    assert_eq!(::serde_json::from_str::<Grade>(r#""second""#).unwrap(), Grade::Second);
    assert_eq!(<Grade as ValueEnum>::from_str("best", false), Ok(Grade::First));
    assert_eq!(Grade::from_value(2), Some(Grade::Second));
    assert_eq!(Grade::Second.description(), Some("Not the best."));
}
