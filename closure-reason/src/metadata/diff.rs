use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::{Localized, OptionDefinition, OptionSetDefinition};
use crate::{OptionMetadata, OptionSetMetadata};

/// How an environment's option set differs from a derived one. It is empty when they agree, and reads like a review comment.
///
/// ```
/// use closure_reason::{ClosureReason, metadata::OptionSetDefinition};
///
/// # let answer = r#"{"Name": "msdyn_ocsession_msdyn_closurereason", "Options": [
/// #     {"Value": 192350000, "Label": {"LocalizedLabels": [{"Label": "Standard", "LanguageCode": 1033}]}}]}"#;
/// let definition: OptionSetDefinition = serde_json::from_str(answer)?;
/// let diff = definition.diff(ClosureReason::METADATA);
/// if !diff.is_empty() {
///     println!("{diff}");
/// }
/// # assert!(diff.to_string().starts_with(
/// #     "ClosureReason (msdyn_ocsession.msdyn_closurereason) differs from the environment in 48 places:\n\
/// #      - 192350000 \"Default\" is labelled \"Standard\" there\n\
/// #      - 192350001 \"AgentReject\" is not there any more\n"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    set: &'static OptionSetMetadata,
    changes: Vec<Change>,
}

/// One difference. `ours` is what the enum says, `theirs` what the environment says.
///
/// ```
/// use closure_reason::ClosureReason;
/// use closure_reason::metadata::{Change, OptionSetDefinition};
///
/// let definition: OptionSetDefinition = serde_json::from_str(r#"{"Options": [{"Value": 192350099}]}"#)?;
/// let diff = definition.diff(ClosureReason::METADATA);
/// let added = diff.changes().iter().filter_map(|change| match change {
///     Change::Added { value, .. } => Some(*value),
///     _ => None,
/// });
/// assert!(added.eq([192350099]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// The environment has an option that the enum has not.
    Added {
        /// Its value.
        value: i32,
        /// Its label in the user's language.
        label: Option<String>,
    },
    /// The enum has an option that the environment has not.
    Removed {
        /// The option.
        option: OptionMetadata,
    },
    /// The label differs, and the environment's is no alias.
    Relabelled {
        /// The option.
        option: OptionMetadata,
        /// The language; `None` where the enum does not say its base language, and the user's was taken.
        language: Option<u32>,
        /// The enum's label.
        ours: &'static str,
        /// The environment's.
        theirs: String,
    },
    /// The description differs. Doc comments are not compared, nor what only one side describes.
    Redescribed {
        /// The option.
        option: OptionMetadata,
        /// The language; `None` as for a label.
        language: Option<u32>,
        /// The enum's description.
        ours: &'static str,
        /// The environment's.
        theirs: String,
    },
    /// The colour differs from the one that the enum states.
    Recoloured {
        /// The option.
        option: OptionMetadata,
        /// The enum's colour.
        ours: &'static str,
        /// The environment's, if it has one.
        theirs: Option<String>,
    },
    /// The option is hidden on one side only.
    Hidden {
        /// The option.
        option: OptionMetadata,
        /// Whether it is in the environment.
        theirs: bool,
    },
    /// The status reason belongs to another state.
    Moved {
        /// The option.
        option: OptionMetadata,
        /// The value of the state that the enum says.
        ours: i32,
        /// The value of the state that the environment says.
        theirs: i32,
    },
}

impl OptionSetDefinition {
    /// Compares a derived set with this definition.
    ///
    /// Labels and descriptions are compared in every language that both have. The base language of a set that does not say which
    /// one it is (`language = 1033`) is compared with that of the user who asked.
    #[must_use]
    pub fn diff(&self, set: &'static OptionSetMetadata) -> Diff {
        let mut changes = Vec::new();
        for ours in set.options() {
            match self.option(ours.value()) {
                Some(theirs) => compare(ours, theirs, &mut changes),
                None => changes.push(Change::Removed { option: ours }),
            }
        }
        let added = self.options().iter().filter(|theirs| set.option(theirs.value()).is_none());
        changes.extend(added.map(|theirs| Change::Added {
            value: theirs.value(),
            label: theirs.label().text().map(ToOwned::to_owned),
        }));
        Diff { set, changes }
    }
}

fn compare(ours: OptionMetadata, theirs: &OptionDefinition, changes: &mut Vec<Change>) {
    let set = ours.set();
    let base = set.language();
    let in_base = |texts: &Localized| -> Option<String> {
        base.map_or_else(|| texts.text(), |language| texts.text_in(language)).map(ToOwned::to_owned)
    };
    let mut relabelled = |language, label: &'static str, theirs: Option<String>| {
        let known = |theirs: &String| label == theirs || ours.aliases().any(|alias| alias == theirs);
        if let Some(theirs) = theirs.filter(|theirs| !known(theirs)) {
            changes.push(Change::Relabelled { option: ours, language, ours: label, theirs });
        }
    };
    relabelled(base, ours.label(), in_base(theirs.label()));
    for language in set.languages().filter(|&language| Some(language) != base) {
        let label = theirs.label().text_in(language).map(ToOwned::to_owned);
        if let Some(ours) = ours.label_in(language) {
            relabelled(Some(language), ours, label);
        }
    }
    let mut redescribed = |language, description: Option<&'static str>, theirs: Option<String>| {
        if let (Some(description), Some(theirs)) = (description, theirs.filter(|theirs| !theirs.is_empty())) {
            if description != theirs {
                changes.push(Change::Redescribed { option: ours, language, ours: description, theirs });
            }
        }
    };
    let description = ours.description().filter(|_| !ours.is_doc_comment());
    redescribed(base, description, in_base(theirs.description()));
    for language in set.languages().filter(|&language| Some(language) != base) {
        let description = theirs.description().text_in(language).map(ToOwned::to_owned);
        redescribed(Some(language), ours.description_in(language), description);
    }
    if let Some(color) = ours.color() {
        if !theirs.color().is_some_and(|theirs| theirs.eq_ignore_ascii_case(color)) {
            let theirs = theirs.color().map(ToOwned::to_owned);
            changes.push(Change::Recoloured { option: ours, ours: color, theirs });
        }
    }
    if let Some(theirs) = theirs.is_hidden().filter(|&theirs| theirs != ours.is_hidden()) {
        changes.push(Change::Hidden { option: ours, theirs });
    }
    if let (Some(state), Some(theirs)) = (ours.state(), theirs.state()) {
        if state != theirs {
            changes.push(Change::Moved { option: ours, ours: state, theirs });
        }
    }
}

impl Diff {
    /// The derived set.
    #[must_use]
    pub const fn set(&self) -> &'static OptionSetMetadata {
        self.set
    }

    /// The differences: those of the enum's options in declaration order, then the options that were added.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether the two agree.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.changes.len() {
            0 => return write!(f, "{} agrees with the environment", self.set),
            1 => write!(f, "{} differs from the environment in one place:", self.set)?,
            count => write!(f, "{} differs from the environment in {count} places:", self.set)?,
        }
        self.changes.iter().try_for_each(|change| write!(f, "\n- {change}"))
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = |f: &mut fmt::Formatter<'_>, option: &OptionMetadata| {
            write!(f, "{} {:?}", option.value(), option.label())
        };
        let in_language = |f: &mut fmt::Formatter<'_>, language: &Option<u32>| match language {
            Some(language) => write!(f, " in language {language}"),
            None => Ok(()),
        };
        match self {
            Self::Added { value, label: Some(label) } => write!(f, "{value} {label:?} was added there"),
            Self::Added { value, label: None } => write!(f, "{value} was added there"),
            Self::Removed { option } => {
                named(f, option)?;
                f.write_str(" is not there any more")
            }
            Self::Relabelled { option, language, ours, theirs } => {
                named(f, option)?;
                if *ours != option.label() {
                    write!(f, ", {ours:?}")?;
                }
                in_language(f, language)?;
                write!(f, " is labelled {theirs:?} there")
            }
            Self::Redescribed { option, language, ours, theirs } => {
                named(f, option)?;
                in_language(f, language)?;
                write!(f, " is described as {theirs:?} there, not {ours:?}")
            }
            Self::Recoloured { option, ours, theirs: Some(theirs) } => {
                named(f, option)?;
                write!(f, " has the colour {theirs} there, not {ours}")
            }
            Self::Recoloured { option, ours, theirs: None } => {
                named(f, option)?;
                write!(f, " has no colour there, not {ours}")
            }
            Self::Hidden { option, theirs } => {
                named(f, option)?;
                f.write_str(if *theirs { " is hidden there" } else { " is not hidden there" })
            }
            Self::Moved { option, ours, theirs } => {
                named(f, option)?;
                write!(f, " belongs to state {theirs} there, not {ours}")
            }
        }
    }
}
