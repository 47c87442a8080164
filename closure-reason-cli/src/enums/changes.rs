//! What `generate` changes in an enum, and how it reports that.

use super::old_labels::OldLabel;
use crate::report::terminal::quoted;

/// What happens to one enum.
pub struct ChangedEnum {
    pub ident: String,
    /// Its set, as messages name it.
    pub set: String,
    /// How many options a new enum has.
    pub new: Option<usize>,
    pub changes: Vec<EnumChange>,
}

/// One change of an enum. Options are named by their variants.
pub enum EnumChange {
    /// With its value and its label.
    Added(String, i32, Option<String>),
    Deprecated(String, i32),
    Removed(String, i32),
    Revived(String, i32),
    /// From one label to another, and what happens to the old one.
    Label(String, String, String, OldLabel),
    /// In a language other than that of the enum.
    LabelIn(String, u32, Option<String>, Option<String>),
    /// An alias that is now the label of an option.
    AliasGone(String, String, String),
    /// Keys of a variant, or of the whole enum.
    Keys(Option<String>, Vec<&'static str>),
    /// A name that differs from what the label would give.
    Named(String, String),
    Warning(String),
}

impl EnumChange {
    pub fn words(&self) -> String {
        let text = |text: &Option<String>| text.as_deref().map_or_else(|| "nothing".to_owned(), quoted);
        match self {
            Self::Added(name, value, Some(label)) => format!("added `{name}` = {value}, {}", quoted(label)),
            Self::Added(name, value, None) => format!("added `{name}` = {value}"),
            Self::Deprecated(name, value) => format!("deprecated `{name}` = {value}: no longer an option"),
            Self::Removed(name, value) => format!("removed `{name}` = {value}: no longer an option"),
            Self::Revived(name, value) => format!("revived `{name}` = {value}: an option again"),
            Self::Label(name, old, new, fate) => {
                let fate = match fate {
                    OldLabel::None => String::new(),
                    OldLabel::Alias => "; the old one stays as an alias".to_owned(),
                    OldLabel::AliasAlready => "; the old one is an alias already".to_owned(),
                    OldLabel::Of(owner) => {
                        format!("; the old one does not become an alias: it is now the label of {owner}")
                    }
                };
                format!("label of `{name}` changed from {} to {}{fate}", quoted(old), quoted(new))
            }
            Self::LabelIn(name, language, old, new) => {
                format!("label of `{name}` in {language} changed from {} to {}", text(old), text(new))
            }
            Self::AliasGone(name, alias, owner) => {
                format!("dropped the alias {} of `{name}`: it is now the label of {owner}", quoted(alias))
            }
            Self::Keys(Some(name), keys) => format!("changed {} of `{name}`", keys.join(", ")),
            Self::Keys(None, keys) => format!("changed {}", keys.join(", ")),
            Self::Named(name, wished) => format!("named `{name}`: `{wished}` is already taken"),
            Self::Warning(what) => format!("warning: {what}"),
        }
    }
}
