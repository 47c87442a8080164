//! Reports on standard error what `generate` did: what changed in each enum, then which files were written.

use std::path::Path;

use crate::enums::changes::{ChangedEnum, EnumChange};
use crate::enums::files::Generated;
use crate::enums::names;
use crate::report::terminal;
use crate::report::terminal::{brief, say, shown};

/// How many new enums, and how many changes of one enum, are listed without `-v`, which lists all.
const LISTED: usize = 20;

/// From how many enums on a crate of their own is recommended: 600 take some seconds in each build of the
/// crate that has them.
const MANY: usize = 200;

/// Reports what changed: one line for each enum, and below it one for each change.
pub fn changed(all: &[ChangedEnum]) {
    let is_told = |one: &&ChangedEnum| one.new.is_some() || !one.changes.is_empty();
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
        // Warnings are always listed.
        let is_warning = |change: &&EnumChange| matches!(change, EnumChange::Warning(_));
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
    if added > 0 && all.len() >= MANY {
        say(&format!("{} enums slow down every build of their crate: give them one of their own", all.len()));
    }
}

/// Reports which files were written.
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
    // If `mod.rs` existed, the crate already declares the module.
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
