use crate::definition::{Aspect, Change};

use crate::source::rust::{RustEnum, RustOption};
use crate::terminal::cut;

/// What is said about a difference.
pub(super) struct Said {
    pub(super) message: String,
    pub(super) label: String,
    pub(super) help: String,
}

/// What to do where the metadata has a set without any option.
pub(super) const NO_OPTIONS: &str = "`closure-reason generate` leaves the enum as it is: metadata without any option is \
                                     most likely a mistake, so get it again; if it is right, remove the enum";

/// What a difference is called, in an option or in the whole enum.
pub(super) fn of(change: &Change, derived: &RustEnum, option: Option<&RustOption>) -> Said {
    let quoted =
        |text: Option<&str>| text.map_or_else(|| "nothing".into(), |text| format!("{:?}", cut(text, QUOTED)));
    let language = change.language().map_or_else(String::new, |language| format!(" in language {language}"));
    let enum_name = &derived.ident;
    match (change.aspect(), change.value()) {
        (Aspect::Added, Some(value)) => {
            let named = match change.theirs() {
                Some(label) => format!("{value} {}", quoted(Some(label))),
                None => value.to_string(),
            };
            Said {
                message: format!("`{enum_name}` lacks the option {named}"),
                label: "the metadata has one more option".into(),
                help: format!("`closure-reason generate` would add {named}"),
            }
        }
        (Aspect::Removed, Some(value)) => Said {
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
                // Of a table's column, the name of its set is one thing more that the metadata says.
                Aspect::Name if derived.text("table").is_some() && derived.text("column").is_some() => {
                    "`closure-reason generate` would change it"
                }
                Aspect::Table | Aspect::Column | Aspect::Name | Aspect::Global => {
                    "check which column the enum is for; `closure-reason generate` leaves this to you"
                }
                Aspect::Order => {
                    "`closure-reason generate` keeps your order; move the variants by hand, or leave out `--order`"
                }
                Aspect::Label => {
                    "`closure-reason generate` would change it, and keep the old label as an alias"
                }
                _ => "`closure-reason generate` would change it",
            };
            Said {
                message: format!("the {aspect}{language} of {whose} differs"),
                label: format!(
                    "the enum says {}, the metadata {}",
                    quoted(change.ours()),
                    quoted(change.theirs())
                ),
                help: help.into(),
            }
        }
    }
}

/// How many characters of a text are quoted: the file has the rest.
const QUOTED: usize = 120;
