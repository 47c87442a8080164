use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a source says about one property: a value, that there is none, or nothing at all.
///
/// An export that leaves colors out does not say that an option has no color. What a comparison may
/// claim depends on this difference, so it is kept for every property that a source can leave out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    pub const fn is_stated(&self) -> bool {
        !matches!(self, Self::Unstated)
    }

    /// Whether the source says nothing.
    pub const fn is_unstated(&self) -> bool {
        !self.is_stated()
    }

    /// The value, if there is one; `None` both if there is none and if the source does not say.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nothing | Self::Unstated => None,
        }
    }

    /// With a reference to the value.
    pub const fn as_ref(&self) -> Stated<&T> {
        match self {
            Self::Unstated => Stated::Unstated,
            Self::Nothing => Stated::Nothing,
            Self::Value(value) => Stated::Value(value),
        }
    }

    /// This, or the other if this is not stated.
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

impl Stated<String> {
    /// With a reference to the text.
    pub fn as_deref(&self) -> Stated<&str> {
        match self {
            Self::Unstated => Stated::Unstated,
            Self::Nothing => Stated::Nothing,
            Self::Value(text) => Stated::Value(text),
        }
    }
}

/// What is not stated has no key in JSON; null states that there is none.
impl<T: Serialize> Serialize for Stated<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().value().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Stated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from)
    }
}
