use core::fmt;

use super::lookup::Lookup;
use crate::{LabelError, OptionMetadata, OptionSet, OptionSetMetadata, UnknownValue};

// Callers name the type, not the table. The compiler validates a constant down to the last option that
// it refers to, and so sees the table only in a program that uses it. The bound is the trait, not
// `Copy`, so that an enum without `Copy` is reported once, where it implements the trait.
impl<T: OptionSet> Lookup<T> {
    /// The position of any variant of an enum with mistakes, or whatever it is.
    #[must_use]
    pub const fn broken_position(_option: T) -> usize {
        0
    }

    /// The value of any variant of an enum with mistakes.
    #[must_use]
    pub const fn broken_value_of(_option: T) -> i32 {
        0
    }

    /// What the attributes say. Not `T::METADATA`: a lint of the compiler would evaluate that for every
    /// enum that says so.
    #[must_use]
    pub const fn metadata() -> &'static OptionSetMetadata {
        T::METADATA
    }

    /// The position of the variant with this discriminant.
    #[inline]
    #[must_use]
    pub const fn index(discriminant: i64) -> usize {
        T::__LOOKUP.metadata.parts.position(discriminant)
    }

    /// The value of the variant with this discriminant.
    #[inline]
    #[must_use]
    pub const fn value_of(discriminant: i64) -> i32 {
        T::__LOOKUP.metadata.parts.value_of(discriminant)
    }

    /// The value of the option at a position.
    #[inline]
    #[must_use]
    pub const fn value(position: usize) -> i32 {
        T::__LOOKUP.metadata.parts.value(position)
    }

    /// The option at a position, without its type.
    #[inline]
    #[must_use]
    pub const fn option(position: usize) -> OptionMetadata {
        OptionMetadata { set: T::METADATA, position }
    }

    /// The option with this value.
    #[inline]
    #[must_use]
    pub const fn from_value(value: i32) -> Option<T> {
        T::__LOOKUP.slots[T::__LOOKUP.metadata.parts.values.slot(value)]
    }

    /// The only option with this label or alias.
    #[inline]
    #[must_use]
    pub fn from_label(label: &str) -> Option<T> {
        Self::at(T::__LOOKUP.metadata.parts.texts.find(label))
    }

    /// The only option with this label or alias, whatever the case of its ASCII letters.
    #[inline]
    #[must_use]
    pub fn from_label_ignore_case(label: &str) -> Option<T> {
        Self::at(T::__LOOKUP.metadata.parts.texts.find_ignore_case(label))
    }

    /// The only option with this label in a language.
    #[must_use]
    pub fn from_label_in(language: u32, label: &str) -> Option<T> {
        Self::at(T::METADATA.option_labeled_in(language, label).map(OptionMetadata::index))
    }

    /// The column's default.
    #[must_use]
    pub fn default_option() -> Option<T> {
        Self::at(T::METADATA.parts.extra.default)
    }

    #[inline]
    fn at(position: Option<usize>) -> Option<T> {
        position.map(|position| T::__LOOKUP.all[position])
    }

    /// Like [`from_value`](Self::from_value), with an error that names value and set.
    ///
    /// # Errors
    /// When no option has the value.
    #[inline]
    pub const fn try_from_value(value: i32) -> Result<T, UnknownValue> {
        match Self::from_value(value) {
            Some(option) => Ok(option),
            None => Err(UnknownValue::new(value, T::METADATA)),
        }
    }

    /// Like [`from_label`](Self::from_label), with an error that names text and set.
    ///
    /// # Errors
    /// When no option has the text, or several have it.
    pub fn try_from_label(label: &str) -> Result<T, LabelError> {
        Self::from_label(label).ok_or_else(|| LabelError::new(label, T::METADATA))
    }
}

/// Writes an option's label.
///
/// # Errors
/// Those of the formatter.
pub fn display<T: OptionSet>(option: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.pad(option.label())
}
