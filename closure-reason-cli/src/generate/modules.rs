//! The lines `pub mod ..;` of a folder's `mod.rs`.

use super::edit::{Edit, apply};

/// A line `pub mod ..;`.
struct Line<'a> {
    at: usize,
    text: &'a str,
    /// Whether another line may come before: what stands there, such as an attribute, is not about this one.
    is_free: bool,
}

/// The text with a line for each module, in the order of the alphabet as rustfmt has it.
pub fn declared(text: &str, modules: &[&str]) -> String {
    let block = block(text);
    let missing: Vec<_> = modules.iter().filter(|module| !declares(text, module)).collect();
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
    apply(text, edits.collect())
}

/// Whether a text declares a module, however visible, in a line or with its items.
fn declares(text: &str, module: &str) -> bool {
    text.lines().any(|line| {
        let mut words = line.split_whitespace().skip_while(|word| word.starts_with("pub"));
        words.next() == Some("mod")
            && words.next().is_some_and(|name| name.trim_end_matches([';', '{']) == module)
    })
}

/// The last lines that stand together.
fn block(text: &str) -> Vec<Line<'_>> {
    let mut block: Vec<Line> = Vec::new();
    let (mut at, mut is_within, mut is_free) = (0, false, true);
    for line in text.split_inclusive('\n') {
        let text = line.trim_end();
        if text.starts_with("pub mod ") && text.ends_with(';') {
            if !is_within {
                block.clear();
            }
            block.push(Line { at, text, is_free: is_within || is_free });
            is_within = true;
        } else {
            is_within = false;
            is_free = text.is_empty() || text.starts_with("//!");
        }
        at += line.len();
    }
    block
}
