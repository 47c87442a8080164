//! Whatever a `macro_rules!` hands on.

use ::core::option::Option::Some;
use ::core::prelude::v1::test;
use ::std::{assert, assert_eq};

/// Tokens from `macro_rules!` arrive in invisible groups.
mod produced {
    use ::core::clone::Clone;
    use ::core::cmp::PartialEq;
    use ::core::fmt::Debug;
    use ::core::marker::Copy;

    pub(crate) use ::closure_reason as reexported;

    macro_rules! from_fragments {
        (
            $(#[$set_meta:meta])* $visibility:vis enum $name:ident as $column:literal in $facade:path;
            $($variant:ident = $value:literal, $label:literal, $description:expr, $alias:expr;)*
        ) => {
            #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
            $(#[$set_meta])*
            #[option_set(column = $column, crate = $facade, serde)]
            $visibility enum $name {
                $(#[option(value = $value, label = $label, desc = $description, alias = $alias)] $variant,)*
            }
        };
    }

    from_fragments! {
        #[option_set(table = "demo_job")]
        pub(crate) enum Fragments as "demo_grade" in crate::macros::produced::reexported;
        First = 1, "First rate", "The best.", "A";
        Second = -1, "Second rate", r"Not \ the best.", "B";
    }

    macro_rules! from_expressions {
        ($visibility:vis $name:ident: $($(#[$meta:meta])* $variant:ident = $value:expr, $doc:expr;)*) => {
            #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
            #[option_set(crate = $crate::macros::produced::reexported)]
            $visibility enum $name {
                $($(#[$meta])* #[doc = $doc] #[option(value = $value)] $variant,)*
            }
        };
    }

    from_expressions! {
        pub(crate) Expressions:
        First = 1, "The best.";
        #[option(label = "Second rate")]
        /// Nobody's first.
        Second = -2_147_483_648, "Not the best.";
        Third = 0x7f, r"A \ B.";
    }

    macro_rules! from_discriminants {
        ($name:ident: $($variant:ident = $value:expr),* ; $($other:ident = $literal:literal),*) => {
            #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
            pub(crate) enum $name { $($variant = $value,)* $($other = $literal,)* }
        };
    }

    from_discriminants!(Discriminants: First = 1, Second = -1; Third = 7, Fourth = -7);

    /// Passes on its arguments.
    macro_rules! outer {
        ($visibility:vis $name:ident $value:literal $label:literal) => {
            inner! { $visibility $name $value $label }
        };
    }
    macro_rules! inner {
        ($visibility:vis $name:ident $value:literal $label:expr) => {
            #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
            $visibility enum $name {
                #[option(value = $value, label = $label)]
                A,
            }
        };
    }

    outer! { pub(crate) Twice -5 "a" }

    macro_rules! from_lists {
        ($state:ident $status:ident: $($variant:ident = $value:literal to $next:path, $language:literal $label:expr;)*) => {
            #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
            #[option_set(kind = state($status))]
            pub(crate) enum $state {
                #[option(value = 0, default_status = Draft)]
                Active,
            }

            #[derive(Clone, Copy, Debug, PartialEq, ::closure_reason::OptionSet)]
            #[option_set(kind = status($state), enforce_transitions)]
            pub(crate) enum $status {
                $(
                    #[option(value = $value, state = Active, transitions($next), labels($language = $label))]
                    $variant,
                )*
            }
        };
    }

    from_lists! {
        ListState ListStatus:
        Draft = 1 to Sent, 1031 "Entwurf";
        Sent = 2 to Draft, 1036 "Envoy\u{e9}";
    }
}

#[test]
fn items_of_lists_may_come_through_macro_rules() {
    use ::closure_reason::{OptionSet, StatusReason};
    use produced::{ListState, ListStatus};

    assert!(ListStatus::Draft.can_change_to(ListStatus::Sent));
    assert_eq!(ListStatus::Draft.label_in(1031), Some("Entwurf"));
    assert_eq!(ListStatus::Sent.label_in(1036), Some("Envoy\u{e9}"));
    assert_eq!(ListStatus::Sent.state(), ListState::Active);
}

#[test]
fn literals_and_paths_may_come_through_macro_rules() {
    use produced::Fragments;

    assert_eq!(Fragments::ALL, [Fragments::First, Fragments::Second]);
    assert_eq!(Fragments::Second.value(), -1);
    assert_eq!(Fragments::Second.label(), "Second rate");
    assert_eq!(Fragments::Second.description(), Some(r"Not \ the best."));
    assert_eq!(Fragments::from_label("A"), Some(Fragments::First));
    assert_eq!(Fragments::METADATA.table(), Some("demo_job"));
    assert_eq!(Fragments::METADATA.column(), Some("demo_grade"));
    assert_eq!(::serde_json::from_str::<Fragments>("1").unwrap(), Fragments::First);
}

#[test]
fn expressions_doc_texts_and_the_macros_own_crate_may_come_through_macro_rules() {
    use produced::Expressions;

    assert_eq!(Expressions::First.value(), 1);
    assert_eq!(Expressions::First.description(), Some("The best."));
    assert_eq!(Expressions::Second.value(), -2_147_483_648);
    assert_eq!(Expressions::Second.label(), "Second rate");
    let both = "Nobody's first. Not the best.";
    assert_eq!(Expressions::Second.description(), Some(both));
    assert_eq!(Expressions::Third.value(), 127);
    assert_eq!(Expressions::Third.description(), Some(r"A \ B."));
}

#[test]
fn discriminants_may_come_through_macro_rules() {
    use produced::Discriminants;

    let options = [Discriminants::First, Discriminants::Second, Discriminants::Third, Discriminants::Fourth];
    assert_eq!(Discriminants::ALL, options);
    assert_eq!(options.map(Discriminants::value), [1, -1, 7, -7]);
    assert_eq!(Discriminants::from_value(-7), Some(Discriminants::Fourth));
}

#[test]
fn fragments_may_come_through_several_macros() {
    assert_eq!(produced::Twice::A.value(), -5);
    assert_eq!(produced::Twice::A.label(), "a");
}
