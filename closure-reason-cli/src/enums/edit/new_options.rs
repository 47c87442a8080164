use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::editing::Editing;
use super::text::{Edit, after_comments};
use crate::enums::layout::Indent;
use crate::enums::new_enums::ValuePlace;
use crate::enums::{lints, new_enums};
use crate::rust::RustOption;

/// New options, each after the one that precedes it in the definition.
pub fn options(editing: &Editing) -> Vec<Edit> {
    let Editing { text, one, scope, added, .. } = editing;
    let Some(first) = one.options.first() else { return Vec::new() };
    let is_below = text[one.ident_span.end..first.span.start].contains('\n');
    let indent = if is_below {
        Indent::at(text, first.span.start).with_step_from(&editing.outer)
    } else {
        editing.outer.deeper()
    };
    let anchors = anchors(editing);
    let (mut commas, mut pieces) = (BTreeSet::new(), BTreeMap::<usize, String>::new());
    for (value, keys) in added {
        let anchor = anchors.get(value);
        let form = form(&one.options, anchor.map_or(first, |&at| &one.options[at]));
        let variant = new_enums::variant(
            &scope.set.names[value],
            *value,
            keys,
            &indent,
            (form, one.condition.as_deref()),
        );
        let at = match anchor.map(|&at| &one.options[at]) {
            // Before the first, and before the comments about it.
            None => {
                let brace = text[one.ident_span.end..].find('{').unwrap_or_default();
                after_comments(text, one.ident_span.end + brace + 1)
            }
            Some(anchor) => {
                if !anchor.has_comma {
                    commas.insert(anchor.span.end);
                }
                after_comments(text, anchor.span.end)
            }
        };
        pieces.entry(at).or_default().push_str(&format!("\n{indent}{variant},"));
    }
    let commas = commas.into_iter().map(|at| Edit::insert(at, ",".to_owned()));
    let pieces = pieces.into_iter().map(|(at, mut piece)| {
        let rest = &text[at..];
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if rest[blanks..].starts_with('}') {
            piece.push_str(&format!("\n{}", editing.outer));
            return Edit { span: at..at + blanks, text: piece };
        }
        Edit::insert(at, piece)
    });
    commas.chain(pieces).collect()
}

/// Adds `#[allow]` for long numbers when an enum gets its first one.
pub fn allowance(editing: &Editing) -> Option<Edit> {
    let Editing { text, one, outer, added, .. } = editing;
    let is_long = |option: &RustOption| option.has_discriminant && lints::is_unreadable(option.value);
    let is_needed = has_discriminants(&one.options)
        && added.iter().any(|(value, _)| lints::is_unreadable(*value))
        && !one.options.iter().any(is_long)
        && !text[one.span.start..one.head].contains("unreadable_literal");
    is_needed.then(|| Edit::insert(one.head, format!("#[allow({})]\n{outer}", lints::UNREADABLE)))
}

/// Where a new option has its value: as its neighbor does. If any variant has a discriminant, all discriminants are values.
fn form(options: &[RustOption], neighbor: &RustOption) -> ValuePlace {
    match (has_discriminants(options), neighbor.key("value")) {
        (false, _) => ValuePlace::Attribute,
        (true, None) => ValuePlace::Discriminant,
        (true, Some(_)) => ValuePlace::Both,
    }
}

pub fn has_discriminants(options: &[RustOption]) -> bool {
    options.iter().any(|option| option.has_discriminant)
}

/// For each value of the definition, the position of the option to insert it after: the nearest one before it in the
/// definition that the enum has.
fn anchors(editing: &Editing) -> HashMap<i32, usize> {
    let options = &editing.one.options;
    // Of twins under conditions, the last.
    let staying = options.iter().enumerate().filter(|(_, option)| editing.stays(option));
    let ours: HashMap<i32, usize> = staying.map(|(at, option)| (option.value, at)).collect();
    // A variant without a discriminant counts on from the one before it, so nothing may come between them.
    let counts_on = |at: usize| {
        let is_bare = |option: &RustOption| !option.has_discriminant && editing.stays(option);
        has_discriminants(options) && options.get(at).is_some_and(is_bare)
    };
    let mut anchors = HashMap::new();
    // If the order means something, an option in the middle would change that meaning.
    let last = options.iter().rposition(|option| editing.stays(option));
    if editing.one.is_ordered || !is_in_order(editing, &ours) {
        let all = editing.scope.set.definition.options.iter();
        return all.filter_map(|option| Some((option.value, last?))).collect();
    }
    let mut before = counts_on(0).then_some(0);
    for option in &editing.scope.set.definition.options {
        while let Some(at) = before.filter(|&at| counts_on(at + 1)) {
            before = Some(at + 1);
        }
        anchors.extend(before.map(|before| (option.value, before)));
        before = ours.get(&option.value).copied().or(before);
    }
    anchors
}

/// Whether the options of the enum are in the order of the definition.
fn is_in_order(editing: &Editing, ours: &HashMap<i32, usize>) -> bool {
    let definition = editing.scope.set.definition.options.iter();
    definition.filter_map(|option| ours.get(&option.value)).is_sorted()
}
