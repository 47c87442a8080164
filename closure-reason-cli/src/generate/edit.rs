//! Enums as they are written, new or edited. What an edit does not concern keeps every byte.

use std::collections::HashMap;

use closure_reason::definition::OptionSetDefinition;

use super::layout;
use super::names::{self, Spelling};
use super::wanted::{Keys, Other, Scope, Wanted, base_language, labels_repeat};
use crate::source::rust::{Attribute, RustEnum, RustOption, Span, TextIn, Value};

/// Our mark on options that are gone.
const GONE: &str = "not an option of the column any more";

/// What the user asks for.
#[derive(Clone, Debug, Default)]
pub struct Style {
    pub spelling: Spelling,
    pub language: Option<u32>,
    pub derives: Vec<String>,
    pub serde: bool,
    pub prune: bool,
}

/// A piece of text in another's place.
pub struct Edit {
    pub span: Span,
    pub text: String,
}

/// Puts all edits into a text. They do not overlap; insertions at one place come in the order of the list.
pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        edited.push_str(&text[at..edit.span.start]);
        edited.push_str(&edit.text);
        at = edit.span.end;
    }
    edited.push_str(&text[at..]);
    edited
}

/// The names of a set's variants by value: those of the existing enum, and new ones.
pub fn names(
    definition: &OptionSetDefinition,
    existing: Option<&RustEnum>,
    style: &Style,
) -> HashMap<i32, String> {
    let mut named: HashMap<i32, String> = existing
        .iter()
        .flat_map(|one| &one.options)
        .map(|option| (option.value, option.ident.clone()))
        .collect();
    let taken: Vec<_> = named.values().map(|name| name.trim_start_matches("r#").to_owned()).collect();
    let taken: Vec<_> = taken.iter().map(|name| &**name).collect();
    let language = style.language;
    let mut new: Vec<(i32, Option<&str>)> = Vec::new();
    for option in definition.options() {
        if !named.contains_key(&option.value()) && new.iter().all(|(value, _)| *value != option.value()) {
            let label = language.and_then(|language| option.label().text_in(language));
            new.push((option.value(), label.or(option.label().text())));
        }
    }
    let new_names = names::variants(&new, &taken, style.spelling);
    named.extend(new.iter().map(|(value, _)| *value).zip(new_names));
    named
}

fn entries(keys: &Keys) -> Vec<String> {
    let put = keys.iter().filter_map(|(key, wanted)| match wanted {
        Wanted::Put(value) => Some(layout::entry(key, value)),
        Wanted::Drop => None,
    });
    put.collect()
}

fn value<'a>(keys: &'a Keys, key: &str) -> Option<&'a Value> {
    keys.iter().find(|(name, _)| *name == key).and_then(|(_, wanted)| match wanted {
        Wanted::Put(value) => Some(value),
        Wanted::Drop => None,
    })
}

fn texts(value: Option<&Value>) -> &[TextIn] {
    match value {
        Some(Value::Texts(texts)) => texts,
        _ => &[],
    }
}

fn name(value: Option<&Value>) -> Option<&str> {
    match value {
        Some(Value::Name(name)) => Some(name),
        _ => None,
    }
}

/// A new enum, without blank lines around it.
pub fn new_enum(
    ident: &str,
    definition: &OptionSetDefinition,
    names: &HashMap<i32, String>,
    other: Option<Other>,
    style: &Style,
    (indent, derive): (usize, &str),
) -> String {
    let any_in =
        |language| definition.options().iter().any(|option| option.label().text_in(language).is_some());
    let language = style.language.filter(|&language| any_in(language)).or_else(|| base_language(definition));
    let scope = Scope { definition, language, names, other };
    let mut written = std::collections::HashSet::new();
    let options: Vec<_> =
        definition.options().iter().filter(|option| written.insert(option.value())).collect();
    let keys: Vec<_> = options.iter().map(|option| scope.option(option)).collect();
    let mut set = scope.set();
    if style.serde {
        set.push(("serde", Wanted::Put(Value::Flag)));
    }
    let labels = keys.iter().zip(&options).map(|(keys, option)| {
        let label = value(keys, "label").and_then(Value::text).unwrap_or(&names[&option.value()]);
        (name(value(keys, "state")), vec![label], texts(value(keys, "labels")))
    });
    if labels_repeat(labels) {
        set.push(("allow_duplicate_labels", Wanted::Put(Value::Flag)));
    }
    let pad = " ".repeat(indent);
    let mut out = String::new();
    let title = value(&set, "display_name")
        .and_then(Value::text)
        .map_or_else(|| definition.to_string(), str::to_owned);
    layout::doc_comment("///", &title, indent, &mut out);
    if let Some(description) = definition.description().text().filter(|text| !text.trim().is_empty()) {
        out.push_str(&format!("{pad}///\n"));
        layout::doc_comment("///", description.trim(), indent, &mut out);
    }
    let mut derives: Vec<String> =
        ["Clone", "Copy", "Debug", "PartialEq", "Eq", "Hash", derive].map(str::to_owned).into();
    derives.extend(style.derives.iter().filter(|name| !derives.contains(name)).cloned().collect::<Vec<_>>());
    out.push_str(&format!("{pad}{}\n", layout::derives(&derives, indent)));
    let set = entries(&set);
    if !set.is_empty() {
        out.push_str(&format!("{pad}{}\n", layout::attribute("option_set", &set, indent)));
    }
    out.push_str(&format!("{pad}#[non_exhaustive]\n{pad}pub enum {ident} {{\n"));
    for (option, keys) in options.iter().zip(&keys) {
        out.push_str(&new_variant(&names[&option.value()], keys, indent + 4, None));
    }
    out.push_str(&format!("{pad}}}\n"));
    out
}

fn new_variant(ident: &str, keys: &Keys, indent: usize, discriminant: Option<i32>) -> String {
    let pad = " ".repeat(indent);
    let entries: Vec<_> = entries(keys).into_iter().skip(usize::from(discriminant.is_some())).collect();
    let attribute = if entries.is_empty() {
        String::new()
    } else {
        format!("{pad}{}\n", layout::attribute("option", &entries, indent))
    };
    let discriminant = discriminant.map_or_else(String::new, |value| format!(" = {value}"));
    format!("{attribute}{pad}{ident}{discriminant},\n")
}

/// The edits that make an existing enum say what the definition says.
#[expect(clippy::too_many_lines, reason = "one case of an attribute or file after another")]
pub fn existing_enum(
    text: &str,
    one: &RustEnum,
    definition: &OptionSetDefinition,
    names: &HashMap<i32, String>,
    other: Option<Other>,
    style: &Style,
) -> Vec<Edit> {
    let language = if let Some(Value::Number(language)) = one.key("language").map(|entry| &entry.value) {
        u32::try_from(*language).ok()
    } else {
        // The language in which most labels are the same; where none tells, that of the definition.
        let matches = |language: u32| {
            let same = |option: &&RustOption| {
                let theirs =
                    definition.option(option.value).and_then(|theirs| theirs.label().text_in(language));
                theirs == Some(option.label())
            };
            one.options.iter().filter(same).count()
        };
        let base = base_language(definition);
        let all = definition.languages();
        all.into_iter()
            .max_by_key(|&language| (matches(language), Some(language) == base))
            .filter(|_| base.is_some())
    };
    let scope = Scope { definition, language, names, other };
    let mut edits = Vec::new();
    let mut bearers: Vec<Labels> = Vec::new();
    let stays = |option: &RustOption| {
        !(style.prune && definition.is_complete() && definition.option(option.value).is_none())
    };
    // The labels as they will be, so that an alias that another option has as its label now is left out.
    let mut new_labels: Vec<(i32, String)> = Vec::new();
    for option in one.options.iter().filter(|option| stays(option)) {
        let keys = definition.option(option.value).map(|theirs| scope.option(theirs)).unwrap_or_default();
        let label = value(&keys, "label").and_then(Value::text).unwrap_or(option.label());
        new_labels.push((option.value, label.to_owned()));
    }
    let mut seen = std::collections::HashSet::new();
    let added: Vec<_> = definition
        .options()
        .iter()
        .filter(|option| {
            one.options.iter().all(|ours| ours.value != option.value()) && seen.insert(option.value())
        })
        .map(|option| (option.value(), scope.option(option)))
        .collect();
    for (value_of, keys) in &added {
        let label = value(keys, "label").and_then(Value::text).unwrap_or(&names[value_of]);
        new_labels.push((*value_of, label.to_owned()));
    }
    for option in &one.options {
        if !stays(option) {
            edits.push(Edit { span: whole_lines(text, &option.span), text: String::new() });
            continue;
        }
        let theirs = definition.option(option.value);
        let keys: Keys = theirs.map(|theirs| scope.option(theirs)).unwrap_or_default();
        let keys: Keys = keys.into_iter().filter(|(key, _)| *key != "value").collect();
        let label =
            new_labels.iter().find(|(value, _)| *value == option.value).map_or("", |(_, label)| label);
        let is_label_now =
            |alias: &str| new_labels.iter().any(|(_, label)| label.eq_ignore_ascii_case(alias));
        let dropped: Vec<String> = if theirs.is_some() {
            option.aliases().filter(|alias| is_label_now(alias)).map(str::to_owned).collect()
        } else {
            Vec::new()
        };
        let old = option.label();
        let is_kept = label != old
            && !old.is_empty()
            && !is_label_now(old)
            && option.aliases().all(|alias| !alias.eq_ignore_ascii_case(old));
        let alias = is_kept.then(|| old.to_owned());
        edits.extend(attribute_edits(
            text,
            "option",
            &option.attributes,
            option.ident_span.start,
            keys.clone(),
            alias.clone(),
            &dropped,
        ));
        match (&option.deprecated, theirs.is_some()) {
            (None, false) if definition.is_complete() => edits.push(Edit {
                span: option.ident_span.start..option.ident_span.start,
                text: format!("#[deprecated = \"{GONE}\"]\n{}", indentation(text, option.ident_span.start)),
            }),
            (Some(mark), true) if mark.note.as_deref() == Some(GONE) => {
                edits.push(Edit { span: whole_lines(text, &mark.span), text: String::new() });
            }
            _ => {}
        }
        let mut base: Vec<String> = vec![label.to_owned()];
        base.extend(
            option.aliases().filter(|alias| !dropped.iter().any(|gone| gone == alias)).map(str::to_owned),
        );
        base.extend(alias);
        let others = match value(&keys, "labels") {
            Some(texts) => Some(texts),
            None => option.key("labels").map(|entry| &entry.value),
        };
        let state = name(value(&keys, "state")).or(name(option.key("state").map(|entry| &entry.value)));
        bearers.push(Labels { state: state.map(str::to_owned), base, others: texts(others).to_vec() });
    }
    for (value_of, keys) in &added {
        let label = value(keys, "label").and_then(Value::text).unwrap_or(&names[value_of]).to_owned();
        let state = name(value(keys, "state")).map(str::to_owned);
        bearers.push(Labels { state, base: vec![label], others: texts(value(keys, "labels")).to_vec() });
    }
    edits.extend(insertions(text, one, definition, &added, names, &stays));
    let mut set = scope.set();
    // A set's kind and the other enum's path are the developer's: only what is missing or of another kind is said.
    if let (Some(entry), Some(at)) = (one.key("kind"), set.iter().position(|(key, _)| *key == "kind")) {
        let is_same = value(&set, "kind")
            .is_some_and(|wanted| std::mem::discriminant(wanted) == std::mem::discriminant(&entry.value));
        if is_same {
            set.remove(at);
        }
    }
    if labels_repeat(
        bearers
            .iter()
            .map(|one| (one.state.as_deref(), one.base.iter().map(|text| &**text).collect(), &*one.others)),
    ) {
        set.push(("allow_duplicate_labels", Wanted::Put(Value::Flag)));
    }
    edits.extend(attribute_edits(text, "option_set", &one.attributes, one.head, set, None, &[]));
    edits
}

struct Labels {
    state: Option<String>,
    base: Vec<String>,
    others: Vec<TextIn>,
}

/// New options, each after the one that precedes it in the definition.
fn insertions(
    text: &str,
    one: &RustEnum,
    definition: &OptionSetDefinition,
    added: &[(i32, Keys)],
    names: &HashMap<i32, String>,
    stays: &impl Fn(&RustOption) -> bool,
) -> Vec<Edit> {
    let Some(first) = one.options.first() else { return Vec::new() };
    let begin = first.span.start;
    let pad = indentation(text, begin).len();
    let with_discriminants = one.options.iter().any(|option| option.key("value").is_none());
    let mut pieces: Vec<(usize, String)> = Vec::new();
    for (value, keys) in added {
        let position =
            definition.options().iter().position(|option| option.value() == *value).unwrap_or_default();
        let before = definition.options()[..position].iter().rev();
        let anchor = before
            .filter_map(|option| one.options.iter().find(|ours| ours.value == option.value()))
            .find(|ours| stays(ours));
        let discriminant = with_discriminants.then_some(*value);
        let mut variant = new_variant(&names[value], keys, pad, discriminant);
        let at = match anchor {
            None => {
                // Before the first: its indentation is there already.
                variant = format!("{}{}", variant.trim_start(), " ".repeat(pad));
                begin
            }
            Some(anchor) => {
                let mut end = anchor.span.end;
                if !anchor.has_comma && pieces.iter().all(|(at, _)| *at != end) {
                    variant = format!(",\n{}", variant.trim_end_matches('\n'));
                } else {
                    // A remark beside the variant stays beside it.
                    let line_end = text[end..].find('\n').map_or(text.len(), |length| end + length);
                    let rest = text[end..line_end].trim();
                    if anchor.has_comma && rest.starts_with("//") {
                        end = line_end;
                    }
                    variant = format!("\n{}", variant.trim_end_matches('\n'));
                }
                if anchor.has_comma && text[end..].trim_start_matches([' ', '\t']).starts_with('}') {
                    variant.push('\n');
                }
                end
            }
        };
        pieces.push((at, variant));
    }
    pieces.into_iter().map(|(at, text)| Edit { span: at..at, text }).collect()
}

/// The blanks before what stands at a place; none where something else stands before it.
fn indentation(text: &str, at: usize) -> &str {
    let begin = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let before = &text[begin..at];
    &before[..before.len() - before.trim_start().len()]
}

/// The span with its line, where nothing else stands on it.
fn whole_lines(text: &str, span: &Span) -> Span {
    let begin = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |length| span.end + length + 1);
    let is_alone = text[begin..span.start].trim().is_empty() && text[span.end..end].trim().is_empty();
    if is_alone { begin..end } else { span.clone() }
}

/// Whether what is written says what is wanted, in whatever spelling.
fn says(ours: &Value, wanted: &Value) -> bool {
    let bare = |name: &str| name.trim_start_matches("r#").to_owned();
    match (ours, wanted) {
        (Value::Texts(ours), Value::Texts(wanted)) => {
            let sorted = |texts: &[TextIn]| {
                let mut texts: Vec<_> = texts.iter().map(|text| (text.language, text.text.clone())).collect();
                texts.sort();
                texts
            };
            sorted(ours) == sorted(wanted)
        }
        (Value::Names(ours), Value::Names(wanted)) => {
            let sorted = |names: &[String]| {
                let mut names: Vec<_> = names.iter().map(|name| bare(name)).collect();
                names.sort();
                names
            };
            sorted(ours) == sorted(wanted)
        }
        (Value::Name(ours), Value::Name(wanted)) => bare(ours) == bare(wanted),
        (ours, wanted) => ours == wanted,
    }
}

/// The order of keys in a new attribute.
const ORDER: &[&str] = &[
    "global",
    "table",
    "column",
    "name",
    "display_name",
    "display_names",
    "kind",
    "language",
    "default",
    "enforce_transitions",
    "serde",
    "allow_duplicate_labels",
    "crate",
    "value",
    "state",
    "default_status",
    "default_of_another_state",
    "no_status_reasons",
    "label",
    "alias",
    "labels",
    "desc",
    "descs",
    "color",
    "external_value",
    "invariant_name",
    "hidden",
    "transitions",
];

fn rank(key: &str) -> usize {
    ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len())
}

#[expect(clippy::too_many_lines, reason = "one case of an attribute or file after another")]
fn attribute_edits(
    text: &str,
    word: &str,
    attributes: &[Attribute],
    head: usize,
    wanted: Keys,
    alias: Option<String>,
    dropped_aliases: &[String],
) -> Vec<Edit> {
    let mut edits = Vec::new();
    let label_is_given =
        attributes.iter().flat_map(|attribute| &attribute.entries).any(|entry| entry.key == "label");
    let mut new: Vec<(&str, Value)> = Vec::new();
    let mut changed: HashMap<&str, Wanted> = HashMap::new();
    for (key, wish) in wanted {
        let ours = attributes.iter().flat_map(|attribute| &attribute.entries).find(|entry| entry.key == key);
        match (ours, wish) {
            (Some(ours), Wanted::Put(mut value)) => {
                // A language that the source does not have stays as it is.
                if let (Value::Texts(ours), Value::Texts(theirs)) = (&ours.value, &mut value) {
                    let missing =
                        ours.iter().filter(|ours| theirs.iter().all(|text| text.language != ours.language));
                    let missing: Vec<_> = missing.cloned().collect();
                    theirs.extend(missing);
                    theirs.sort_by_key(|text| text.language);
                }
                if !says(&ours.value, &value) {
                    changed.insert(key, Wanted::Put(value));
                }
            }
            (Some(_), Wanted::Drop) => _ = changed.insert(key, Wanted::Drop),
            (None, Wanted::Put(value)) => new.push((key, value)),
            (None, Wanted::Drop) => {}
        }
    }
    // The name of the variant says it where no key does.
    if !label_is_given
        && alias.is_none()
        && word == "option"
        && let Some(at) = new.iter().position(|(key, _)| *key == "label")
    {
        let name: String = text[head..]
            .chars()
            .take_while(|&char| unicode_ident::is_xid_continue(char) || char == '#')
            .collect();
        if new[at].1.text() == Some(name.trim_start_matches("r#")) {
            new.remove(at);
        }
    }
    new.extend(alias.map(|alias| ("alias", Value::Text(alias))));
    let home = attributes.iter().position(|attribute| !attribute.is_conditional && attribute.list.is_some());
    for (at, attribute) in attributes.iter().enumerate() {
        // Comments between the entries stay where they are: then each entry is edited by itself.
        let is_whole = !attribute.is_conditional && !has_comments(text, attribute);
        let mut entries: Vec<(&str, String)> = Vec::new();
        let mut is_changed = false;
        for entry in &attribute.entries {
            let is_dropped = entry.key == "alias"
                && entry
                    .value
                    .text()
                    .is_some_and(|alias| dropped_aliases.iter().any(|dropped| dropped == alias));
            let replacement = match changed.get(&*entry.key) {
                _ if is_dropped => None,
                Some(Wanted::Put(value)) => Some(layout::entry(&entry.key, value)),
                Some(Wanted::Drop) => None,
                None => {
                    entries.push((&entry.key, text[entry.span.clone()].to_owned()));
                    continue;
                }
            };
            is_changed = true;
            if !is_whole {
                let mut span = entry.span.clone();
                if replacement.is_none() {
                    let rest = &text[span.end..];
                    let blanks = rest.len() - rest.trim_start().len();
                    span.end += if rest.trim_start().starts_with(',') { blanks + 1 } else { 0 };
                }
                edits.push(Edit { span, text: replacement.clone().unwrap_or_default() });
            }
            entries.extend(replacement.map(|replacement| (&*entry.key, replacement)));
        }
        if Some(at) == home {
            for (key, value) in new.drain(..) {
                is_changed = true;
                let piece = layout::entry(key, &value);
                if !is_whole {
                    let place = attribute.list.as_ref().map_or(0, |list| list.start);
                    let comma = if attribute.entries.is_empty() { "" } else { ", " };
                    edits.push(Edit { span: place..place, text: format!("{piece}{comma}") });
                }
                let after =
                    entries.iter().rposition(|(known, _)| rank(known) <= rank(key)).map_or(0, |at| at + 1);
                entries.insert(after, (key, piece));
            }
        }
        if !is_changed || !is_whole {
            continue;
        }
        let entries: Vec<_> = entries.into_iter().map(|(_, text)| text).collect();
        if entries.is_empty() {
            edits.push(Edit { span: whole_lines(text, &attribute.span), text: String::new() });
        } else {
            let indent = indentation(text, attribute.span.start).len();
            edits
                .push(Edit { span: attribute.span.clone(), text: layout::attribute(word, &entries, indent) });
        }
    }
    if !new.is_empty() {
        new.sort_by_key(|(key, _)| rank(key));
        let entries: Vec<_> = new.iter().map(|(key, value)| layout::entry(key, value)).collect();
        let indent = indentation(text, head);
        let attribute = layout::attribute(word, &entries, indent.len());
        edits.push(Edit { span: head..head, text: format!("{attribute}\n{indent}") });
    }
    edits
}

/// Whether anything but blanks and commas stands between the entries.
fn has_comments(text: &str, attribute: &Attribute) -> bool {
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
