/// What a source says about one property: a value, that there is none, or nothing at all.
///
/// An export that leaves colors out does not say that an option has no color. What a comparison may
/// claim depends on this difference, so it is kept for every property that a source can leave out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stated<T> {
    /// The source does not say.
    #[default]
    Unstated,
    /// The source says that there is none.
    Nothing,
    /// The source says this.
    Value(T),
}

impl<T> Stated<T> {
    /// Whether the source says anything, even if only that there is none.
    #[must_use]
    pub const fn is_stated(&self) -> bool {
        !matches!(self, Self::Unstated)
    }

    /// The value, if there is one; `None` both if there is none and if the source does not say.
    #[must_use]
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nothing | Self::Unstated => None,
        }
    }

    /// The same with a reference to the value.
    #[must_use]
    pub const fn as_ref(&self) -> Stated<&T> {
        match self {
            Self::Unstated => Stated::Unstated,
            Self::Nothing => Stated::Nothing,
            Self::Value(value) => Stated::Value(value),
        }
    }

    /// The same with the value converted.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Stated<U> {
        match self {
            Self::Unstated => Stated::Unstated,
            Self::Nothing => Stated::Nothing,
            Self::Value(value) => Stated::Value(change(value)),
        }
    }

    /// This, or the other if this says nothing.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self.is_stated() { self } else { other }
    }
}

/// A value, or that there is none.
impl<T> From<Option<T>> for Stated<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Self::Value)
    }
}
