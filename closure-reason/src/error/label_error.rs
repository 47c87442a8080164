use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;

use crate::spelling::{Quoted, ascending, list_options, nearest, suggest};
use crate::{OptionMetadata, OptionSetMetadata};

/// A text that is not the label or alias of exactly one option.
///
/// ```
/// use closure_reason::{ClosureReason, OptionSet};
///
/// let error = "AgentClose".parse::<ClosureReason>().unwrap_err();
/// assert_eq!((error.text(), error.set().enum_name()), ("AgentClose", "ClosureReason"));
/// assert!(!error.is_ambiguous());
/// assert_eq!(error.nearest(), ["AgentClosed"]);
/// assert_eq!(
///     error.to_string(),
///     "\"AgentClose\" is not a label of ClosureReason (msdyn_ocsession.msdyn_closurereason): \
///      did you mean \"AgentClosed\"? (of 48 labels)",
/// );
///
/// #[derive(Clone, Copy, Debug, OptionSet)]
/// #[option_set(allow_duplicate_labels)]
/// enum QuoteStatus {
///     #[option(value = 1, label = "In Progress")]
///     Draft,
///     #[option(value = 2, label = "In Progress")]
///     Active,
/// }
///
/// let error = "In Progress".parse::<QuoteStatus>().unwrap_err();
/// assert!(error.is_ambiguous());
/// assert!(error.candidates().map(|option| option.value()).eq([1, 2]));
/// assert_eq!(error.state(), None); // all states were searched
/// assert_eq!(
///     error.to_string(),
///     "\"In Progress\" is the label of several options of QuoteStatus: 1 \"In Progress\", 2 \"In Progress\"",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelError {
    text: String,
    set: &'static OptionSetMetadata,
    state: Option<OptionMetadata>,
}

impl LabelError {
    pub(crate) fn new(text: &str, set: &'static OptionSetMetadata) -> Self {
        Self { text: text.into(), set, state: None }
    }

    /// The error for a label that was looked up among the status reasons of one state.
    pub(crate) fn within(text: &str, set: &'static OptionSetMetadata, state: OptionMetadata) -> Self {
        Self { text: text.into(), set, state: Some(state) }
    }

    /// The text that was looked up.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The set that was searched.
    #[must_use]
    pub const fn set(&self) -> &'static OptionSetMetadata {
        self.set
    }

    /// The state whose status reasons were searched, if the others were left out: only with
    /// [`State::status_from_label`](crate::State::status_from_label).
    #[must_use]
    pub const fn state(&self) -> Option<OptionMetadata> {
        self.state
    }

    /// Whether several options have the text; if not, none has it.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        !self.bearers().is_empty()
    }

    /// The options that have the text as label or alias, in declaration order: two or more, or
    /// none.
    pub fn candidates(&self) -> impl Iterator<Item = OptionMetadata> + use<> {
        let set = self.set;
        self.bearers().into_iter().map(move |position| OptionMetadata { set, position })
    }

    /// The positions of the options that have the text, ascending.
    fn bearers(&self) -> Vec<usize> {
        let mut bearers = Vec::new();
        for (text, position) in self.asked() {
            if text == self.text {
                bearers.push(position);
            }
        }
        ascending(&bearers)
    }

    /// The labels and aliases closest to the text in spelling, the closest first: at most three,
    /// and none if nothing is close or the text is ambiguous.
    #[must_use]
    pub fn nearest(&self) -> Vec<&'static str> {
        if self.is_ambiguous() { Vec::new() } else { nearest(&self.text, &mut self.asked()) }
    }

    /// The labels and aliases that could have been meant, each with the position of its option;
    /// first the labels.
    fn asked(&self) -> impl Iterator<Item = (&'static str, usize)> + use<> {
        let (set, state) = (self.set, self.state.map(OptionMetadata::value));
        let belongs = move |position| state.is_none() || OptionMetadata { set, position }.state() == state;
        set.parts.texts.all().filter(move |&(_, position)| belongs(position))
    }
}

impl fmt::Display for LabelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, set, state } = self;
        let ambiguous = self.is_ambiguous();
        let is = if ambiguous { "is the label of several options" } else { "is not a label" };
        write!(f, "{} {is} of {set}", Quoted(text))?;
        if let Some(state) = state {
            write!(f, " in state {} {:?}", state.value(), state.label())?;
        }
        if ambiguous {
            f.write_str(": ")?;
            return list_options(f, self.set, &self.bearers(), ", ");
        }
        let state = self.state.map(OptionMetadata::value);
        let count = set.options().filter(|option| state.is_none() || option.state() == state).count();
        suggest(f, &self.nearest(), count, &mut self.asked())
    }
}

impl Error for LabelError {}
