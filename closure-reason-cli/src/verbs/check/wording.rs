use std::collections::HashMap;

use crate::definition::{Aspect, Change, OptionSetDefinition};
use crate::enums::old_labels::{LabelChanges, OldLabel};
use crate::report::terminal::cut;
use crate::rust::{RustEnum, RustOption};

/// The texts about a difference.
pub struct Wording {
    pub message: String,
    pub label: String,
    pub help: String,
}

/// The help if the metadata has a set without any option.
pub const NO_OPTIONS: &str = "`closure-reason generate` leaves the enum as it is: metadata without any option is \
                                     most likely a mistake, so get it again; if it is right, remove the enum";

/// What the texts about a difference need to know in addition to the difference.
pub struct WordingContext<'a> {
    pub derived: &'a RustEnum,
    pub theirs: &'a OptionSetDefinition,
    /// The other set, if this is one of a table's states and status reasons.
    pub other: Option<&'a OptionSetDefinition>,
    /// The language of the enum.
    pub language: Option<u32>,
    pub turns: &'a LabelChanges,
    /// Warnings about options whose label changes, by value.
    pub warnings: &'a HashMap<i32, String>,
}

impl WordingContext<'_> {
    /// Values with the names of their options: `Good` (1). The enum's own names come first.
    fn named(&self, aspect: Aspect, values: &str) -> Option<String> {
        let label = |set: Option<&OptionSetDefinition>, value: i32| {
            let label = set?.option(value)?.label.text().filter(|label| !label.is_empty())?;
            Some(format!("{:?} ({value})", cut(label, QUOTED)))
        };
        let own = |value: i32| {
            let variant = self.derived.options.iter().find(|option| option.value == value);
            variant
                .map(|variant| format!("`{}` ({value})", variant.ident))
                .or_else(|| label(Some(self.theirs), value))
        };
        let name = |value: &str| {
            let value: i32 = value.parse().ok()?;
            let name = match aspect {
                Aspect::Default | Aspect::Transitions => own(value),
                Aspect::State | Aspect::DefaultStatus => label(self.other, value),
                _ => return None,
            };
            Some(name.unwrap_or_else(|| value.to_string()))
        };
        let names: Option<Vec<_>> = values.split_whitespace().map(name).collect();
        names.filter(|names| !names.is_empty()).map(|names| names.join(", "))
    }

    /// What `generate` would do about a label; it then does exactly this.
    fn label_help(&self, change: &Change, option: Option<&RustOption>) -> String {
        let would = "`closure-reason generate` would change it";
        let Some(option) = option else { return would.to_owned() };
        let is_base = |language: u32| self.language.is_none_or(|base| base == language);
        if !change.language.is_none_or(is_base) {
            return format!("{would}; the old label goes, since aliases are in the enum's own language");
        }
        match self.turns.old_label(option) {
            OldLabel::None => would.to_owned(),
            OldLabel::Alias => format!("{would}, and keep the old label as an alias"),
            OldLabel::AliasAlready => format!("{would}; the old label is an alias already"),
            OldLabel::Of(owner) => {
                format!("{would}, and keep no alias: the old label is now that of {owner}")
            }
        }
    }
}

/// The texts about a difference in an option or in the whole enum.
pub fn of(change: &Change, option: Option<&RustOption>, context: &WordingContext) -> Wording {
    let derived = context.derived;
    let mut said = plain(change, derived, option, context);
    let warning = change.value.and_then(|value| context.warnings.get(&value));
    let is_base = change.language.is_none() || change.language == context.language;
    if let (Aspect::Added | Aspect::Label, true, Some(what)) = (change.aspect, is_base, warning) {
        said.help = format!("{}; check the code that uses these options, since {what}", said.help);
    }
    said
}

fn plain(
    change: &Change,
    derived: &RustEnum,
    option: Option<&RustOption>,
    context: &WordingContext,
) -> Wording {
    let quoted =
        |text: Option<&str>| text.map_or_else(|| "nothing".into(), |text| format!("{:?}", cut(text, QUOTED)));
    let side = |text: Option<&str>| {
        text.and_then(|text| context.named(change.aspect, text)).unwrap_or_else(|| quoted(text))
    };
    let language = change.language.map_or_else(String::new, |language| format!(" in language {language}"));
    let enum_name = &derived.ident;
    match (change.aspect, change.value) {
        (Aspect::Added, Some(value)) => {
            let named = match change.theirs.as_deref() {
                Some(label) => format!("{value} {}", quoted(Some(label))),
                None => value.to_string(),
            };
            Wording {
                message: format!("`{enum_name}` lacks the option {named}"),
                label: "the metadata has one more option".into(),
                help: format!("`closure-reason generate` would add {named}"),
            }
        }
        (Aspect::Removed, Some(value)) => Wording {
            message: format!(
                "`{enum_name}::{}` is no longer an option",
                option.map_or("?", |option| &option.ident)
            ),
            label: format!("the metadata has no {value}"),
            help: "`closure-reason generate` would mark it as deprecated, and remove it with `--prune`"
                .into(),
        },
        (aspect, value) => {
            let whose = match (option, value) {
                (Some(option), _) => format!("`{enum_name}::{}`", option.ident),
                (None, Some(value)) => format!("option {value} of `{enum_name}`"),
                (None, None) => format!("`{enum_name}`"),
            };
            let help = match aspect {
                // For a column of a table, the name of the set is just one more property.
                Aspect::Name if derived.text("table").is_some() && derived.text("column").is_some() => {
                    "`closure-reason generate` would change it"
                }
                Aspect::Table | Aspect::Column | Aspect::Name | Aspect::Global => {
                    "check which column the enum is for; `closure-reason generate` leaves this to you"
                }
                Aspect::Order => {
                    "`closure-reason generate` keeps your order; move the variants by hand, or leave out `--order`"
                }
                Aspect::Label => &context.label_help(change, option),
                _ => "`closure-reason generate` would change it",
            };
            Wording {
                message: format!("the {aspect}{language} of {whose} differs"),
                label: format!(
                    "the enum says {}, the metadata {}",
                    side(change.ours.as_deref()),
                    side(change.theirs.as_deref())
                ),
                help: help.into(),
            }
        }
    }
}

/// How many characters of a text are quoted: the file has the rest.
const QUOTED: usize = 120;
