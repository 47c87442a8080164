//! What is said at the end, on standard error.

use std::path::Path;

use super::files::Generated;
use super::names;
use crate::terminal::{say, shown};

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
