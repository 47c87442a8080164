//! Several definitions of one column become one, if they agree.

mod options;

use std::collections::BTreeSet;
use std::fmt::Debug;

use crate::definition::{Localized, OptionDefinition, OptionSetDefinition, Stated, TableDefinition};
use crate::report::error::Error;
use crate::report::terminal::{QUOTED, cut};
use crate::source::{Format, Sourced};

/// One definition of what all of them describe; each adds what the others do not say.
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
    let name = |table: &TableDefinition| table.logical_name().to_owned();
    all(tables, prefers_last, name, |merge, ours, theirs| merge.table(&ours.what, &theirs.what))
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
            // What the merged one says may be from any of those before.
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

fn order<T>(sourced: &Sourced<T>) -> (Format, &str, &str) {
    (sourced.origin.format, &sourced.origin.input, &sourced.origin.place)
}

fn disagree<T>(name: &str, difference: &Difference, ours: &Sourced<T>, theirs: &Sourced<T>) -> Error {
    Error::new(format!(
        "two inputs disagree about {}: {}\n  is {} in {}\n  and {} in {}",
        name, difference.what, difference.ours, ours.origin, difference.theirs, theirs.origin
    ))
    .remedy("give only one of them, or use `--prefer last`: the last one on the command line then wins")
}

/// What is said in two ways.
struct Difference {
    what: String,
    ours: String,
    theirs: String,
}

/// Keeps the first difference.
#[derive(Default)]
struct Merge {
    difference: Option<Difference>,
}

impl Merge {
    fn differ(&mut self, what: &str, ours: &dyn Debug, theirs: &dyn Debug) {
        self.difference.get_or_insert_with(|| Difference {
            what: what.to_owned(),
            ours: cut(&format!("{ours:?}"), QUOTED).into_owned(),
            theirs: cut(&format!("{theirs:?}"), QUOTED).into_owned(),
        });
    }

    fn table(&mut self, ours: &TableDefinition, theirs: &TableDefinition) -> TableDefinition {
        let display_name = self.texts("the display name", ours.display_name(), theirs.display_name());
        let mut table = TableDefinition::new(ours.logical_name()).with_display_name(display_name);
        // Solutions and the Web API do not always agree about upper and lower case.
        if let Some(name) = ours.schema_name().or(theirs.schema_name()) {
            table = table.with_schema_name(name);
        }
        let enforces = [ours.enforces_transitions(), theirs.enforces_transitions()];
        if let Some(enforces) = self.one("whether transitions are enforced", enforces) {
            table = table.with_enforced_transitions(enforces);
        }
        table
    }

    fn one<T: PartialEq + Debug>(&mut self, what: &str, said: [Option<T>; 2]) -> Option<T> {
        if let [Some(ours), Some(theirs)] = &said
            && ours != theirs
        {
            self.differ(what, ours, theirs);
        }
        let [ours, theirs] = said;
        ours.or(theirs)
    }

    fn stated<T: PartialEq + Debug>(&mut self, what: &str, ours: Stated<T>, theirs: Stated<T>) -> Stated<T> {
        if ours.is_stated() && theirs.is_stated() && ours != theirs {
            let [ours, theirs] = [&ours, &theirs].map(|said| said.as_ref().value());
            self.differ(what, &ours, &theirs);
        }
        ours.or(theirs)
    }

    fn texts(&mut self, what: &str, ours: &Localized, theirs: &Localized) -> Localized {
        let mut texts = ours.clone();
        if let Err(language) = texts.merge(theirs) {
            let what = format!("{what} in language {language}");
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
        let is_shared = ours.column().is_some() && ours.is_global() == Some(true);
        let mut own = |what: &str, ours: &Localized, theirs: &Localized| {
            if is_shared && ours.text().is_some() { ours.clone() } else { self.texts(what, ours, theirs) }
        };
        let display_name = own("the display name", ours.display_name(), theirs.display_name());
        let description = own("the description", ours.description(), theirs.description());
        let mut set = ours
            .clone()
            .with_display_name(display_name)
            .with_column_display_name(self.texts(
                "the display name of the column",
                ours.column_display_name(),
                theirs.column_display_name(),
            ))
            .with_description(description)
            .with_default(self.stated("the default", ours.default_value(), theirs.default_value()));
        if let Some(name) = self.one("the name of the set", [ours.name(), theirs.name()]) {
            set = set.with_name(name);
        }
        if let Some(name) = ours.schema_name().or(theirs.schema_name()) {
            set = set.with_schema_name(name);
        }
        if let Some(name) = ours.enum_name().or(theirs.enum_name()) {
            set = set.with_enum_name(name);
        }
        if let Some(global) = self.one("whether the set is global", [ours.is_global(), theirs.is_global()]) {
            set = set.with_global(global);
        }
        if let Some(kind) = self.one("the kind", [ours.kind(), theirs.kind()]) {
            set = set.with_kind(kind);
        }
        let several = [ours.is_multi_select(), theirs.is_multi_select()];
        if let Some(several) = self.one("whether a row holds several options", several) {
            set = set.with_multi_select(several);
        }
        let enforces = [ours.enforces_transitions(), theirs.enforces_transitions()];
        if let Some(enforces) = self.one("whether transitions are enforced", enforces) {
            set = set.with_enforced_transitions(enforces);
        }
        let tell_order =
            |set: &Sourced<OptionSetDefinition>| matches!(set.origin.format, Format::WebApi | Format::List);
        if tell_order(here) && tell_order(there) && ours.is_complete() && theirs.is_complete() {
            let order = |set: &OptionSetDefinition| -> Vec<i32> {
                set.options().iter().map(OptionDefinition::value).collect()
            };
            let (ours, theirs) = (order(ours), order(theirs));
            let same: bool = ours.iter().collect::<BTreeSet<_>>() == theirs.iter().collect::<BTreeSet<_>>();
            if same && ours != theirs {
                self.differ("the order of the options", &ours, &theirs);
            }
        }
        let options = self.options(ours, theirs, prefers_last);
        set = set.with_options(options);
        if theirs.is_complete() && !ours.is_complete() && !prefers_last {
            // The one that has all options says so; there is no way to take a remark back.
            set = complete(&set);
        }
        set
    }
}

/// The same set, with every option there.
fn complete(set: &OptionSetDefinition) -> OptionSetDefinition {
    let mut whole = OptionSetDefinition::new(set.options().iter().cloned())
        .with_display_name(set.display_name().clone())
        .with_column_display_name(set.column_display_name().clone())
        .with_description(set.description().clone())
        .with_default(set.default_value());
    if let Some(table) = set.table() {
        whole = whole.with_table(table);
    }
    if let Some(column) = set.column() {
        whole = whole.with_column_name(column);
    }
    if let Some(name) = set.schema_name() {
        whole = whole.with_schema_name(name);
    }
    if let Some(name) = set.name() {
        whole = whole.with_name(name);
    }
    if let Some(name) = set.enum_name() {
        whole = whole.with_enum_name(name);
    }
    if let Some(global) = set.is_global() {
        whole = whole.with_global(global);
    }
    if let Some(kind) = set.kind() {
        whole = whole.with_kind(kind);
    }
    if let Some(several) = set.is_multi_select() {
        whole = whole.with_multi_select(several);
    }
    if let Some(enforces) = set.enforces_transitions() {
        whole = whole.with_enforced_transitions(enforces);
    }
    whole
}
