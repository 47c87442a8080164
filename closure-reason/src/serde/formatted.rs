use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Column, annotated};
use crate::{Choice, OptionSet};

/// A choice together with the row's own label for it.
///
/// If a request has `Prefer:
/// odata.include-annotations="OData.Community.Display.V1.FormattedValue"`, the Web API returns
/// [next to each choice][source] its label in the caller's language. This type reads both, so the
/// label of an option that `T` does not know is kept and shown, and you can see whether the row's
/// label and `T`'s disagree.
///
/// It is for columns that hold one option; for choices columns there is
/// [`FormattedChoices`](super::FormattedChoices).
///
/// It finds its keys by the column of `T`; put it into the struct of a row with
/// `#[serde(flatten)]`. Both keys are optional, and other flattened fields (such as a map of the
/// rest) do not see them. The compiler refuses an enum without `column = ".."`, such as that of a
/// global set: there, name the column by a second type, a [`Column`].
///
/// ```
/// use closure_reason::ClosureReason;
/// use closure_reason::serde::Formatted;
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// struct Session {
///     activityid: String,
///     #[serde(flatten)]
///     closure_reason: Formatted<ClosureReason>,
/// }
///
/// let session: Session = serde_json::from_str(r#"{
///     "activityid": "7f2c1d9e-0000-4000-8000-000000000001",
///     "msdyn_closurereason@OData.Community.Display.V1.FormattedValue": "CustomerLeftSurvey",
///     "msdyn_closurereason": 192350099
/// }"#)?;
/// let reason = session.closure_reason;
/// assert_eq!(reason.to_string(), "CustomerLeftSurvey");
/// assert_eq!(reason.choice().unwrap().value(), 192350099);
/// assert_eq!((reason.known(), reason.label()), (None, Some("CustomerLeftSurvey")));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// A repeated key is an error. For a flattened field, serde buffers the rest of the row
/// before reading it: a row of ten columns takes an eighth longer than with both keys as separate
/// fields (the annotation as an `Option<String>`), from which [`Formatted::new`] makes the same
/// pair.
///
/// It writes both keys, with `null` for no choice. A row that you send needs only the choice.
///
/// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/select-columns
#[doc(alias = "FormattedValues")]
pub struct Formatted<T, C: Column = T> {
    choice: Option<Choice<T>>,
    /// The row's own label.
    theirs: Option<String>,
    column: PhantomData<fn() -> C>,
}

impl<T: Column> Formatted<T> {
    /// A choice with the row's label for it.
    ///
    /// ```
    /// use closure_reason::{Choice, ClosureReason, serde::Formatted};
    ///
    /// let newer = Choice::<ClosureReason>::new(192350099);
    /// let reason = Formatted::new(Some(newer), Some("CustomerLeftSurvey".into()));
    /// assert_eq!((reason.choice(), reason.known()), (Some(newer), None));
    /// assert_eq!(reason.formatted_value(), Some("CustomerLeftSurvey"));
    /// assert_eq!(reason.label(), Some("CustomerLeftSurvey"));
    /// ```
    #[must_use]
    pub const fn new(choice: Option<Choice<T>>, formatted_value: Option<String>) -> Self {
        Self { choice, theirs: formatted_value, column: PhantomData }
    }
}

impl<T, C: Column> Formatted<T, C> {
    /// The same for another column, whose keys it then writes.
    ///
    /// ```
    /// use closure_reason::ClosureReason;
    /// use closure_reason::serde::{Column, Formatted};
    ///
    /// enum FirstReason {}
    /// impl Column for FirstReason {
    ///     const NAME: &'static str = "demo_firstreason";
    /// }
    ///
    /// let reason = Formatted::new(Some(ClosureReason::AgentClosed.into()), None);
    /// let row = serde_json::to_string(&reason.in_column::<FirstReason>())?;
    /// assert_eq!(row, r#"{"demo_firstreason":192350004}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn in_column<D: Column>(self) -> Formatted<T, D> {
        Formatted { choice: self.choice, theirs: self.theirs, column: PhantomData }
    }

    /// The choice; `None` if the row has `null`, or no such key.
    #[must_use]
    pub const fn choice(&self) -> Option<Choice<T>> {
        self.choice
    }

    /// The row's label, in the caller's language; `None` if the row has no annotation.
    #[must_use]
    pub fn formatted_value(&self) -> Option<&str> {
        self.theirs.as_deref()
    }
}

impl<T: OptionSet, C: Column> Formatted<T, C> {
    /// The option, if there is a choice and `T` knows it.
    #[must_use]
    pub fn known(&self) -> Option<T> {
        self.choice?.known()
    }

    /// `T`'s label, else the row's.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        self.known().map(T::label).or(self.formatted_value())
    }

    /// `T`'s label and the row's, if `T` does not have the row's text for the option: neither as a
    /// label or alias, nor as a label in any of its languages.
    ///
    /// ```
    /// use closure_reason::{ClosureReason, serde::Formatted};
    ///
    /// let reason = Some(ClosureReason::AgentTransferred.into());
    /// let row = |label: &str| Formatted::new(reason, Some(label.into()));
    /// assert_eq!(row("AgentTransferred").disagreement(), None);
    /// assert_eq!(row("AgentTransfered").disagreement(), None); // an alias
    /// assert_eq!(row("Handed over").disagreement(), Some(("AgentTransferred", "Handed over")));
    /// ```
    #[must_use]
    pub fn disagreement(&self) -> Option<(&'static str, &str)> {
        let option = self.known()?.metadata();
        let theirs = self.formatted_value()?;
        let in_languages = option.set().languages().filter_map(|language| option.label_in(language));
        let mut ours = core::iter::once(option.label()).chain(option.aliases()).chain(in_languages);
        (!ours.any(|ours| ours == theirs)).then_some((option.label(), theirs))
    }
}

impl<T, C: Column> Default for Formatted<T, C> {
    fn default() -> Self {
        Self { choice: None, theirs: None, column: PhantomData }
    }
}

impl<T, C: Column> Clone for Formatted<T, C> {
    fn clone(&self) -> Self {
        Self { choice: self.choice, theirs: self.theirs.clone(), column: PhantomData }
    }
}

impl<T, C: Column> PartialEq for Formatted<T, C> {
    fn eq(&self, other: &Self) -> bool {
        self.choice == other.choice && self.theirs == other.theirs
    }
}

impl<T, C: Column> Eq for Formatted<T, C> {}

impl<T: OptionSet, C: Column> fmt::Debug for Formatted<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Formatted")
            .field("choice", &self.choice)
            .field("formatted_value", &self.theirs)
            .finish()
    }
}

/// The label, `T`'s or else the row's; the number if there is neither; nothing if there is no
/// choice.
impl<T: OptionSet, C: Column> fmt::Display for Formatted<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.label(), self.choice) {
            (Some(label), _) => f.pad(label),
            (None, Some(choice)) => fmt::Display::fmt(&choice, f),
            (None, None) => f.pad(""),
        }
    }
}

impl<T: OptionSet, C: Column> Serialize for Formatted<T, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        annotated::serialize::<C, S>(&self.choice, self.formatted_value(), serializer)
    }
}

impl<'de, T: OptionSet, C: Column> Deserialize<'de> for Formatted<T, C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (choice, formatted_value) = annotated::deserialize::<C, _, D>(deserializer)?;
        Ok(Self { choice, theirs: formatted_value, column: PhantomData })
    }
}
