//! Which enum is for which set, and where it is or will be.

use std::collections::{BTreeMap, HashMap};

use closure_reason::OptionSetKind;
use closure_reason::definition::TableDefinition;

use super::edit::{self, Edit};
use super::new::{self, Spot};
use super::style::Style;
use super::units::{Key, Unit};
use super::wanted::{Named, Other};
use super::{idents, pair};
use crate::error::Error;
use crate::source::Sourced;
use crate::source::rust::{File, RustEnum};

/// A file that is there, or will be.
pub struct Target {
    /// The module that new enums go to, if the file is for one table alone.
    pub group: Option<String>,
    pub text: String,
    pub file: File,
}

/// The enums that are there, each with the position of its file.
pub type Existing<'a> = HashMap<Key, (usize, &'a RustEnum)>;

/// What is to be written, wherever that is.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    pub units: &'a BTreeMap<Key, Unit>,
    pub tables: &'a [Sourced<TableDefinition>],
    pub style: &'a Style,
}

/// The same with all names.
struct Plan<'a> {
    job: Job<'a>,
    idents: HashMap<Key, String>,
    variants: HashMap<&'a Key, HashMap<i32, String>>,
}

impl Plan<'_> {
    /// A set with its names, and with the other one of states and status reasons.
    fn named(&self, key: &Key) -> Named<'_> {
        let units = self.job.units;
        let other = pair::other(units, key).map(|other| Other {
            ident: &self.idents[other],
            names: &self.variants[other],
            definition: &units[other].definition,
        });
        Named { definition: &units[key].definition, names: &self.variants[key], other }
    }

    fn new_enum(&self, key: &Key, spot: Spot) -> String {
        new::enumeration(&self.idents[key], self.named(key), self.job.style, spot)
    }
}

impl<'a> Job<'a> {
    /// The text of each target, edited. `target_of` names the one for new enums of a table or of `global`.
    pub fn edited(
        &self,
        targets: &[Target],
        target_of: impl Fn(&str) -> usize,
        notes: &mut Vec<String>,
    ) -> Result<Vec<String>, Error> {
        let existing = existing(targets);
        let plan = self.plan(&existing, targets, &target_of)?;
        let mut edits: Vec<Vec<Edit>> = targets.iter().map(|_| Vec::new()).collect();
        let mut new: BTreeMap<(usize, &str), Vec<&Key>> = BTreeMap::new();
        for (key, unit) in self.units {
            let named = plan.named(key);
            let is_state =
                matches!(unit.definition.kind(), Some(OptionSetKind::State | OptionSetKind::Status));
            if is_state && named.other.is_none() {
                notes.push(format!(
                    "{}: {} is written as a plain choice, since the source does not tell each state's default status \
                     and each status reason's state; the Web API and solution files tell both",
                    unit.origin, unit.definition
                ));
            }
            match existing.get(key) {
                Some((at, one)) => {
                    edits[*at].extend(edit::existing_enum(&targets[*at].text, one, named, self.style.prune));
                }
                None => new.entry((target_of(key.group()), key.group())).or_default().push(key),
            }
        }
        let is_single = targets.len() == 1 && targets[0].group.is_none() && new.len() == 1;
        let mut appended: Vec<String> = targets.iter().map(|_| String::new()).collect();
        for ((at, group), keys) in &new {
            place(&plan, &targets[*at], group, keys, is_single, &mut edits[*at], &mut appended[*at]);
        }
        let texts = targets.iter().zip(edits).zip(appended).map(|((target, edits), appended)| {
            let mut text = edit::apply(&target.text, edits);
            if !appended.is_empty() && !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text + &appended
        });
        Ok(texts.collect())
    }

    fn plan(
        &self,
        existing: &Existing,
        targets: &[Target],
        target_of: impl Fn(&str) -> usize,
    ) -> Result<Plan<'a>, Error> {
        let variants = self.units.iter().map(|(key, unit)| {
            let existing = existing.get(key).map(|(_, one)| *one);
            (key, idents::of_variants(&unit.definition, existing, self.style))
        });
        let variants = variants.collect();
        let idents = idents::of_enums(self, existing, targets, target_of)?;
        Ok(Plan { job: *self, idents, variants })
    }
}

fn existing(targets: &[Target]) -> Existing<'_> {
    let mut existing = Existing::new();
    for (at, target) in targets.iter().enumerate() {
        for one in target.file.enums() {
            if let Some(key) = Key::of_enum(one) {
                existing.entry(key).or_insert((at, one));
            }
        }
    }
    existing
}

/// Puts the new enums of one table, or the global ones, into a file: after those of the same table, else at the end.
fn place(
    plan: &Plan,
    target: &Target,
    group: &str,
    keys: &[&Key],
    is_single: bool,
    edits: &mut Vec<Edit>,
    appended: &mut String,
) {
    let is_neighbor = |one: &&RustEnum| Key::of_enum(one).is_some_and(|key| key.group() == group);
    let is_empty = target.text.trim().is_empty();
    let all = |spot: Spot| keys.iter().map(move |key| plan.new_enum(key, spot));
    if let Some(neighbor) = target.file.enums().iter().rfind(is_neighbor) {
        let derive = if neighbor.derives_by_name { "OptionSet" } else { "closure_reason::OptionSet" };
        let enums = all(Spot { indent: neighbor.modules.len() * 4, derive });
        let enums = enums.map(|one| format!("\n\n{}", one.trim_end()));
        edits.push(Edit { span: neighbor.span.end..neighbor.span.end, text: enums.collect() });
    } else if is_empty && (is_single || target.group.is_some()) {
        let enums: Vec<_> = all(Spot { indent: 0, derive: "OptionSet" }).collect();
        let title = title(group);
        *appended = format!("//! {title}\n\nuse closure_reason::OptionSet;\n\n{}", enums.join("\n"));
    } else if target.group.is_some() {
        for one in all(Spot { indent: 0, derive: "closure_reason::OptionSet" }) {
            appended.push('\n');
            appended.push_str(&one);
        }
    } else {
        let enums: Vec<_> = all(Spot { indent: 4, derive: "OptionSet" }).collect();
        if !(is_empty && appended.is_empty()) {
            appended.push('\n');
        }
        appended.push_str(&format!(
            "/// {}\npub mod {group} {{\n    use closure_reason::OptionSet;\n\n{}}}\n",
            title(group),
            enums.join("\n")
        ));
    }
}

fn title(group: &str) -> String {
    if group == "global" {
        "Global option sets.".to_owned()
    } else {
        format!("Option sets of the table `{group}`.")
    }
}
