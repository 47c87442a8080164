use closure_reason::OptionSetKind;

use super::{AttributeContext, languages};
use crate::definition::Stated;
use crate::enums::keys::KeyEdits;
use crate::rust::AttributeValue;

impl AttributeContext<'_> {
    /// The keys of `#[option_set(..)]`.
    pub fn set(&self) -> KeyEdits {
        let definition = self.set.definition;
        let mut keys = KeyEdits::default();
        self.place(&mut keys);
        let of_set = definition.display_name.text().is_some()
            || definition.global == Some(true)
            || definition.column_display_name.is_unstated();
        let display_name = if of_set { &definition.display_name } else { &definition.column_display_name };
        let has_none = display_name.is_stated() && display_name.text().is_none();
        match self.base(display_name) {
            Some("") => keys.drop("display_name"),
            Some(name) => keys.put_text("display_name", name),
            None if has_none => keys.drop("display_name"),
            None => {}
        }
        if has_none {
            keys.drop("display_names");
        } else if display_name.is_stated() {
            keys.put_texts("display_names", self.others(display_name), languages([display_name]));
        }
        if let (Some(other), Some(kind)) = (&self.set.other, definition.kind) {
            let path = other.path.clone();
            let kind = if kind == OptionSetKind::State {
                AttributeValue::State(path)
            } else {
                AttributeValue::Status(path)
            };
            keys.put("kind", kind);
        } else if definition.kind == Some(OptionSetKind::Boolean) && definition.options.len() == 2 {
            keys.put("kind", AttributeValue::Boolean);
        } else if definition.kind == Some(OptionSetKind::Choice) {
            keys.drop("kind");
        }
        if let Some(language) = self.language.and_then(|language| i32::try_from(language).ok()) {
            keys.put("language", AttributeValue::Number(language));
        }
        match definition.default {
            Stated::Value(value) => {
                if let Some(name) = self.set.names.get(&value) {
                    keys.put("default", AttributeValue::Name(name.clone()));
                }
            }
            Stated::Nothing => keys.drop("default"),
            Stated::Unstated => {}
        }
        if let (true, Some(enforces)) = (self.is_status(), definition.enforces_transitions) {
            keys.flag("enforce_transitions", enforces);
        }
        keys
    }

    /// Which set it is.
    fn place(&self, keys: &mut KeyEdits) {
        let definition = self.set.definition;
        if let (Some(true), Some(name)) = (definition.global, definition.name.as_deref()) {
            keys.put_text("global", name);
            return;
        }
        if let Some(table) = definition.table.as_deref() {
            keys.put_text("table", table);
        }
        if let Some(column) = definition.column.as_deref() {
            keys.put_text("column", column);
        }
        let place = definition.table.as_deref().zip(definition.column.as_deref());
        let usual = place.map(|(table, column)| format!("{table}_{column}"));
        match definition.name.as_deref().filter(|name| !name.is_empty()) {
            Some(name) if usual.as_deref() == Some(name) => keys.drop("name"),
            Some(name) => keys.put_text("name", name),
            None => {}
        }
    }
}
