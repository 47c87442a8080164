use closure_reason_syntax::is_color;

use super::{AttributeContext, OtherEnum};
use crate::definition::{OptionDefinition, Stated};
use crate::enums::keys::{KeyEdits, KnownLanguages};
use crate::rust::AttributeValue;

impl AttributeContext<'_> {
    /// The keys of `#[option(..)]`.
    pub fn option(&self, option: &OptionDefinition) -> KeyEdits {
        let mut keys = KeyEdits::default();
        keys.put("value", AttributeValue::Number(option.value));
        self.texts(option, &mut keys);
        put_stated(&mut keys, "color", option.color.as_deref(), is_color);
        put_stated(&mut keys, "external_value", option.external_value.as_deref(), |text| !text.is_empty());
        if let Some(hidden) = option.hidden {
            keys.flag("hidden", hidden);
        }
        match &self.set.other {
            Some(_) if self.is_status() => self.of_status(option, &mut keys),
            Some(statuses) => of_state(option, statuses, &mut keys),
            None => {}
        }
        keys
    }

    fn texts(&self, option: &OptionDefinition, keys: &mut KeyEdits) {
        let label = &option.label;
        match self.base(label) {
            Some(label) => keys.put_text("label", label),
            // Without the key, the label would be the name of the variant.
            None if label.is_stated() => keys.put_text("label", ""),
            None => {}
        }
        if label.is_stated() && label.text().is_none() {
            // It has none in any language.
            keys.drop("labels");
        } else if label.is_stated() {
            keys.put_texts("labels", self.others(label), self.labels.clone());
        }
        // A description that only the enum has stays: people write better ones than metadata has.
        let description = &option.description;
        if let Some(text) = self.base(description).filter(|text| !text.is_empty()) {
            keys.put_text("desc", text);
        }
        let others = self.others(description).into_iter().filter(|text| !text.text.is_empty());
        keys.put_texts("descs", others.collect(), KnownLanguages::new());
    }

    fn of_status(&self, option: &OptionDefinition, keys: &mut KeyEdits) {
        let states = self.set.other.as_ref().map(|states| &states.names);
        if let Some(state) = option.state.and_then(|state| states?.get(&state)) {
            keys.put("state", AttributeValue::Name(state.clone()));
        }
        match (self.set.definition.enforces_transitions, option.transitions.as_deref()) {
            (Some(true), Some(next)) => {
                let mut next: Vec<_> = next.iter().filter(|&&to| to != option.value).collect();
                next.sort_unstable();
                next.dedup();
                let names: Vec<_> =
                    next.into_iter().filter_map(|to| self.set.names.get(to).cloned()).collect();
                if names.is_empty() {
                    keys.drop("transitions");
                } else {
                    keys.put("transitions", AttributeValue::Names(names));
                }
            }
            (Some(false), _) => keys.drop("transitions"),
            (Some(true), None) | (None, _) => {}
        }
    }
}

fn of_state(option: &OptionDefinition, statuses: &OtherEnum, keys: &mut KeyEdits) {
    put_stated(keys, "invariant_name", option.invariant_name.as_deref(), |text| !text.is_empty());
    let Some(default) = option.default_status else { return };
    if let Some(name) = statuses.names.get(&default) {
        keys.put("default_status", AttributeValue::Name(name.clone()));
    }
    let its = statuses.definition.option(default).and_then(|option| option.state);
    let any = statuses.definition.options.iter().any(|status| status.state == Some(option.value));
    let is_odd = its.is_some_and(|state| state != option.value);
    keys.flag("default_of_another_state", is_odd && any);
    keys.flag("no_status_reasons", is_odd && !any);
}

fn put_stated(keys: &mut KeyEdits, key: &'static str, stated: Stated<&str>, is_fit: fn(&str) -> bool) {
    match stated {
        Stated::Value(text) if is_fit(text) => keys.put_text(key, text),
        Stated::Nothing => keys.drop(key),
        _ => {}
    }
}
