//! Merges several definitions of one column into one, if they agree.

mod options;

use std::collections::{BTreeMap, BTreeSet};

use closure_reason::OptionSetKind;

use crate::definition::{
    Localized, OptionDefinition, OptionSetDefinition, Options, Stated, TableDefinition, in_language,
};
use crate::report::error::Error;
use crate::report::terminal::{QUOTED, cut, quoted};
use crate::source::{MetadataFormat, Sourced};

/// Merges definitions of the same thing; each adds what the others leave out.
pub(super) fn sets(
    sets: Vec<Sourced<OptionSetDefinition>>,
    prefers_last: bool,
) -> Result<Sourced<OptionSetDefinition>, Error> {
    all(sets, prefers_last, ToString::to_string, |merge, ours, theirs| {
        merge.set(&ours.what, &theirs.what, ours, theirs, prefers_last)
    })
}

/// The same for tables.
pub(super) fn tables(
    tables: Vec<Sourced<TableDefinition>>,
    prefers_last: bool,
) -> Result<Sourced<TableDefinition>, Error> {
    let name = |table: &TableDefinition| table.logical_name.clone();
    all(tables, prefers_last, name, |merge, ours, theirs| merge.table(&ours.what, &theirs.what))
}

/// The options of a set, with those of one value merged.
///
/// # Errors
/// What they say differently.
pub(super) fn repeated_options(set: &OptionSetDefinition) -> Result<Options, String> {
    let mut places: BTreeMap<i32, usize> = BTreeMap::new();
    let mut options: Vec<OptionDefinition> = Vec::new();
    for option in &set.options {
        let at = *places.entry(option.value).or_insert(options.len());
        let Some(first) = options.get_mut(at) else {
            options.push(option.clone());
            continue;
        };
        let mut merge = Merge::default();
        *first = merge.option(first, option);
        if let Some(Disagreement { what, ours, theirs }) = merge.difference {
            return Err(format!("{what} is {ours}, and also {theirs}"));
        }
    }
    Ok(options.into_iter().collect())
}

fn all<T: Clone>(
    mut all: Vec<Sourced<T>>,
    prefers_last: bool,
    name: impl Fn(&T) -> String,
    merge_two: impl Fn(&mut Merge, &Sourced<T>, &Sourced<T>) -> T,
) -> Result<Sourced<T>, Error> {
    if prefers_last {
        all.reverse();
    } else {
        all.sort_by(|a, b| order(a).cmp(&order(b)));
    }
    // Most columns are described once, and need no copy.
    let first = if all.len() == 1 { all.pop() } else { all.first().cloned() };
    let mut merged = first.ok_or_else(|| Error::new("no definition"))?;
    for (at, theirs) in all.iter().enumerate().skip(1) {
        let mut merge = Merge::default();
        let what = merge_two(&mut merge, &merged, theirs);
        if let (Some(difference), false) = (merge.difference, prefers_last) {
            // The merged definition may have this from any earlier input.
            for ours in &all[..at] {
                let mut merge = Merge::default();
                merge_two(&mut merge, ours, theirs);
                if let Some(difference) = merge.difference {
                    return Err(disagree(&name(&theirs.what), &difference, ours, theirs));
                }
            }
            return Err(disagree(&name(&theirs.what), &difference, &merged, theirs));
        }
        merged.what = what;
    }
    Ok(merged)
}

fn order<T>(sourced: &Sourced<T>) -> (MetadataFormat, &str, &str) {
    (sourced.origin.format, &sourced.origin.input, &sourced.origin.place)
}

fn disagree<T>(name: &str, difference: &Disagreement, ours: &Sourced<T>, theirs: &Sourced<T>) -> Error {
    let (who, remedy) = if ours.origin.input == theirs.origin.input {
        ("two places in one input", "correct it, or use `--prefer last`: the last place then wins")
    } else {
        (
            "two inputs",
            "give only one of them, or use `--prefer last`: the last one on the command line then wins",
        )
    };
    Error::new(format!("{who} disagree about {name}: {}", difference.what))
        .line(format!("is {} in {}", difference.ours, ours.origin))
        .line(format!("and {} in {}", difference.theirs, theirs.origin))
        .remedy(remedy)
}

/// Something that two definitions state differently.
struct Disagreement {
    what: String,
    ours: String,
    theirs: String,
}

/// What a source says about a property, as a message quotes it.
trait Words {
    fn words(&self) -> String;
}

impl Words for &str {
    fn words(&self) -> String {
        quoted(self)
    }
}

impl Words for String {
    fn words(&self) -> String {
        quoted(self)
    }
}

impl Words for bool {
    fn words(&self) -> String {
        self.to_string()
    }
}

impl Words for i32 {
    fn words(&self) -> String {
        self.to_string()
    }
}

impl Words for OptionSetKind {
    fn words(&self) -> String {
        let set = OptionSetDefinition { kind: Some(*self), ..OptionSetDefinition::default() };
        set.kind_word().unwrap_or("another").to_owned()
    }
}

impl Words for Vec<i32> {
    fn words(&self) -> String {
        let values: Vec<_> = self.iter().map(ToString::to_string).collect();
        if values.is_empty() { "nothing".to_owned() } else { cut(&values.join(", "), QUOTED).into_owned() }
    }
}

impl<T: Words> Words for Stated<T> {
    fn words(&self) -> String {
        self.as_ref().value().map_or_else(|| "missing".to_owned(), Words::words)
    }
}

/// Keeps the first difference.
#[derive(Default)]
struct Merge {
    difference: Option<Disagreement>,
}

impl Merge {
    fn differ(&mut self, what: &str, ours: &dyn Words, theirs: &dyn Words) {
        self.difference.get_or_insert_with(|| Disagreement {
            what: what.to_owned(),
            ours: ours.words(),
            theirs: theirs.words(),
        });
    }

    fn table(&mut self, ours: &TableDefinition, theirs: &TableDefinition) -> TableDefinition {
        let enforces = [ours.enforces_transitions, theirs.enforces_transitions];
        TableDefinition {
            logical_name: ours.logical_name.clone(),
            display_name: self.texts("the display name", &ours.display_name, &theirs.display_name),
            // Solutions and the Web API do not always agree about upper and lower case.
            schema_name: first(ours.schema_name.as_ref(), theirs.schema_name.as_ref()),
            enforces_transitions: self.one("whether transitions are enforced", enforces),
        }
    }

    fn one<T: PartialEq + Words>(&mut self, what: &str, said: [Option<T>; 2]) -> Option<T> {
        if let [Some(ours), Some(theirs)] = &said
            && ours != theirs
        {
            self.differ(what, ours, theirs);
        }
        let [ours, theirs] = said;
        ours.or(theirs)
    }

    fn stated<T: PartialEq + Words>(&mut self, what: &str, ours: Stated<T>, theirs: Stated<T>) -> Stated<T> {
        if ours.is_stated() && theirs.is_stated() && ours != theirs {
            self.differ(what, &ours, &theirs);
        }
        ours.or(theirs)
    }

    fn texts(&mut self, what: &str, ours: &Localized, theirs: &Localized) -> Localized {
        let mut texts = ours.clone();
        if let Err(language) = texts.merge(theirs) {
            let what = format!("{what} {}", in_language(language));
            self.differ(
                &what,
                &ours.text_in(language).unwrap_or_default(),
                &theirs.text_in(language).unwrap_or_default(),
            );
            for (language, text) in theirs.iter().filter(|(language, _)| ours.text_in(*language).is_none()) {
                texts = texts.with_text(language, text);
            }
        }
        texts
    }

    fn set(
        &mut self,
        ours: &OptionSetDefinition,
        theirs: &OptionSetDefinition,
        here: &Sourced<OptionSetDefinition>,
        there: &Sourced<OptionSetDefinition>,
        prefers_last: bool,
    ) -> OptionSetDefinition {
        // Within a column, a global set may have the display name and description of the column or its own.
        let is_shared = ours.column.is_some() && ours.global == Some(true);
        let mut own = |what: &str, ours: &Localized, theirs: &Localized| {
            if is_shared && ours.text().is_some() { ours.clone() } else { self.texts(what, ours, theirs) }
        };
        let display_name = own("the display name", &ours.display_name, &theirs.display_name);
        let description = own("the description", &ours.description, &theirs.description);
        let column_display_name = self.texts(
            "the display name of the column",
            &ours.column_display_name,
            &theirs.column_display_name,
        );
        let default = self.stated("the default", ours.default, theirs.default);
        let name = self.one("the name of the set", [ours.name.clone(), theirs.name.clone()]);
        let global = self.one("whether the set is global", [ours.global, theirs.global]);
        let kind = self.one("the kind", [ours.kind, theirs.kind]);
        let several = [ours.multi_select, theirs.multi_select];
        let multi_select = self.one("whether a row holds several options", several);
        let enforces = [ours.enforces_transitions, theirs.enforces_transitions];
        let enforces_transitions = self.one("whether transitions are enforced", enforces);
        let tell_order = |set: &Sourced<OptionSetDefinition>| {
            matches!(set.origin.format, MetadataFormat::WebApi | MetadataFormat::List)
        };
        if tell_order(here) && tell_order(there) && !ours.partial && !theirs.partial {
            let order = |set: &OptionSetDefinition| -> Vec<i32> {
                set.options.iter().map(|option| option.value).collect()
            };
            let (ours, theirs) = (order(ours), order(theirs));
            let same: bool = ours.iter().collect::<BTreeSet<_>>() == theirs.iter().collect::<BTreeSet<_>>();
            if same && ours != theirs {
                self.differ("the order of the options", &ours, &theirs);
            }
        }
        OptionSetDefinition {
            table: ours.table.clone(),
            column: ours.column.clone(),
            schema_name: first(ours.schema_name.as_ref(), theirs.schema_name.as_ref()),
            name,
            enum_name: first(ours.enum_name.as_ref(), theirs.enum_name.as_ref()),
            global,
            kind,
            multi_select,
            display_name,
            column_display_name,
            description,
            enforces_transitions,
            default,
            partial: ours.partial && (theirs.partial || prefers_last),
            options: self.options(ours, theirs, prefers_last),
        }
    }
}

fn first(ours: Option<&String>, theirs: Option<&String>) -> Option<String> {
    ours.or(theirs).cloned()
}
