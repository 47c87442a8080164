/// What a source says about one property: a value, that there is none, or nothing at all.
///
/// An export that leaves colors out does not say that an option has no color. What a comparison may
/// claim depends on this difference, so it is kept for every property that a source can leave out.
///
/// ```
/// use closure_reason::definition::{OptionDefinition, Stated};
///
/// let option = OptionDefinition::new(745500000).with_color(Stated::Value("#0000ff".into()));
/// assert_eq!(option.color(), Stated::Value("#0000ff"));
/// assert_eq!(option.color().value(), Some("#0000ff"));
/// assert_eq!(option.external_value(), Stated::Unstated);
/// ```
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
    ///
    /// ```
    /// use closure_reason::definition::Stated;
    ///
    /// assert!(Stated::Value(1).is_stated());
    /// assert!(Stated::<i32>::Nothing.is_stated());
    /// assert!(!Stated::<i32>::Unstated.is_stated());
    /// ```
    #[must_use]
    pub const fn is_stated(&self) -> bool {
        !matches!(self, Self::Unstated)
    }

    /// The value, if there is one; `None` both if there is none and if the source does not say.
    ///
    /// ```
    /// use closure_reason::definition::Stated;
    ///
    /// assert_eq!(Stated::Value(1).value(), Some(1));
    /// assert_eq!(Stated::<i32>::Nothing.value(), None);
    /// ```
    #[must_use]
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nothing | Self::Unstated => None,
        }
    }

    /// The same with a reference to the value.
    ///
    /// ```
    /// use closure_reason::definition::Stated;
    ///
    /// let color = Stated::Value("#0000ff".to_owned());
    /// assert_eq!(color.as_ref().map(|color| color.len()), Stated::Value(7));
    /// ```
    #[must_use]
    pub const fn as_ref(&self) -> Stated<&T> {
        match self {
            Self::Unstated => Stated::Unstated,
            Self::Nothing => Stated::Nothing,
            Self::Value(value) => Stated::Value(value),
        }
    }

    /// The same with the value converted.
    ///
    /// ```
    /// use closure_reason::definition::Stated;
    ///
    /// assert_eq!(Stated::Value(745500000).map(|value| value + 1), Stated::Value(745500001));
    /// assert_eq!(Stated::Nothing.map(|value: i32| value + 1), Stated::Nothing);
    /// ```
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Stated<U> {
        match self {
            Self::Unstated => Stated::Unstated,
            Self::Nothing => Stated::Nothing,
            Self::Value(value) => Stated::Value(change(value)),
        }
    }

    /// This, or the other if this says nothing.
    ///
    /// ```
    /// use closure_reason::definition::Stated;
    ///
    /// assert_eq!(Stated::Unstated.or(Stated::Value(1)), Stated::Value(1));
    /// assert_eq!(Stated::Nothing.or(Stated::Value(1)), Stated::Nothing);
    /// ```
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
