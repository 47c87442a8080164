use std::collections::HashMap;

use super::equivalence::says;
use super::text::{Edit, whole_lines};
use crate::enums::keys::{KeyEdit, KeyEdits, rank};
use crate::enums::layout::Indent;
use crate::enums::{keys, layout};
use crate::rust::{AttributeKey, AttributeValue, OptionAttribute};

/// The attributes of one enum or variant; there may be several or none.
pub struct AttributeEdit<'a> {
    pub text: &'a str,
    /// `option` or `option_set`.
    pub word: &'static str,
    pub attributes: &'a [OptionAttribute],
    /// The condition of the derive, without which there are no such attributes.
    pub condition: Option<&'a str>,
    /// Where a new attribute goes.
    pub head: usize,
    /// The indentation of the enum.
    pub outer: &'a Indent,
}

/// How the entries must change.
struct Changes<'a> {
    /// The new value of a key; `None` removes the key.
    changed: HashMap<&'static str, Option<AttributeValue>>,
    dropped_aliases: &'a [&'a str],
    /// Keys that the item does not have yet.
    new: Vec<(&'static str, AttributeValue)>,
}

impl Changes<'_> {
    /// The new value of an entry, if it changes; `None` inside removes the entry.
    fn of(&self, entry: &AttributeKey) -> Option<&Option<AttributeValue>> {
        let is_dropped = entry.key == "alias"
            && entry.value.text().is_some_and(|alias| self.dropped_aliases.contains(&alias));
        if is_dropped { Some(&None) } else { self.changed.get(entry.key) }
    }
}

impl AttributeEdit<'_> {
    /// Makes the attributes say what the edits ask for, adds one alias and removes others. Returns the keys that change.
    pub fn edits(
        &self,
        wanted: KeyEdits,
        alias: Option<&str>,
        dropped_aliases: &[&str],
        edits: &mut Vec<Edit>,
    ) -> Vec<&'static str> {
        let mut changes = self.changes(wanted, alias, dropped_aliases);
        let mut keys: Vec<_> =
            changes.changed.keys().copied().chain(changes.new.iter().map(|(key, _)| *key)).collect();
        keys.sort_by_key(|key| rank(key));
        let is_home = |attribute: &OptionAttribute| {
            let condition = attribute.condition.as_deref();
            attribute.list.is_some() && (condition.is_none() || condition == self.condition)
        };
        let home = self.attributes.iter().position(is_home);
        for (at, attribute) in self.attributes.iter().enumerate() {
            let new = if Some(at) == home { std::mem::take(&mut changes.new) } else { Vec::new() };
            // If there are comments between the entries, each entry is edited by itself, so that the comments stay.
            if attribute.condition.is_some() || has_comments(self.text, attribute) {
                in_pieces(self.text, attribute, &changes, new, edits);
            } else {
                edits.extend(self.as_whole(attribute, &changes, new));
            }
        }
        if !changes.new.is_empty() {
            changes.new.sort_by_key(|(key, _)| rank(key));
            let entries: Vec<_> = changes.new.iter().map(|(key, value)| layout::entry(key, value)).collect();
            let indent = self.indent(self.head);
            let attribute = layout::attribute_if(self.condition, self.word, &entries, &indent);
            edits.push(Edit::insert(self.head, format!("{attribute}\n{indent}")));
        }
        keys
    }

    fn changes<'a>(
        &self,
        wanted: KeyEdits,
        alias: Option<&str>,
        dropped_aliases: &'a [&'a str],
    ) -> Changes<'a> {
        let mut changes = Changes { changed: HashMap::new(), dropped_aliases, new: Vec::new() };
        for (key, wish) in wanted {
            match (self.entry(key), wish) {
                (Some(ours), KeyEdit::Put(value)) => {
                    if !says(&ours.value, &value) {
                        changes.changed.insert(key, Some(value));
                    }
                }
                (Some(ours), KeyEdit::Texts(theirs, known)) => {
                    let texts = keys::merged(keys::texts(Some(&ours.value)), &theirs, &known);
                    let is_gone = texts.is_empty();
                    let value = AttributeValue::Texts(texts);
                    if !says(&ours.value, &value) {
                        changes.changed.insert(key, (!is_gone).then_some(value));
                    }
                }
                (None, KeyEdit::Texts(texts, _)) if !texts.is_empty() => {
                    changes.new.push((key, AttributeValue::Texts(texts)));
                }
                (Some(_), KeyEdit::Drop) => _ = changes.changed.insert(key, None),
                (None, KeyEdit::Put(value)) => changes.new.push((key, value)),
                (None, KeyEdit::Texts(..) | KeyEdit::Drop) => {}
            }
        }
        // Without the key, the name of the variant is the label.
        if self.word == "option"
            && self.entry("label").is_none()
            && alias.is_none()
            && let Some(at) = changes.new.iter().position(|(key, _)| *key == "label")
            && changes.new[at].1.text() == Some(self.name())
        {
            changes.new.remove(at);
        }
        changes.new.extend(alias.map(|alias| ("alias", AttributeValue::Text(alias.to_owned()))));
        changes
    }

    /// The indentation of a line of the enum.
    fn indent(&self, at: usize) -> Indent {
        let indent = Indent::at(self.text, at);
        if self.word == "option" { indent.with_step_from(self.outer) } else { indent }
    }

    fn entry(&self, key: &str) -> Option<&AttributeKey> {
        self.attributes.iter().flat_map(|attribute| &attribute.entries).find(|entry| entry.key == key)
    }

    /// The name of the variant, which follows its attributes.
    fn name(&self) -> &str {
        let rest = self.text[self.head..].trim_start_matches("r#");
        let end = rest.find(|char| !unicode_ident::is_xid_continue(char)).unwrap_or(rest.len());
        &rest[..end]
    }

    /// Rewrites one attribute if anything in it changes. Entries that do not change keep their
    /// spelling.
    fn as_whole(
        &self,
        attribute: &OptionAttribute,
        changes: &Changes,
        new: Vec<(&str, AttributeValue)>,
    ) -> Option<Edit> {
        let mut entries: Vec<(&str, String)> = Vec::new();
        let mut is_changed = !new.is_empty();
        for entry in &attribute.entries {
            match changes.of(entry) {
                None => entries.push((entry.key, self.text[entry.span.clone()].to_owned())),
                Some(value) => {
                    is_changed = true;
                    entries.extend(value.iter().map(|value| (entry.key, layout::entry(entry.key, value))));
                }
            }
        }
        for (key, value) in new {
            let after =
                entries.iter().rposition(|(known, _)| rank(known) <= rank(key)).map_or(0, |at| at + 1);
            entries.insert(after, (key, layout::entry(key, &value)));
        }
        if !is_changed {
            return None;
        }
        let entries: Vec<_> = entries.into_iter().map(|(_, text)| text).collect();
        Some(if entries.is_empty() {
            Edit::delete(whole_lines(self.text, &attribute.span))
        } else {
            let indent = self.indent(attribute.span.start);
            Edit { span: attribute.span.clone(), text: layout::attribute(self.word, &entries, &indent) }
        })
    }
}

/// The edits of one attribute, entry by entry.
fn in_pieces(
    text: &str,
    attribute: &OptionAttribute,
    changes: &Changes,
    new: Vec<(&str, AttributeValue)>,
    edits: &mut Vec<Edit>,
) {
    for entry in &attribute.entries {
        match changes.of(entry) {
            None => {}
            Some(Some(value)) => {
                edits.push(Edit { span: entry.span.clone(), text: layout::entry(entry.key, value) });
            }
            Some(None) => {
                let mut span = entry.span.clone();
                let rest = &text[span.end..];
                let blanks = rest.len() - rest.trim_start().len();
                span.end += if rest.trim_start().starts_with(',') { blanks + 1 } else { 0 };
                edits.push(Edit::delete(span));
            }
        }
    }
    for (key, value) in new {
        let place = attribute.list.as_ref().map_or(0, |list| list.start);
        let comma = if attribute.entries.is_empty() { "" } else { ", " };
        edits.push(Edit::insert(place, format!("{}{comma}", layout::entry(key, &value))));
    }
}

/// Whether there is anything but blanks and commas between the entries.
fn has_comments(text: &str, attribute: &OptionAttribute) -> bool {
    let Some(list) = &attribute.list else { return false };
    let mut at = list.start;
    let mut gaps = String::new();
    for entry in &attribute.entries {
        gaps.push_str(&text[at..entry.span.start]);
        at = entry.span.end;
    }
    gaps.push_str(&text[at..list.end]);
    gaps.contains(|char: char| !char.is_whitespace() && char != ',')
}
