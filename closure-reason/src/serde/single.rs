use crate::{Choice, OptionSet, OptionSetKind, UnknownValue};

/// A type of one choice: an option set, a [`Choice`], or an `Option` of either.
pub trait Single: Sized {
    /// The option set.
    type Set: OptionSet;
    /// Whether a field may be empty.
    const OPTIONAL: bool;
    /// Whether a field may hold a value that the set does not know.
    const LOSSLESS: bool;

    /// The field that holds a choice.
    fn from_choice(choice: Choice<Self::Set>) -> Result<Self, UnknownValue>;
    /// The field that holds an option.
    fn from_option(option: Self::Set) -> Self;
    /// The empty field, if a field may be empty.
    fn empty() -> Option<Self>;
    /// The choice that a field holds.
    fn choice(&self) -> Option<Choice<Self::Set>>;
}

impl<T: OptionSet> Single for T {
    type Set = T;
    const OPTIONAL: bool = false;
    const LOSSLESS: bool = false;

    fn from_choice(choice: Choice<T>) -> Result<T, UnknownValue> {
        choice.try_known()
    }

    fn from_option(option: T) -> T {
        option
    }

    fn empty() -> Option<T> {
        None
    }

    fn choice(&self) -> Option<Choice<T>> {
        Some(Choice::from(*self))
    }
}

impl<T: OptionSet> Single for Choice<T> {
    type Set = T;
    const OPTIONAL: bool = false;
    const LOSSLESS: bool = true;

    fn from_choice(choice: Self) -> Result<Self, UnknownValue> {
        match T::METADATA.kind() {
            // It is neither true nor false.
            OptionSetKind::Boolean => choice.try_known().map(Self::from),
            _ => Ok(choice),
        }
    }

    fn from_option(option: T) -> Self {
        Choice::from(option)
    }

    fn empty() -> Option<Self> {
        None
    }

    fn choice(&self) -> Option<Self> {
        Some(*self)
    }
}

impl<F: Single + Required> Single for Option<F> {
    type Set = F::Set;
    const OPTIONAL: bool = true;
    const LOSSLESS: bool = F::LOSSLESS;

    fn from_choice(choice: Choice<F::Set>) -> Result<Self, UnknownValue> {
        F::from_choice(choice).map(Some)
    }

    fn from_option(option: F::Set) -> Self {
        Some(F::from_option(option))
    }

    fn empty() -> Option<Self> {
        Some(None)
    }

    fn choice(&self) -> Option<Choice<F::Set>> {
        self.as_ref().and_then(F::choice)
    }
}

/// Everything but `Option`: in an `Option` of an `Option`, `null` could mean either.
pub trait Required {}
impl<T: OptionSet> Required for T {}
impl<T: OptionSet> Required for Choice<T> {}
