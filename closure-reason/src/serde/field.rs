use crate::{Choice, OptionSet, OptionSetKind, UnknownValue};

/// A type that a field read by [`label`](super::label) or [`lenient`](super::lenient) may have: an option set, a [`Choice`],
/// or an `Option` of either.
///
/// It only names these types; nothing outside can implement it.
pub trait Field: Sized + sealed::Sealed {
    /// The option set.
    #[doc(hidden)]
    type Set: OptionSet;
    /// Whether a field may be empty.
    #[doc(hidden)]
    const OPTIONAL: bool;
    /// Whether a field may hold a value that the set does not know.
    #[doc(hidden)]
    const LOSSLESS: bool;

    /// The field that holds a choice.
    #[doc(hidden)]
    fn from_choice(choice: Choice<Self::Set>) -> Result<Self, UnknownValue>;
    /// The empty field, where there is such a thing.
    #[doc(hidden)]
    fn empty() -> Option<Self>;
    /// The choice that a field holds.
    #[doc(hidden)]
    fn choice(&self) -> Option<Choice<Self::Set>>;
}

impl<T: OptionSet> Field for T {
    type Set = T;
    const OPTIONAL: bool = false;
    const LOSSLESS: bool = false;

    fn from_choice(choice: Choice<T>) -> Result<T, UnknownValue> {
        choice.try_known()
    }

    fn empty() -> Option<T> {
        None
    }

    fn choice(&self) -> Option<Choice<T>> {
        Some(Choice::from(*self))
    }
}

impl<T: OptionSet> Field for Choice<T> {
    type Set = T;
    const OPTIONAL: bool = false;
    const LOSSLESS: bool = true;

    fn from_choice(choice: Self) -> Result<Self, UnknownValue> {
        match T::METADATA.kind() {
            // In a row it would be neither true nor false.
            OptionSetKind::Boolean => choice.try_known().map(Self::from),
            _ => Ok(choice),
        }
    }

    fn empty() -> Option<Self> {
        None
    }

    fn choice(&self) -> Option<Self> {
        Some(*self)
    }
}

impl<F: Field + sealed::Single> Field for Option<F> {
    type Set = F::Set;
    const OPTIONAL: bool = true;
    const LOSSLESS: bool = F::LOSSLESS;

    fn from_choice(choice: Choice<F::Set>) -> Result<Self, UnknownValue> {
        F::from_choice(choice).map(Some)
    }

    fn empty() -> Option<Self> {
        Some(None)
    }

    fn choice(&self) -> Option<Choice<F::Set>> {
        self.as_ref().and_then(F::choice)
    }
}

mod sealed {
    use crate::{Choice, OptionSet};

    pub trait Sealed {}
    impl<T: OptionSet> Sealed for T {}
    impl<T: OptionSet> Sealed for Choice<T> {}
    impl<F: Single> Sealed for Option<F> {}

    /// What is no `Option`: of an `Option` in an `Option`, `null` could mean either.
    pub trait Single {}
    impl<T: OptionSet> Single for T {}
    impl<T: OptionSet> Single for Choice<T> {}
}
