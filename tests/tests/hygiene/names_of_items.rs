//! Whatever the enum and its variants are named.

use ::core::option::Option::Some;
use ::core::prelude::v1::test;
use ::core::result::Result::Ok;
use ::std::assert_eq;

/// Enums that are all in scope of each other.
mod enum_names {
    macro_rules! enums {
        ($($name:ident)*) => {
            $(
                #[derive(
                    ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::cmp::PartialEq,
                    ::closure_reason::OptionSet
                )]
                #[option_set(serde)]
                #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
                enum $name {
                    #[option(value = 7)]
                    A,
                    #[option(value = -7, label = "b", desc = "B.")]
                    B,
                }
            )*

            #[::core::prelude::v1::test]
            fn may_be_names_that_the_emitted_code_or_the_prelude_uses() {
                $(
                    ::std::assert_eq!($name::METADATA.enum_name(), ::core::stringify!($name));
                    ::std::assert_eq!($name::from_value(-7), ::core::option::Option::Some($name::B));
                    ::std::assert_eq!("A".parse::<$name>(), ::core::result::Result::Ok($name::A));
                    ::std::assert_eq!(::serde_json::from_str::<$name>("7").unwrap(), $name::A);
                )*
            }
        };
    }

    enums! {
        S D E T Option Result Choice Choices Some None Ok Err From TryFrom FromStr Display Formatter Error Default
        OptionSet OptionSetMetadata OptionMetadata UnknownValue LabelError Tables Lookup Parts TABLES EXTRA VALUES
        i32 i64 str usize Serialize Deserialize Serializer Deserializer
    }
}

mod variant_names {
    use ::core::clone::Clone;
    use ::core::cmp::PartialEq;
    use ::core::fmt::Debug;
    use ::core::marker::Copy;

    #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
    #[option_set(serde)]
    #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
    pub(crate) enum Names {
        #[option(value = 3)]
        Error,
        #[option(value = 1)]
        Err,
        #[option(value = 2)]
        Ok,
        #[option(value = 0)]
        Some,
        #[option(value = 4)]
        None,
        #[option(value = 5)]
        Self_,
        #[option(value = 6)]
        ALL,
        #[option(value = 7)]
        METADATA,
        #[option(value = 8)]
        OPTIONS,
        #[option(value = 9)]
        Default,
        #[option(value = 10)]
        Option,
        #[option(value = 11)]
        Result,
        #[option(value = 12)]
        LOOKUP,
        #[option(value = 13)]
        TABLES,
        #[option(value = 14)]
        VALUES,
        #[option(value = 15)]
        __LOOKUP,
        #[option(value = 16)]
        value,
        #[option(value = 17)]
        from_value,
    }
}

#[test]
fn variants_may_have_any_name_that_the_emitted_code_uses() {
    use ::closure_reason::OptionSet;
    use ::core::convert::TryFrom as _;
    use variant_names::Names;

    assert_eq!(<Names as OptionSet>::ALL.len(), 18);
    assert_eq!(<Names as OptionSet>::ALL[6], Names::ALL);
    assert_eq!(<Names as OptionSet>::METADATA.option(7).unwrap().label(), "METADATA");
    assert_eq!(Names::try_from(3), Ok(Names::Error));
    assert_eq!("Err".parse::<Names>(), Ok(Names::Err));
    assert_eq!(::serde_json::from_str::<Names>("2").unwrap(), Names::Ok);
    assert_eq!(::serde_json::to_string(&Names::Default).unwrap(), "9");
    assert_eq!(Names::__LOOKUP.value(), 15);
    assert_eq!(Names::value.value(), 16);
    assert_eq!(<Names as OptionSet>::from_value(17), Some(Names::from_value));
}

mod raw_and_foreign_names {
    use ::core::clone::Clone;
    use ::core::cmp::PartialEq;
    use ::core::fmt::Debug;
    use ::core::marker::Copy;

    #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
    #[option_set(serde)]
    #[allow(non_camel_case_types)]
    pub(crate) enum r#struct {
        #[option(value = 1)]
        r#type,
        #[option(value = 2)]
        r#static,
        #[option(value = 3)]
        Größe,
        #[option(value = 4)]
        東京,
        #[option(value = 5)]
        Да,
    }
}

#[test]
fn identifiers_may_be_raw_and_of_any_script() {
    use raw_and_foreign_names::r#struct;

    let labels = [r#struct::r#type, r#struct::r#static, r#struct::Größe, r#struct::東京, r#struct::Да]
        .map(r#struct::label);
    assert_eq!(labels, ["type", "static", "Größe", "東京", "Да"]);
    assert_eq!(r#struct::from_label("東京"), Some(r#struct::東京));
    assert_eq!(::serde_json::from_str::<r#struct>("1").unwrap(), r#struct::r#type);
    assert_eq!(r#struct::METADATA.enum_name(), "struct");
}
