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
/// #      - 192350001 \"AgentReject\" is not there\n"));
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
    /// The definition is that of another column: whatever else is said compares what has nothing in common.
    OtherColumn {
        /// The enum's column.
        ours: &'static str,
        /// The definition's.
        theirs: String,
    },
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
    /// The environment has no label in the enum's base language, so that none could be compared.
    Unlabelled {
        /// The option.
        option: OptionMetadata,
        /// The base language; `None` where the enum does not say it, and the environment has no label at all.
        language: Option<u32>,
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
    /// Compared are the options that there are, and of each its labels, descriptions, colour, whether it is hidden, and its state;
    /// not names of sets, defaults, external values, invariant names or transitions. A description, a colour or a state that only the environment
    /// has is no difference.
    ///
    /// Labels and descriptions are compared in every language that both have. The base language of a set that does not say which
    /// one it is (`language = 1033`) is compared with that of the user who asked; that a label is missing in the base
    /// language is a difference too.
    #[must_use]
    pub fn diff(&self, set: &'static OptionSetMetadata) -> Diff {
        let mut changes = Vec::new();
        if let (Some(ours), Some(theirs)) = (set.column(), self.column()) {
            if ours != theirs {
                changes.push(Change::OtherColumn { ours, theirs: theirs.to_owned() });
            }
        }
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
    let user = set.language().is_none().then_some(None);
    for language in user.into_iter().chain(set.languages().map(Some)) {
        changes.extend(relabelled(ours, theirs, language));
        changes.extend(redescribed(ours, theirs, language));
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

fn relabelled(ours: OptionMetadata, theirs: &OptionDefinition, language: Option<u32>) -> Option<Change> {
    let label = language.map_or(Some(ours.label()), |language| ours.label_in(language))?;
    let Some(theirs) = in_language(theirs.label(), language) else {
        let in_base = language == ours.set().language();
        return in_base.then_some(Change::Unlabelled { option: ours, language });
    };
    (label != theirs && ours.aliases().all(|alias| alias != theirs)).then(|| Change::Relabelled {
        option: ours,
        language,
        ours: label,
        theirs: theirs.to_owned(),
    })
}

fn redescribed(ours: OptionMetadata, theirs: &OptionDefinition, language: Option<u32>) -> Option<Change> {
    let in_base = language == ours.set().language();
    if in_base && ours.is_doc_comment() {
        return None;
    }
    let description = language.map_or(ours.description(), |language| ours.description_in(language))?;
    let theirs = in_language(theirs.description(), language).filter(|theirs| !theirs.is_empty())?;
    (description != theirs).then(|| Change::Redescribed {
        option: ours,
        language,
        ours: description,
        theirs: theirs.to_owned(),
    })
}

/// The text in a language, or in that of the user.
fn in_language(texts: &Localized, language: Option<u32>) -> Option<&str> {
    language.map_or_else(|| texts.text(), |language| texts.text_in(language))
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
        match self {
            Self::Added { value, label: Some(label) } => {
                return write!(f, "{value} {label:?} was added there");
            }
            Self::Added { value, label: None } => return write!(f, "{value} was added there"),
            Self::OtherColumn { ours, theirs } => {
                return write!(f, "the definition is that of the column {theirs}, not of {ours}");
            }
            Self::Removed { option }
            | Self::Unlabelled { option, .. }
            | Self::Relabelled { option, .. }
            | Self::Redescribed { option, .. }
            | Self::Recoloured { option, .. }
            | Self::Hidden { option, .. }
            | Self::Moved { option, .. } => write!(f, "{} {:?}", option.value(), option.label())?,
        }
        match self {
            Self::Relabelled { option, language: Some(language), ours, .. } => {
                if *ours != option.label() {
                    write!(f, ", {ours:?}")?;
                }
                write!(f, " in language {language}")?;
            }
            Self::Redescribed { language: Some(language), .. } => write!(f, " in language {language}")?,
            _ => {}
        }
        match self {
            Self::OtherColumn { .. } | Self::Added { .. } => Ok(()),
            Self::Unlabelled { language: Some(language), .. } => {
                write!(f, " has no label in language {language} there")
            }
            Self::Unlabelled { language: None, .. } => f.write_str(" has no label there"),
            Self::Removed { .. } => f.write_str(" is not there"),
            Self::Relabelled { theirs, .. } => write!(f, " is labelled {theirs:?} there"),
            Self::Redescribed { ours, theirs, .. } => {
                write!(f, " is described as {theirs:?} there, not {ours:?}")
            }
            Self::Recoloured { ours, theirs: Some(theirs), .. } => {
                write!(f, " has the colour {theirs} there, not {ours}")
            }
            Self::Recoloured { ours, theirs: None, .. } => write!(f, " has no colour there, not {ours}"),
            Self::Hidden { theirs: true, .. } => f.write_str(" is hidden there"),
            Self::Hidden { theirs: false, .. } => f.write_str(" is not hidden there"),
            Self::Moved { ours, theirs, .. } => write!(f, " belongs to state {theirs} there, not {ours}"),
        }
    }
}
