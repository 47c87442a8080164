//! Writes the texts of the files, edited and new.

use std::collections::{BTreeMap, HashSet};

use closure_reason::OptionSetKind;

use super::edit::Edit;
use super::existing::Home;
use super::insertion_point::{InsertionPoint, PlaceInFile};
use super::layout::Indent;
use super::new_enums::DerivePath;
use super::plan::Plan;
use super::targets::SetId;
use super::{edit, language, lints, names_taken, new_enums, state_and_status};
use crate::definition::OptionDefinition;
use crate::enums::changes::{ChangedEnum, EnumChange};
use crate::report::note::Note;

/// The text of each file as it should be, and what changes in each enum.
pub fn texts(plan: &Plan, notes: &mut Vec<Note>) -> (Vec<String>, Vec<ChangedEnum>) {
    let targets = plan.targets;
    let mut edits: Vec<Vec<Edit>> = targets.iter().map(|_| Vec::new()).collect();
    let (mut new, mut changed) = (BTreeMap::<&str, Vec<&SetId>>::new(), Vec::new());
    for (key, unit) in plan.job.units {
        let homes = plan.existing.get(key);
        for (at, home) in homes.iter().enumerate() {
            let (text, set) = (targets[home.target].file.text(), plan.existing_enum(key, at));
            let (of_enum, mut changes) = edit::existing_enum(text, home.one, set, plan.job.style.prune);
            edits[home.target].extend(of_enum);
            changes.extend(plan.replaced_names(key, at));
            let set = unit.definition.to_string();
            changed.push(ChangedEnum { ident: home.one.ident.clone(), set, new: None, changes });
        }
        if homes.is_empty() {
            let ident = &plan.idents[key];
            let wished = ident.instead_of.clone().map(|wished| EnumChange::Named(ident.name.clone(), wished));
            changed.push(ChangedEnum {
                ident: ident.name.clone(),
                set: unit.definition.to_string(),
                new: Some(unit.definition.options.len()),
                changes: wished.into_iter().chain(plan.replaced_names(key, 0)).collect(),
            });
            new.entry(key.group()).or_default().push(key);
        }
        let remarks = [unpaired(plan, key), unspoken(plan, key), untold(plan, key)];
        let remarks = remarks.into_iter().flatten().map(|why| Note {
            place: unit.origin.input.to_string(),
            message: format!("{} {why}", unit.definition),
        });
        notes.extend(remarks);
    }
    let mut appended: Vec<String> = targets.iter().map(|_| String::new()).collect();
    for (group, keys) in &new {
        let at = plan.spots[group].target;
        place(plan, group, keys, &mut edits[at], &mut appended[at]);
    }
    let texts = targets.iter().zip(edits).zip(appended).map(|((target, edits), appended)| {
        let text = edit::apply(target.file.text(), edits);
        let gap = if appended.is_empty() || text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        text + &edit::with_line_ends_of(target.file.text(), gap.to_owned() + &appended)
    });
    (texts.collect(), changed)
}

/// The note that an enum of states or status reasons is a plain choice, and why.
fn unpaired<'a>(plan: &Plan<'a>, key: &'a SetId) -> Option<String> {
    let kind = plan.job.units[key].definition.kind;
    let other = state_and_status::other_kind(kind)?;
    let homes = plan.existing.get(key);
    let is_paired = if homes.is_empty() {
        plan.new_enum(key).other.is_some()
    } else {
        (0..homes.len()).all(|at| plan.existing_enum(key, at).other.is_some())
    };
    if is_paired {
        return None;
    }
    let definition = |key: &SetId| &plan.job.units[key].definition;
    let why = if let Some(pair) = state_and_status::other(plan.job.units, key) {
        state_and_status::missing(definition(key), definition(pair))?
    } else {
        let other = if other == OptionSetKind::State { "state" } else { "status reason" };
        format!("the {other} of its table is not in the metadata, or not selected")
    };
    Some(format!("is a plain choice: {why}"))
}

/// The note about new options that the developer must complete.
fn untold(plan: &Plan, key: &SetId) -> Option<String> {
    let definition = &plan.job.units[key].definition;
    let is_written = |home: &&Home| home.one.key("kind").is_some();
    let one = plan.existing.get(key).iter().find(is_written)?.one;
    let there: HashSet<i32> = one.options.iter().map(|option| option.value).collect();
    let is_new = |value: i32| !there.contains(&value);
    let (word, is_told): (_, fn(&OptionDefinition) -> bool) = match definition.kind? {
        OptionSetKind::State => ("default_status", |option| option.default_status.is_some()),
        OptionSetKind::Status => ("state", |option| option.state.is_some()),
        _ => return None,
    };
    let values = definition.options.iter().filter(|option| is_new(option.value) && !is_told(option));
    let values: Vec<_> = values.map(|option| option.value.to_string()).collect();
    let ident = &one.ident;
    (!values.is_empty()).then(|| {
        format!(
            "does not say the `{word}` of {}, which is new: add it to `{ident}` by hand",
            values.join(", ")
        )
    })
}

/// The note that a new enum is not in the language that the user asks for.
fn unspoken(plan: &Plan, key: &SetId) -> Option<String> {
    let (definition, asked_for) = (&plan.job.units[key].definition, plan.job.style.language?);
    if plan.existing.has(key) || language::is_spoken(definition, asked_for) {
        return None;
    }
    let used = language::of_new(definition, plan.job.style)?;
    Some(format!("is written in {used}: not every option has a label in {asked_for}"))
}

/// Puts the new enums of one table, or the global ones, into their file.
fn place(plan: &Plan, group: &str, keys: &[&SetId], edits: &mut Vec<Edit>, appended: &mut String) {
    let spot = &plan.spots[group];
    let InsertionPoint { target, place, .. } = *spot;
    let text = plan.targets[target].file.text();
    let all = |indent: Indent, derive: DerivePath| -> Vec<String> {
        let one = |key: &&SetId| {
            let (ident, unit) = (&plan.idents[*key].name, &plan.job.units[*key]);
            new_enums::enumeration(ident, plan.new_enum(key), &unit.columns, plan.job.style, &indent, derive)
        };
        keys.iter().map(one).collect()
    };
    match place {
        PlaceInFile::After(neighbor) => {
            let derive = if neighbor.derives_by_name { DerivePath::ByName } else { DerivePath::ByPath };
            let enums = all(Indent::at(text, neighbor.span.start), derive);
            let enums = enums.iter().map(|one| format!("\n\n{}", one.trim_end()));
            edits.push(Edit::insert(neighbor.span.end, enums.collect()));
        }
        PlaceInFile::Alone => {
            let enums = all(Indent::default(), DerivePath::ByName).join("\n");
            // The file has the name of the lint only if it is the module itself.
            let lint = plan.targets[target].group.as_deref().and_then(lints::of_module);
            let lint = lint.map(|lint| format!("#![allow({lint})]\n\n")).unwrap_or_default();
            appended.push_str(&format!(
                "//! {}\n\n{lint}use closure_reason::OptionSet;\n\n{enums}",
                title(group)
            ));
        }
        PlaceInFile::End => {
            let imports = names_taken::names(spot, plan.targets).contains_key("OptionSet");
            let derive = if imports { DerivePath::ByName } else { DerivePath::ByPath };
            appended.extend(all(Indent::default(), derive).iter().map(|one| format!("\n{one}")));
        }
        PlaceInFile::Within { head, end } => {
            let (indent, imports) =
                (Indent::at(text, head), names_taken::names(spot, plan.targets).contains_key("OptionSet"));
            let derive = if imports { DerivePath::ByName } else { DerivePath::ByPath };
            let (before, blanks) = text[..end].split_at(text[..end].trim_end().len());
            let gap = if before.ends_with('{') { "\n" } else { "\n\n" };
            let enums = all(indent.deeper(), derive).join("\n");
            let close = if blanks.contains('\n') { String::new() } else { format!("\n{indent}") };
            edits.push(Edit::insert(before.len(), format!("{gap}{}{close}", enums.trim_end())));
        }
        PlaceInFile::Module => {
            let enums = all(Indent::default().deeper(), DerivePath::ByName).join("\n");
            let gap = if text.trim().is_empty() && appended.is_empty() { "" } else { "\n" };
            let lint = lints::of_module(group).map(|lint| format!("#[allow({lint})]\n")).unwrap_or_default();
            appended.push_str(&format!(
                "{gap}/// {}\n{lint}pub mod {group} {{\n    use closure_reason::OptionSet;\n\n{enums}}}\n",
                title(group)
            ));
        }
    }
}

fn title(group: &str) -> String {
    if group == "global" {
        "Global option sets.".to_owned()
    } else {
        format!("Option sets of the table `{group}`.")
    }
}
