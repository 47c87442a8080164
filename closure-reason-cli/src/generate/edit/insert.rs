use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::existing::Editing;
use super::{Edit, after_comments};
use crate::generate::layout::Indent;
use crate::generate::{new, wanted};
use crate::source::rust::RustOption;

/// New options, each after the one that precedes it in the definition.
pub(super) fn options(editing: &Editing) -> Vec<Edit> {
    let Editing { text, one, scope, added, .. } = editing;
    let Some(first) = one.options.first() else { return Vec::new() };
    let is_below = text[one.ident_span.end..first.span.start].contains('\n');
    let indent = if is_below {
        Indent::at(text, first.span.start).with_step_from(&editing.outer)
    } else {
        editing.outer.deeper()
    };
    let with_discriminants = one.options.iter().any(|option| option.key("value").is_none());
    let anchors = anchors(editing);
    let (mut commas, mut pieces) = (BTreeSet::new(), BTreeMap::<usize, String>::new());
    for (value, keys) in added {
        let discriminant = with_discriminants.then_some(*value);
        let variant = new::variant(&scope.set.names[value], keys, &indent, discriminant);
        let at = match anchors.get(value) {
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

/// For each value of the definition the nearest option before it that the enum has, if there is one.
fn anchors<'a>(editing: &Editing<'a>) -> HashMap<i32, &'a RustOption> {
    let options = editing.one.options.iter().filter(|option| editing.stays(option));
    // Of twins under conditions, the last.
    let ours: HashMap<i32, &RustOption> = options.map(|option| (option.value, option)).collect();
    let mut anchors = HashMap::new();
    // Where the order means something, an option in the middle would change what it means.
    let last = editing.one.options.iter().rfind(|option| editing.stays(option));
    if editing.one.is_ordered || !is_in_order(editing, &ours) {
        let all = wanted::options(editing.scope.set.definition);
        return all.filter_map(|option| Some((option.value(), last?))).collect();
    }
    let mut before = None;
    for option in wanted::options(editing.scope.set.definition) {
        anchors.extend(before.map(|before| (option.value(), before)));
        before = ours.get(&option.value()).copied().or(before);
    }
    anchors
}

/// Whether the options of the enum come in the order of the definition.
fn is_in_order(editing: &Editing, ours: &HashMap<i32, &RustOption>) -> bool {
    let definition = wanted::options(editing.scope.set.definition);
    let places = definition.filter_map(|option| ours.get(&option.value())).map(|ours| ours.span.start);
    places.is_sorted()
}
