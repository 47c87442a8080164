//! Proves that no lint fires in the emitted code. rustc's are proven by compiling this file,
//! clippy's by running clippy on it.

#![deny(
    warnings,
    future_incompatible,
    keyword_idents,
    let_underscore,
    nonstandard_style,
    rust_2018_idioms,
    unused
)]
#![deny(
    ambiguous_negative_literals,
    deprecated,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    macro_use_extern_crate,
    meta_variable_misuse,
    non_ascii_idents,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unreachable_pub,
    unused_import_braces,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![forbid(unsafe_code)]
#![deny(clippy::all, clippy::nursery, clippy::pedantic)]
// The restrictions of clippy that emitted code is most likely to break.
#![deny(
    clippy::absolute_paths,
    clippy::allow_attributes_without_reason,
    clippy::as_conversions,
    clippy::impl_trait_in_params,
    clippy::indexing_slicing,
    clippy::missing_docs_in_private_items,
    clippy::missing_inline_in_public_items,
    clippy::missing_trait_methods,
    clippy::same_name_method,
    clippy::single_call_fn,
    clippy::std_instead_of_core
)]

use closure_reason::OptionSet;

/// Everything that the attributes can say.
#[derive(Clone, Copy, Debug, Eq, Hash, OptionSet, PartialEq)]
#[option_set(
    table = "demo_job",
    column = "demo_grade",
    name = "demo_job_demo_grade",
    display_name = "Grade",
    serde
)]
#[non_exhaustive]
pub(crate) enum Grade {
    /// The best.
    #[option(value = 192350000, label = "First rate", alias = "A", alias = "Best")]
    First,
    /// Not the best.
    #[option(value = -1, desc = "Neither the best nor the worst: see https://example.com/ and `Grade`.")]
    Second,
    /// The worst.
    #[option(value = 2147483647, desc = "")]
    Third,
}

/// Discriminants are the values.
#[derive(Clone, Copy, Debug, Eq, OptionSet, PartialEq)]
#[option_set(global = "demo_state", serde)]
#[repr(i32)]
pub(crate) enum State {
    /// Before.
    Inactive = -1,
    /// Now.
    Active = 192_350_000,
}

/// A cast to `i64` would be trivial.
#[derive(Clone, Copy, Debug, Eq, OptionSet, PartialEq)]
#[option_set(allow_duplicate_labels)]
#[repr(i64)]
pub(crate) enum Wide {
    /// One.
    #[option(label = "--")]
    One = 1,
    /// Another.
    #[option(label = "--")]
    Other = 8,
}

/// Nobody should use it any more.
#[derive(Clone, Copy, OptionSet)]
#[deprecated = "the column is gone"]
enum Gone {
    /// Nor this.
    #[option(value = 1)]
    #[deprecated = "the option was gone before"]
    First,
}

/// No option is used by name, and only one function is called.
#[derive(Clone, Copy, OptionSet)]
#[option_set(serde)]
enum HardlyUsed {
    /// One.
    #[option(value = 1)]
    First,
    /// Another.
    #[option(value = 2)]
    Second,
}

macro_rules! produce {
    ($visibility:vis $name:ident { $($(#[$meta:meta])* $variant:ident = $value:expr),* }) => {
        #[derive(Clone, Copy, Debug, Eq, OptionSet, PartialEq)]
        #[option_set(serde)]
        /// Made by a macro.
        $visibility enum $name {
            $($(#[$meta])* #[option(value = $value)] $variant,)*
        }
    };
}

produce! {
    pub(crate) Produced {
        /// One.
        One = 192350001,
        /// The other.
        Other = -192350002
    }
}

#[test]
fn a_set_in_full_use_has_no_lints() {
    assert_eq!(Grade::ALL.len(), 3);
    assert_eq!(Grade::METADATA.len(), 3);
    assert_eq!(Grade::from_value(-1), Some(Grade::Second));
    assert_eq!(Grade::First.label(), "First rate");
    assert_eq!(State::from_label("Active"), Some(State::Active));
    assert_eq!(i32::from(State::Inactive), -1);
    assert_eq!(Wide::Other.value(), 8);
    assert_eq!(Wide::One.index(), 0);
    assert_eq!(Produced::One.to_string(), "One");
    assert_eq!(Produced::Other.value(), -192_350_002);
}

#[test]
fn a_private_set_that_is_hardly_used_has_no_lints() {
    assert!(HardlyUsed::from_value(3).is_none());
}

#[test]
#[allow(deprecated, reason = "to use it is the user's own decision")]
fn a_deprecated_set_has_no_lints_but_where_it_is_used() {
    assert_eq!(Gone::First.value(), 1);
}

#[test]
fn a_set_inside_a_function_has_no_lints() {
    /// Seen in here alone.
    #[derive(Clone, Copy, OptionSet)]
    #[option_set(serde)]
    enum Local {
        /// One.
        #[option(value = 1)]
        First,
        /// Another.
        #[option(value = 2)]
        Second,
    }
    assert!(Local::try_from(3).is_err());
}
