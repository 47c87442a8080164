use alloc::string::String;
use core::error::Error;
use core::fmt;

use crate::{OptionMetadata, OptionSetMetadata};

/// A text that is not the label or alias of exactly one option.
///
/// ```
/// use closure_reason::{ClosureReason, OptionSet};
///
/// let error = "AgentClose".parse::<ClosureReason>().unwrap_err();
/// assert!(!error.is_ambiguous());
/// assert!(error.to_string().starts_with(
///     "\"AgentClose\" is not a label of ClosureReason (msdyn_ocsession.msdyn_closurereason), which has \"Default\", "
/// ));
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

/// How many labels a message lists.
const LISTED: usize = 8;

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

    /// The set that was asked.
    #[must_use]
    pub const fn set(&self) -> &'static OptionSetMetadata {
        self.set
    }

    /// The state whose status reasons were asked, if the others were left out: by
    /// [`State::status_from_label`](crate::State::status_from_label) alone.
    #[must_use]
    pub const fn state(&self) -> Option<OptionMetadata> {
        self.state
    }

    /// Whether several options bear the text; else none does.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        self.candidates().next().is_some()
    }

    /// The options that bear the text as label or alias: two or more, or none.
    pub fn candidates(&self) -> impl Iterator<Item = OptionMetadata> + '_ {
        self.asked()
            .filter(|option| option.label() == self.text || option.aliases().any(|alias| alias == self.text))
    }

    /// The options that could have been meant.
    fn asked(&self) -> impl Iterator<Item = OptionMetadata> + use<> {
        let state = self.state.map(OptionMetadata::value);
        self.set.options().filter(move |option| state.is_none() || option.state() == state)
    }
}

impl fmt::Display for LabelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, set, state } = self;
        let ambiguous = self.is_ambiguous();
        let is = if ambiguous { "is the label of several options" } else { "is not a label" };
        write!(f, "{text:?} {is} of {set}")?;
        if let Some(state) = state {
            write!(f, " in state {} {:?}", state.value(), state.label())?;
        }
        if ambiguous {
            f.write_str(": ")?;
            return list(f, self.candidates(), |f, option| {
                write!(f, "{} {:?}", option.value(), option.label())
            });
        }
        f.write_str(", which has ")?;
        list(f, self.asked().take(LISTED), |f, option| write!(f, "{:?}", option.label()))?;
        match self.asked().count().saturating_sub(LISTED) {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

impl Error for LabelError {}

fn list(
    f: &mut fmt::Formatter<'_>,
    options: impl Iterator<Item = OptionMetadata>,
    write: impl Fn(&mut fmt::Formatter<'_>, OptionMetadata) -> fmt::Result,
) -> fmt::Result {
    for (at, option) in options.enumerate() {
        if at > 0 {
            f.write_str(", ")?;
        }
        write(f, option)?;
    }
    Ok(())
}
