//! What `generate` did, on standard error: what changed in each enum, then which files were written.

use std::path::Path;

use super::files::Generated;
use super::labels::OldLabel;
use super::names;
use crate::terminal::{self, brief, quoted, say, shown};

/// How many new enums, and how many changes of one enum, are listed where `-v` would list all.
const LISTED: usize = 20;

/// What happens to one enum.
pub struct Changed {
    pub ident: String,
    /// Its set, as messages name it.
    pub set: String,
    /// How many options a new enum has.
    pub new: Option<usize>,
    pub changes: Vec<Change>,
}

/// One change of an enum. Options are called by their variants.
pub enum Change {
    /// With its value and its label.
    Added(String, i32, Option<String>),
    Deprecated(String, i32),
    Removed(String, i32),
    Revived(String, i32),
    /// From one label to another, and what becomes of the old one.
    Label(String, String, String, OldLabel),
    /// In another language than that of the enum.
    LabelIn(String, u32, Option<String>, Option<String>),
    /// An alias that is the label of an option now.
    AliasGone(String, String, String),
    /// Keys of a variant, or of the whole enum.
    Keys(Option<String>, Vec<&'static str>),
    /// A name in place of the one that the label would give.
    Named(String, String),
    Warning(String),
}

impl Change {
    fn words(&self) -> String {
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
                        format!("; the old one is no alias: it is the label of {owner} now")
                    }
                };
                format!("label of `{name}` changed from {} to {}{fate}", quoted(old), quoted(new))
            }
            Self::LabelIn(name, language, old, new) => {
                format!("label of `{name}` in {language} changed from {} to {}", text(old), text(new))
            }
            Self::AliasGone(name, alias, owner) => {
                format!("dropped the alias {} of `{name}`: it is the label of {owner} now", quoted(alias))
            }
            Self::Keys(Some(name), keys) => format!("changed {} of `{name}`", keys.join(", ")),
            Self::Keys(None, keys) => format!("changed {}", keys.join(", ")),
            Self::Named(name, wished) => format!("named `{name}`: `{wished}` is the name of something else"),
            Self::Warning(what) => format!("warning: {what}"),
        }
    }
}

/// Says what changed: one line for each enum, and below it one for each change.
pub fn changed(all: &[Changed]) {
    let is_told = |one: &&Changed| one.new.is_some() || !one.changes.is_empty();
    let added = all.iter().filter(|one| one.new.is_some()).count();
    let is_brief = added > LISTED && !terminal::is_verbose();
    for one in all.iter().filter(is_told) {
        let (ident, set) = (&one.ident, shown(&one.set));
        match one.new {
            Some(_) if is_brief && one.changes.is_empty() => continue,
            Some(1) => say(&format!("added enum `{ident}` ({set}) with 1 option")),
            Some(options) => say(&format!("added enum `{ident}` ({set}) with {options} options")),
            None => say(&format!("changed enum `{ident}` ({set})")),
        }
        let at_most = if terminal::is_verbose() { usize::MAX } else { LISTED };
        // What may hurt is always told.
        let is_warning = |change: &&Change| matches!(change, Change::Warning(_));
        let (warnings, others): (Vec<_>, Vec<_>) = one.changes.iter().partition(is_warning);
        for change in warnings.into_iter().chain(others.iter().copied().take(at_most)) {
            say(&format!("  {}", brief(&shown(&change.words()))));
        }
        if others.len() > at_most {
            say(&format!("  and {} more changes (-v lists them)", others.len() - at_most));
        }
    }
    if is_brief {
        say(&format!("added {added} enums (-v names them)"));
    }
}

/// Says which files were written.
pub fn written(output: &Path, files: &[Generated]) {
    let written: Vec<_> = files.iter().filter(|file| file.old != file.new).collect();
    let place = output.display().to_string();
    let place = shown(&place);
    match files {
        [only] if only.path == Path::new("-") => return,
        [only] if only.path == output && written.is_empty() => say(&format!("{place} is unchanged")),
        [only] if only.path == output => say(&format!("wrote {place}")),
        _ => say(&counted(written.len(), files.len() - written.len(), &place)),
    }
    // Whoever has `mod.rs` already has told the crate.
    let is_root = |file: &Generated| file.path == output.join("mod.rs") && file.old.is_empty();
    let is_crate = ["lib.rs", "main.rs"].iter().any(|root| output.join(root).exists());
    let module = output.file_name().and_then(|name| name.to_str()).filter(|name| names::is_module(name));
    if let (Some(module), false, true) = (module, is_crate, written.iter().any(|file| is_root(file))) {
        say(&format!("add `mod {module};` to your crate, so that the compiler sees them"));
    }
}

fn counted(written: usize, unchanged: usize, place: &str) -> String {
    let files = |count: usize| if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
    match (written, unchanged) {
        (0, 1) => format!("wrote nothing, 1 file is unchanged, in {place}"),
        (0, _) => format!("wrote nothing, {} are unchanged, in {place}", files(unchanged)),
        (_, 0) => format!("wrote {} in {place}", files(written)),
        _ => format!("wrote {}, {unchanged} unchanged, in {place}", files(written)),
    }
}
