use std::collections::HashSet;

use super::attribute::AttributeEdit;
use super::{Edit, after_comments, insert, whole_lines};
use crate::generate::keys::{self, Keys};
use crate::generate::labels::{self, Labels};
use crate::generate::language;
use crate::generate::layout::Indent;
use crate::generate::wanted::{self, Named, Scope};
use crate::source::rust::{Deprecated, RustEnum, RustOption, TextIn, Value};

/// The edits that make an existing enum say what the definition says.
pub fn existing_enum(text: &str, one: &RustEnum, set: Named, prune: bool) -> Vec<Edit> {
    let language = language::of_existing(one, set.definition);
    let scope = Scope::new(set, language);
    let editing = Editing::new(text, one, scope, prune);
    let mut edits = Vec::new();
    let (mut bearers, mut seen) = (Vec::new(), HashSet::new());
    for option in &one.options {
        if editing.stays(option) {
            let bearer = editing.option(option, &mut edits);
            // The compiler sees only one of the twins.
            if seen.insert(option.value) {
                bearers.push(bearer);
            }
        } else {
            let span = option.span.start..after_comments(text, option.span.end);
            edits.push(Edit::delete(whole_lines(text, &span)));
        }
    }
    edits.extend(insert::options(&editing));
    editing.set(&bearers, &mut edits);
    edits
}

/// An enum while it is edited.
pub(super) struct Editing<'a> {
    pub(super) text: &'a str,
    pub(super) one: &'a RustEnum,
    pub(super) scope: Scope<'a>,
    /// The indentation of the enum.
    pub(super) outer: Indent,
    /// Whether options that are gone are removed.
    prune: bool,
    /// The options that are new, in the order of the definition.
    pub(super) added: Vec<(i32, Keys)>,
    /// The labels as they will be, in lower case of ASCII: an alias that another option has as its label now is left out.
    labels: HashSet<String>,
}

/// The texts by which an option will be found.
struct Bearer {
    state: Option<String>,
    base: Vec<String>,
    others: Vec<TextIn>,
}

impl<'a> Editing<'a> {
    fn new(text: &'a str, one: &'a RustEnum, scope: Scope<'a>, prune: bool) -> Self {
        let outer = Indent::at(text, one.head);
        let mut editing = Self { text, one, scope, outer, prune, added: Vec::new(), labels: HashSet::new() };
        let Named { definition, names, .. } = editing.scope.set;
        for option in &one.options {
            if !editing.stays(option) {
                continue;
            }
            let keys = editing.keys(option);
            let label = keys.text("label").unwrap_or(option.label()).to_ascii_lowercase();
            editing.labels.insert(label);
        }
        let there: HashSet<i32> = one.options.iter().map(|option| option.value).collect();
        for option in wanted::options(definition).filter(|option| !there.contains(&option.value())) {
            let keys = editing.scope.option(option);
            let label = keys.text("label").unwrap_or(&names[&option.value()]);
            let label = label.to_ascii_lowercase();
            editing.labels.insert(label);
            editing.added.push((option.value(), keys));
        }
        editing
    }

    /// Whether the enum keeps an option.
    pub(super) fn stays(&self, option: &RustOption) -> bool {
        let definition = self.scope.set.definition;
        !(self.prune && definition.is_complete() && definition.option(option.value).is_none())
    }

    /// What an option should say; nothing if it is gone.
    fn keys(&self, option: &RustOption) -> Keys {
        let theirs = self.scope.set.definition.option(option.value);
        theirs.map(|theirs| self.scope.option(theirs)).unwrap_or_default()
    }

    fn is_label_now(&self, alias: &str) -> bool {
        self.labels.contains(&alias.to_ascii_lowercase())
    }

    /// The edits of an option that stays.
    fn option(&self, option: &RustOption, edits: &mut Vec<Edit>) -> Bearer {
        let is_there = self.scope.set.definition.option(option.value).is_some();
        let mut keys = self.keys(option);
        keys.leave("value");
        let label = keys.text("label").unwrap_or(option.label()).to_owned();
        let (dropped, kept): (Vec<&str>, Vec<&str>) =
            option.aliases().partition(|alias| is_there && self.is_label_now(alias));
        let old = option.label();
        let is_kept = label != old
            && !old.is_empty()
            && !self.is_label_now(old)
            && option.aliases().all(|alias| !alias.eq_ignore_ascii_case(old));
        let alias = is_kept.then_some(old);
        AttributeEdit {
            text: self.text,
            word: "option",
            attributes: &option.attributes,
            head: option.ident_span.start,
            outer: &self.outer,
        }
        .edits(keys.clone(), alias, &dropped, edits);
        self.mark(option, is_there, edits);

        let mut base = vec![label];
        base.extend(kept.into_iter().chain(alias).map(str::to_owned));
        let given = |key| option.key(key).map(|entry| &entry.value);
        let others = keys.texts("labels", keys::texts(given("labels")));
        let state = keys.name("state").or(keys::name(given("state")));
        Bearer { state: state.map(str::to_owned), base, others }
    }

    /// Marks what is gone, and takes our mark off what has come back.
    fn mark(&self, option: &RustOption, is_there: bool, edits: &mut Vec<Edit>) {
        match (&option.deprecated, is_there) {
            (None, false) if self.scope.set.definition.is_complete() => {
                let at = option.ident_span.start;
                let mark = format!("#[deprecated = \"{}\"]\n{}", Deprecated::GONE, Indent::at(self.text, at));
                edits.push(Edit::insert(at, mark));
            }
            (Some(mark), true) if mark.is_ours() => {
                edits.push(Edit::delete(whole_lines(self.text, &mark.span)));
            }
            _ => {}
        }
    }

    /// The edits of what the enum says of the whole set.
    fn set(&self, bearers: &[Bearer], edits: &mut Vec<Edit>) {
        let mut keys = self.scope.set();
        // The other enum's path is the developer's: only what is missing or of another kind is said.
        if let Some(entry) = self.one.key("kind") {
            let is_same = |wanted| std::mem::discriminant(wanted) == std::mem::discriminant(&entry.value);
            if keys.get("kind").map_or(entry.value != Value::Boolean, is_same) {
                keys.leave("kind");
            }
        }
        let names = self.scope.set.names;
        let edited = bearers.iter().map(|one| Labels {
            state: one.state.as_deref(),
            base: one.base.iter().map(|text| &**text).collect(),
            others: one.others.clone(),
        });
        let added = self.added.iter().map(|(value, keys)| Labels {
            state: keys.name("state"),
            base: vec![keys.text("label").unwrap_or(&names[value])],
            others: keys.texts("labels", &[]),
        });
        if labels::repeat(edited.chain(added)) {
            keys.put("allow_duplicate_labels", Value::Flag);
        }
        AttributeEdit {
            text: self.text,
            word: "option_set",
            attributes: &self.one.attributes,
            head: self.one.head,
            outer: &self.outer,
        }
        .edits(keys, None, &[], edits);
    }
}
