use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::marker::PhantomData;
use core::ops::Range;
use core::{fmt, mem};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Column, annotated};
use crate::spelling::members::{self, Meaning, Piece};
use crate::{Choices, OptionSet};

/// Choices together with the row's own labels for them, like [`Formatted`](super::Formatted) for a
/// column of one option.
///
/// The annotation joins the labels with `"; "`, in the caller's language. The second type names the
/// column where the enum does not ([`Column`]).
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
pub struct FormattedChoices<T, C: Column = T> {
    choices: Choices<T>,
    /// The row's own labels.
    theirs: Option<String>,
    column: PhantomData<fn() -> C>,
}

impl<T: Column> FormattedChoices<T> {
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
        Self { choices, theirs: formatted_value, column: PhantomData }
    }
}

impl<T, C: Column> FormattedChoices<T, C> {
    /// The same for another column, whose keys it then writes.
    #[must_use]
    pub fn in_column<D: Column>(self) -> FormattedChoices<T, D> {
        FormattedChoices { choices: self.choices, theirs: self.theirs, column: PhantomData }
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

    /// The row's labels, in the caller's language; `None` if the row has no annotation.
    #[must_use]
    pub fn formatted_value(&self) -> Option<&str> {
        self.theirs.as_deref()
    }
}

impl<T: OptionSet, C: Column> FormattedChoices<T, C> {
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

    /// Whether a text consists of the labels of the members in a language, in any order.
    fn says(&self, language: Option<u32>, text: &str) -> bool {
        if self.choices.is_empty() {
            return text.trim().is_empty();
        }
        let texts = |option: T| {
            let aliases = option.metadata().aliases().filter(move |_| language.is_none());
            let label = language.map_or(Some(option.label()), |language| option.label_in(language));
            label.into_iter().chain(aliases).map(str::trim)
        };
        let all: Vec<&str> = self.choices.known().flat_map(texts).collect();
        let most = |separator| all.iter().map(|text| members::count(text, separator)).max().unwrap_or(0);
        let read = |piece: Piece<'_>| {
            // Which member it is is found below.
            if all.contains(&piece.trimmed()) { Meaning::One(0) } else { Meaning::None }
        };
        let Ok(pieces) = members::members(text, &most, &read) else { return false };
        let options: Vec<T> = self.choices.known().collect();
        let is_text = |option: usize, piece: usize| {
            let place: &Range<usize> = &pieces[piece].0;
            texts(options[option]).any(|label| label == &text[place.clone()])
        };
        let mut taken = vec![None; pieces.len()];
        options.len() == pieces.len()
            && (0..options.len()).all(|at| takes_one(at, &is_text, &mut vec![false; taken.len()], &mut taken))
    }
}

/// Whether an option can take a piece that is one of its texts. Another option that has taken it moves to another piece
/// if it can, since several options may have the same text.
fn takes_one(
    option: usize,
    is_text: &dyn Fn(usize, usize) -> bool,
    tried: &mut [bool],
    taken: &mut [Option<usize>],
) -> bool {
    (0..taken.len()).any(|piece| {
        let is_free = is_text(option, piece)
            && !mem::replace(&mut tried[piece], true)
            && taken[piece].is_none_or(|other| takes_one(other, is_text, tried, taken));
        if is_free {
            taken[piece] = Some(option);
        }
        is_free
    })
}

impl<T, C: Column> Default for FormattedChoices<T, C> {
    fn default() -> Self {
        Self { choices: Choices::new(), theirs: None, column: PhantomData }
    }
}

impl<T, C: Column> Clone for FormattedChoices<T, C> {
    fn clone(&self) -> Self {
        Self { choices: self.choices.clone(), theirs: self.theirs.clone(), column: PhantomData }
    }
}

impl<T, C: Column> PartialEq for FormattedChoices<T, C> {
    fn eq(&self, other: &Self) -> bool {
        self.choices == other.choices && self.theirs == other.theirs
    }
}

impl<T, C: Column> Eq for FormattedChoices<T, C> {}

impl<T: OptionSet, C: Column> fmt::Debug for FormattedChoices<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FormattedChoices")
            .field("choices", &self.choices)
            .field("formatted_value", &self.theirs)
            .finish()
    }
}

/// The labels joined with `"; "`: `T`'s if it knows all members, else the row's; if there are none,
/// `T`'s labels and the numbers of the members that it does not know.
impl<T: OptionSet, C: Column> fmt::Display for FormattedChoices<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.formatted_value() {
            Some(theirs) if self.choices.unknown().next().is_some() => f.pad(theirs),
            _ => fmt::Display::fmt(&self.choices, f),
        }
    }
}

impl<T: OptionSet, C: Column> Serialize for FormattedChoices<T, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        annotated::serialize::<C, S>(&self.choices, self.formatted_value(), serializer)
    }
}

impl<'de, T: OptionSet, C: Column> Deserialize<'de> for FormattedChoices<T, C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (choices, formatted_value) = annotated::deserialize::<C, Choices<T>, D>(deserializer)?;
        Ok(Self { choices: choices.unwrap_or_default(), theirs: formatted_value, column: PhantomData })
    }
}
