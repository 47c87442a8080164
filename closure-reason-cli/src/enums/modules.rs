//! The lines `pub mod ..;` of a folder's `mod.rs`.

use super::edit::{Edit, apply};
use super::insertion_point::UNFINISHED;
use crate::rust;
use crate::rust::{Mistake, Module};

/// A line `pub mod ..;`.
struct ModLine<'a> {
    at: usize,
    text: &'a str,
    /// Whether another line may be inserted before it: an attribute there would belong to the wrong module.
    is_free: bool,
}

/// The text with a line added for each module that it lacks, sorted as rustfmt sorts them.
pub fn declared(text: &str, modules: &[&str]) -> Result<String, Mistake> {
    let there = rust::modules(text)?;
    let missing: Vec<_> =
        modules.iter().filter(|name| !there.iter().any(|module| module.path == [**name])).collect();
    let block = block(text, &there);
    if let (Some(at), true, false) = (there[0].unfinished, block.is_empty(), missing.is_empty()) {
        return Err(Mistake { at, message: UNFINISHED.to_owned() });
    }
    let edits = missing.iter().enumerate().map(|(nth, module)| {
        let declaration = format!("pub mod {module};");
        if let Some(next) = block.iter().find(|line| line.is_free && line.text > &*declaration) {
            return Edit::insert(next.at, declaration + "\n");
        }
        if let Some(last) = block.last() {
            return Edit::insert(last.at + last.text.len(), format!("\n{declaration}"));
        }
        // At the end, after an empty line.
        let gap = match text {
            text if nth > 0 || text.is_empty() => "",
            text if text.ends_with('\n') => "\n",
            _ => "\n\n",
        };
        Edit::insert(text.len(), format!("{gap}{declaration}\n"))
    });
    Ok(apply(text, edits.collect()))
}

/// The last group of adjacent lines that declare modules of the file itself.
fn block<'a>(text: &'a str, modules: &[Module]) -> Vec<ModLine<'a>> {
    let is_declared = |at: usize| {
        modules
            .iter()
            .any(|module| module.path.len() == 1 && module.body.is_none() && module.span.start == at)
    };
    let mut block: Vec<ModLine> = Vec::new();
    let (mut at, mut is_within, mut is_free) = (0, false, true);
    for line in text.split_inclusive('\n') {
        let text = line.trim_end();
        if text.starts_with("pub mod ") && text.ends_with(';') && is_declared(at) {
            if !is_within {
                block.clear();
            }
            block.push(ModLine { at, text, is_free: is_within || is_free });
            is_within = true;
        } else {
            is_within = false;
            is_free = text.is_empty() || text.starts_with("//!");
        }
        at += line.len();
    }
    block
}
