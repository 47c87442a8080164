use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::annotated;
use crate::spelling::members;
use crate::{Choice, Choices, OptionSet};

/// Choices together with the row's own words for them: what [`Formatted`](super::Formatted) is for
/// a column of one option.
///
/// The annotation joins the labels with `"; "`, in the caller's language.
///
/// ```
/// use closure_reason::OptionSet;
/// use closure_reason::serde::FormattedChoices;
/// use serde::Deserialize;
///
/// #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
/// #[option_set(table = "demo_job", column = "demo_papers")]
/// enum Paper {
///     #[option(value = 1, label = "Invoice")]
///     Invoice,
///     #[option(value = 2, label = "Contract")]
///     Contract,
/// }
///
/// #[derive(Deserialize)]
/// struct Job {
///     #[serde(flatten)]
///     papers: FormattedChoices<Paper>,
/// }
///
/// let job: Job = serde_json::from_str(r#"{
///     "demo_papers@OData.Community.Display.V1.FormattedValue": "Invoice; Receipt",
///     "demo_papers": "1,3"
/// }"#)?;
/// assert!(job.papers.choices().contains(Paper::Invoice));
/// assert_eq!(job.papers.to_string(), "Invoice; Receipt");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub struct FormattedChoices<T> {
    choices: Choices<T>,
    formatted_value: Option<String>,
}

impl<T> FormattedChoices<T> {
    /// Choices with the row's labels for them.
    ///
    /// ```
    /// use closure_reason::{Choices, ClosureReason, serde::FormattedChoices};
    ///
    /// let reasons = Choices::from([ClosureReason::AgentClosed]);
    /// let row = FormattedChoices::new(reasons.clone(), Some("Vom Agenten geschlossen".into()));
    /// assert_eq!(row.formatted_value(), Some("Vom Agenten geschlossen"));
    /// assert_eq!(row.choices(), &reasons);
    /// assert_eq!(row.into_choices(), reasons);
    /// ```
    #[must_use]
    pub const fn new(choices: Choices<T>, formatted_value: Option<String>) -> Self {
        Self { choices, formatted_value }
    }

    /// The choices; none if the row has `null`, or no such key.
    #[must_use]
    pub const fn choices(&self) -> &Choices<T> {
        &self.choices
    }

    /// The choices, without the row's labels.
    #[must_use]
    pub fn into_choices(self) -> Choices<T> {
        self.choices
    }

    /// The row's labels, in the language of whoever asked; `None` if the row has no annotation.
    #[must_use]
    pub fn formatted_value(&self) -> Option<&str> {
        self.formatted_value.as_deref()
    }
}

impl<T: OptionSet> FormattedChoices<T> {
    /// The row's labels, if `T` knows all members but does not have these texts for them: neither
    /// as labels or aliases, nor as labels in any one of its languages. The order does not matter.
    ///
    /// ```
    /// use closure_reason::{Choices, ClosureReason, serde::FormattedChoices};
    ///
    /// let reasons = Choices::from([ClosureReason::AgentReject, ClosureReason::AgentClosed]);
    /// let row = |labels: &str| FormattedChoices::new(reasons.clone(), Some(labels.into()));
    /// assert_eq!(row("AgentClosed; AgentReject").disagreement(), None);
    /// assert_eq!(row("AgentClosed; Rejected").disagreement(), Some("AgentClosed; Rejected"));
    /// ```
    #[must_use]
    pub fn disagreement(&self) -> Option<&str> {
        let theirs = self.formatted_value()?;
        if self.choices.unknown().next().is_some() {
            return None;
        }
        let languages = T::METADATA.languages().map(Some);
        let agrees = core::iter::once(None).chain(languages).any(|language| self.says(language, theirs));
        (!agrees).then_some(theirs)
    }

    /// Whether a text is the labels of the members in a language, in any order.
    fn says(&self, language: Option<u32>, text: &str) -> bool {
        if text.trim().is_empty() {
            return self.choices.is_empty();
        }
        let labels: Vec<(&str, i32)> = self
            .choices
            .known()
            .flat_map(|option| {
                let aliases = option.metadata().aliases().filter(|_| language.is_none());
                let label = language.map_or(Some(option.label()), |language| option.label_in(language));
                label.into_iter().chain(aliases).map(move |label| (label, option.value()))
            })
            .collect();
        let most =
            |separator| labels.iter().map(|(label, _)| members::count(label, separator)).max().unwrap_or(0);
        let read = |text: &str, _| labels.iter().find(|(label, _)| *label == text).map(|(_, value)| *value);
        members::members(text, most, read).is_ok_and(|members| {
            members.len() == self.choices.len()
                && self.choices.iter().all(|choice| members.iter().any(|(_, value)| *value == choice.value()))
        })
    }
}

impl<T> Default for FormattedChoices<T> {
    fn default() -> Self {
        Self::new(Choices::new(), None)
    }
}

impl<T> Clone for FormattedChoices<T> {
    fn clone(&self) -> Self {
        Self { choices: self.choices.clone(), formatted_value: self.formatted_value.clone() }
    }
}

impl<T> PartialEq for FormattedChoices<T> {
    fn eq(&self, other: &Self) -> bool {
        self.choices == other.choices && self.formatted_value == other.formatted_value
    }
}

impl<T> Eq for FormattedChoices<T> {}

impl<T: OptionSet> fmt::Debug for FormattedChoices<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FormattedChoices")
            .field("choices", &self.choices)
            .field("formatted_value", &self.formatted_value)
            .finish()
    }
}

/// The labels joined with `"; "`: `T`'s if it knows all members, else the row's; if there are none,
/// `T`'s labels and the numbers of the members that it does not know.
impl<T: OptionSet> fmt::Display for FormattedChoices<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.formatted_value() {
            Some(theirs) if self.choices.unknown().next().is_some() => f.pad(theirs),
            _ => {
                let labels: Vec<String> =
                    self.choices.iter().map(|choice: Choice<T>| alloc::format!("{choice}")).collect();
                f.pad(&labels.join("; "))
            }
        }
    }
}

impl<T: OptionSet> Serialize for FormattedChoices<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        annotated::serialize::<T, S>(&self.choices, self.formatted_value(), serializer)
    }
}

impl<'de, T: OptionSet> Deserialize<'de> for FormattedChoices<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (choices, formatted_value) = annotated::deserialize::<T, Choices<T>, D>(deserializer)?;
        Ok(Self { choices: choices.unwrap_or_default(), formatted_value })
    }
}
