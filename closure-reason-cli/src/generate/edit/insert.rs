use std::collections::HashMap;

use closure_reason::definition::OptionSetDefinition;

use super::{Edit, indentation};
use crate::generate::keys::Keys;
use crate::generate::new;
use crate::source::rust::{RustEnum, RustOption};

/// Where new options of an enum go: each after the one that precedes it in the definition.
pub struct Insertion<'a> {
    pub text: &'a str,
    pub one: &'a RustEnum,
    pub definition: &'a OptionSetDefinition,
    pub names: &'a HashMap<i32, String>,
}

impl Insertion<'_> {
    pub fn options(&self, added: &[(i32, Keys)], stays: impl Fn(&RustOption) -> bool) -> Vec<Edit> {
        let Some(first) = self.one.options.first() else { return Vec::new() };
        let begin = first.span.start;
        let pad = indentation(self.text, begin).len();
        let with_discriminants = self.one.options.iter().any(|option| option.key("value").is_none());
        let mut pieces: Vec<Edit> = Vec::new();
        for (value, keys) in added {
            let discriminant = with_discriminants.then_some(*value);
            let variant = new::variant(&self.names[value], keys, pad, discriminant);
            let piece = match self.anchor(*value, &stays) {
                // Before the first: its indentation is there already.
                None => Edit::insert(begin, format!("{}{}", variant.trim_start(), " ".repeat(pad))),
                Some(anchor) => {
                    let is_first = pieces.iter().all(|piece| piece.span.start != anchor.span.end);
                    self.after(anchor, variant.trim_end_matches('\n'), is_first)
                }
            };
            pieces.push(piece);
        }
        pieces
    }

    /// The nearest option before this one in the definition that the enum has.
    fn anchor(&self, value: i32, stays: impl Fn(&RustOption) -> bool) -> Option<&RustOption> {
        let options = self.definition.options();
        let position = options.iter().position(|option| option.value() == value).unwrap_or_default();
        options[..position]
            .iter()
            .rev()
            .filter_map(|option| self.one.options.iter().find(|ours| ours.value == option.value()))
            .find(|ours| stays(ours))
    }

    fn after(&self, anchor: &RustOption, variant: &str, is_first: bool) -> Edit {
        let text = self.text;
        let mut end = anchor.span.end;
        let mut piece = if !anchor.has_comma && is_first {
            format!(",\n{variant}")
        } else {
            // A remark beside the variant stays beside it.
            let line_end = text[end..].find('\n').map_or(text.len(), |length| end + length);
            if anchor.has_comma && text[end..line_end].trim().starts_with("//") {
                end = line_end;
            }
            format!("\n{variant}")
        };
        if anchor.has_comma && text[end..].trim_start_matches([' ', '\t']).starts_with('}') {
            piece.push('\n');
        }
        Edit::insert(end, piece)
    }
}
