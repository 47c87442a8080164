use std::collections::{BTreeSet, HashSet};

use super::attribute::AttributeEdit;
use super::editing::Editing;
use super::new_options;
use super::text::{Edit, after_comments, whole_lines};
use crate::enums::attributes::{AttributeContext, NamedSet};
use crate::enums::changes::EnumChange;
use crate::enums::layout::Indent;
use crate::enums::old_labels::{OldLabel, OptionTexts};
use crate::enums::{keys, language, old_labels};
use crate::rust::{AttributeValue, Deprecated, RustEnum, RustOption, TextIn};

/// The edits that make an existing enum agree with its definition, and what they change.
pub fn existing_enum(text: &str, one: &RustEnum, set: NamedSet, prune: bool) -> (Vec<Edit>, Vec<EnumChange>) {
    let language = language::of_existing(one, set.definition);
    let scope = AttributeContext::new(set, language);
    let editing = Editing::new(text, one, scope, prune);
    let (mut edits, mut changes) = (Vec::new(), Vec::new());
    let (mut bearers, mut seen) = (Vec::new(), HashSet::new());
    let has_discriminants = new_options::has_discriminants(&one.options);
    let mut follows_a_gap = false;
    for option in &one.options {
        if editing.stays(option) {
            // It would count on from an option that is removed.
            if has_discriminants && !option.has_discriminant && follows_a_gap {
                edits.push(Edit::insert(option.ident_span.end, format!(" = {}", option.value)));
            }
            follows_a_gap = false;
            let bearer = editing.option(option, &mut edits, &mut changes);
            // The compiler sees only one of the twins.
            if seen.insert(option.value) {
                bearers.push(bearer);
            }
        } else {
            follows_a_gap = true;
            let span = option.span.start..after_comments(text, option.span.end);
            edits.push(Edit::delete(whole_lines(text, &span)));
            changes.push(EnumChange::Removed(option.ident.clone(), option.value));
        }
    }
    edits.extend(new_options::options(&editing));
    edits.extend(new_options::allowance(&editing));
    for (value, keys) in &editing.added {
        let name = editing.scope.set.names[value].clone();
        changes.push(EnumChange::Added(name, *value, keys.text("label").map(str::to_owned)));
    }
    editing.set(&bearers, &mut edits, &mut changes);
    changes.extend(editing.turns.warnings().into_iter().map(|(_, what)| EnumChange::Warning(what)));
    (edits, changes)
}

/// The texts by which `from_label` will find an option.
struct Bearer {
    state: Option<String>,
    base: Vec<String>,
    others: Vec<TextIn>,
}

impl Editing<'_> {
    /// The edits of an option that stays.
    fn option(&self, option: &RustOption, edits: &mut Vec<Edit>, changes: &mut Vec<EnumChange>) -> Bearer {
        let is_there = self.scope.set.definition.option(option.value).is_some();
        let mut keys = self.keys(option);
        keys.leave("value");
        let label = keys.text("label").unwrap_or(option.label()).to_owned();
        let (dropped, kept): (Vec<&str>, Vec<&str>) =
            option.aliases().partition(|alias| is_there && self.turns.owner_of(alias, option).is_some());
        let old = option.label();
        let ident = &option.ident;
        let fate = (label != old).then(|| self.turns.old_label(option));
        let alias = matches!(fate, Some(OldLabel::Alias)).then_some(old);
        if let Some(fate) = fate {
            changes.push(EnumChange::Label(ident.clone(), old.to_owned(), label.clone(), fate));
        }
        for alias in &dropped {
            let owner = self.turns.owner_of(alias, option).unwrap_or_default();
            changes.push(EnumChange::AliasGone(ident.clone(), (*alias).to_owned(), owner));
        }
        let given = |key| option.key(key).map(|entry| &entry.value);
        let others = keys.texts("labels", keys::texts(given("labels")));
        let old_others = keys::texts(given("labels"));
        changes.extend(in_other_languages(ident, old_others, &others));
        let attribute = AttributeEdit {
            text: self.text,
            word: "option",
            condition: self.one.condition.as_deref(),
            attributes: &option.attributes,
            head: option.ident_span.start,
            outer: &self.outer,
        };
        let mut changed = attribute.edits(keys.clone(), alias, &dropped, edits);
        changed.retain(|key| !["label", "labels", "alias"].contains(key));
        if !changed.is_empty() {
            changes.push(EnumChange::Keys(Some(ident.clone()), changed));
        }
        self.mark(option, is_there, edits, changes);

        let mut base = vec![label];
        base.extend(kept.into_iter().chain(alias).map(str::to_owned));
        let state = keys.name("state").or(keys::name(given("state")));
        Bearer { state: state.map(str::to_owned), base, others }
    }

    /// Marks an option that is gone as deprecated, and removes that mark from one that has come back.
    fn mark(
        &self,
        option: &RustOption,
        is_there: bool,
        edits: &mut Vec<Edit>,
        changes: &mut Vec<EnumChange>,
    ) {
        match (&option.deprecated, is_there) {
            (None, false) if !self.scope.set.definition.partial => {
                let at = option.ident_span.start;
                let mark = format!("#[deprecated = \"{}\"]\n{}", Deprecated::GONE, Indent::at(self.text, at));
                edits.push(Edit::insert(at, mark));
                changes.push(EnumChange::Deprecated(option.ident.clone(), option.value));
            }
            (Some(mark), true) if mark.is_ours() => {
                edits.push(Edit::delete(whole_lines(self.text, &mark.span)));
                changes.push(EnumChange::Revived(option.ident.clone(), option.value));
            }
            _ => {}
        }
    }

    /// The edits of what the enum says about the set as a whole.
    fn set(&self, bearers: &[Bearer], edits: &mut Vec<Edit>, changes: &mut Vec<EnumChange>) {
        let mut keys = self.scope.set();
        // The developer chose the path of the other enum, so `kind` changes only if it is missing or wrong.
        if let Some(entry) = self.one.key("kind") {
            let is_same = |wanted| std::mem::discriminant(wanted) == std::mem::discriminant(&entry.value);
            if keys.get("kind").map_or(entry.value != AttributeValue::Boolean, is_same) {
                keys.leave("kind");
            }
        }
        let names = self.scope.set.names;
        let edited = bearers.iter().map(|one| OptionTexts {
            state: one.state.as_deref(),
            base: one.base.iter().map(|text| &**text).collect(),
            others: one.others.clone(),
        });
        let added = self.added.iter().map(|(value, keys)| OptionTexts {
            state: keys.name("state"),
            base: vec![keys.text("label").unwrap_or(&names[value])],
            others: keys.texts("labels", &[]),
        });
        if old_labels::repeat(edited.chain(added)) {
            keys.put("allow_duplicate_labels", AttributeValue::Flag);
        }
        let attribute = AttributeEdit {
            text: self.text,
            word: "option_set",
            condition: self.one.condition.as_deref(),
            attributes: &self.one.attributes,
            head: self.one.head,
            outer: &self.outer,
        };
        let changed = attribute.edits(keys, None, &[], edits);
        if !changed.is_empty() {
            changes.push(EnumChange::Keys(None, changed));
        }
    }
}

/// The labels of a variant that change in languages other than that of the enum.
fn in_other_languages(ident: &str, old: &[TextIn], new: &[TextIn]) -> Vec<EnumChange> {
    let text = |texts: &[TextIn], language: u32| {
        texts.iter().find(|text| text.language == language).map(|text| text.text.clone())
    };
    let languages: BTreeSet<u32> = old.iter().chain(new).map(|text| text.language).collect();
    languages
        .into_iter()
        .map(|language| (language, text(old, language), text(new, language)))
        .filter(|(_, old, new)| old != new)
        .map(|(language, old, new)| EnumChange::LabelIn(ident.to_owned(), language, old, new))
        .collect()
}
