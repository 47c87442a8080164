use std::collections::{HashMap, HashSet};

use closure_reason::OptionSetKind;
use closure_reason::definition::{Aspect, Change, OptionSetDefinition};

use super::files::RustFile;
use super::finding::{Column, Difference, LeftOut, Report, Unmatched, Unread};
use super::{left_out, place};
use crate::catalog::Catalog;
use crate::error::Error;
use crate::generate::pair;
use crate::list::row::kind;
use crate::source::Sourced;
use crate::source::rust::{RustEnum, Span};
use crate::terminal::shown;

type Set = Sourced<OptionSetDefinition>;

/// How `generate` marks an option that is gone but stays for old rows.
const GONE: &str = "not an option of the column any more";

/// Compares every enum with its set.
pub fn all<'a>(
    files: &'a [RustFile],
    catalog: &'a Catalog,
    order: bool,
    yes_no: bool,
) -> Result<Report<'a>, Error> {
    let index = Index::of(catalog);
    let mut report = Report::default();
    let mut covered = HashSet::new();
    for (file_at, file) in files.iter().enumerate() {
        report.unread.extend(file.file.unread().iter().map(|unread| Unread {
            file: &file.name,
            place: file.file.place(&unread.span),
            reason: &unread.reason,
        }));
        for derived in file.file.enums() {
            let ours = &derived.definition;
            match index.find(ours) {
                Ok(set) => {
                    covered.insert(key(&set.what));
                    if ours.is_global() == Some(true) {
                        covered.insert((None, ours.name()));
                    }
                    report.compared += 1;
                    one(&mut report, (file_at, file), derived, (set, catalog), order);
                }
                Err(reason) => report.enums.push(Unmatched {
                    file: &file.name,
                    place: file.file.place(&derived.ident_span),
                    enum_name: &derived.ident,
                    reason,
                }),
            }
        }
    }
    if report.compared == 0 {
        let [first, rest @ ..] = &*report.enums else {
            let error = Error::new("there is no enum to compare");
            let Some(first) = report.unread.first() else { return Err(error) };
            return Err(Error::new(format!("no enum could be read: {}", first.reason))
                .at(format!("{}:{}", first.file, first.place))
                .remedy("write the enum out: `check` reads files as they stand, and expands no macro"));
        };
        let others = match rest.len() {
            0 => String::new(),
            count => format!(" ({count} more have none either)"),
        };
        return Err(Error::new(format!("`{}` has no metadata: {}{others}", first.enum_name, first.reason))
            .at(format!("{}:{}", first.file, first.place))
            .remedy("`closure-reason list --from ..` with the same sources shows which sets they have"));
    }
    for set in &catalog.columns {
        let set = &set.what;
        let (Some(table), Some(column)) = (set.table(), set.column()) else { continue };
        let shared = set.is_global() == Some(true) && covered.contains(&(None, set.name()));
        if shared || covered.contains(&key(set)) {
            continue;
        }
        if set.kind() == Some(OptionSetKind::Boolean) && !yes_no {
            report.yes_no_columns += 1;
        } else {
            report.columns.push(Column { table, column, kind: kind(set) });
        }
    }
    Ok(report)
}

/// The table and column of a set; of a global set by itself, its name.
fn key(set: &OptionSetDefinition) -> (Option<&str>, Option<&str>) {
    match set.column() {
        Some(column) => (Some(set.table().unwrap_or_default()), Some(column)),
        None => (None, set.name()),
    }
}

/// The sets by what enums say of theirs.
struct Index<'a> {
    columns: HashMap<(&'a str, &'a str), &'a Set>,
    by_column: HashMap<&'a str, Vec<&'a Set>>,
    globals: HashMap<&'a str, &'a Set>,
    by_name: HashMap<&'a str, Vec<&'a Set>>,
}

impl<'a> Index<'a> {
    fn of(catalog: &'a Catalog) -> Self {
        let mut index = Self {
            columns: HashMap::new(),
            by_column: HashMap::new(),
            globals: HashMap::new(),
            by_name: HashMap::new(),
        };
        for set in catalog.globals.iter().chain(&catalog.columns) {
            let what = &set.what;
            if let Some(name) = what.name() {
                if what.is_global() != Some(false) && (what.is_global().is_some() || what.column().is_none())
                {
                    index.globals.entry(name).or_insert(set);
                }
                index.by_name.entry(name).or_default().push(set);
            }
            if let Some(column) = what.column() {
                if let Some(table) = what.table() {
                    index.columns.entry((table, column)).or_insert(set);
                }
                index.by_column.entry(column).or_default().push(set);
            }
        }
        index
    }

    /// The set of an enum, or why there is none.
    fn find(&self, ours: &OptionSetDefinition) -> Result<&'a Set, String> {
        if ours.is_global() == Some(true) {
            let name = ours.name().unwrap_or_default();
            let none = || format!("the metadata has no global set `{}`", shown(name));
            return self.globals.get(name).copied().ok_or_else(none);
        }
        let (sets, what) = match (ours.table(), ours.column(), ours.name()) {
            (Some(table), Some(column), _) => {
                if let Some(set) = self.columns.get(&(table, column)) {
                    return Ok(set);
                }
                // What is called the same but of an unknown table may be another one.
                return Err(format!("the metadata has no column `{}.{}`", shown(table), shown(column)));
            }
            (None, Some(column), _) => (self.by_column.get(column), format!("column `{}`", shown(column))),
            (_, None, Some(name)) => (self.by_name.get(name), format!("set named `{}`", shown(name))),
            (_, None, None) => {
                return Err("it does not say which set it is: add `table` and `column`, or `global`".into());
            }
        };
        match sets.map(Vec::as_slice) {
            None | Some([]) => Err(format!("the metadata has no {what}")),
            Some([set]) => Ok(set),
            Some(several) => {
                Err(format!("the metadata has a {what} {} times: add `table` and `column`", several.len()))
            }
        }
    }
}

fn one<'a>(
    report: &mut Report<'a>,
    (file_at, file): (usize, &'a RustFile),
    derived: &'a RustEnum,
    (set, catalog): (&'a Set, &Catalog),
    order: bool,
) {
    let (ours, theirs) = (&derived.definition, &set.what);
    let diff = if order { ours.diff_with_order(theirs) } else { ours.diff(theirs) };
    let set_name = ours.to_string();
    let mut push = |span: Span, change: &Change, aspect: &str, said: Said| {
        report.differences.push(Difference {
            file_at,
            file: &file.name,
            place: file.file.place(&span),
            span,
            enum_name: &derived.ident,
            set: set_name.clone(),
            aspect: aspect.to_owned(),
            value: change.value(),
            language: change.language(),
            ours: change.ours().map(ToOwned::to_owned),
            theirs: change.theirs().map(ToOwned::to_owned),
            message: said.message,
            label: said.label,
            help: said.help,
        });
    };
    let mut known = Vec::new();
    let mut leave = |aspect: Aspect, value: Option<i32>, reason: &str| {
        known.push(LeftOut {
            file: &file.name,
            enum_name: &derived.ident,
            set: set_name.clone(),
            aspect: aspect.to_string(),
            language: None,
            values: value.into_iter().collect(),
            reason: reason.into(),
        });
    };
    for change in diff.changes() {
        match change.aspect() {
            // That it is gone is known, and written down.
            Aspect::Removed if is_deprecated(derived, change.value()) => {
                leave(Aspect::Removed, change.value(), "it is gone, and the enum marks it as deprecated");
                continue;
            }
            Aspect::RepeatedValue => {
                leave(
                    Aspect::RepeatedValue,
                    change.value(),
                    "the metadata has it several times, an enum only once",
                );
                continue;
            }
            Aspect::Kind if is_plain_for_good(ours, theirs, catalog) => {
                leave(
                    Aspect::Kind,
                    None,
                    "it needs each state's default status and each status reason's state, which the \
                     metadata does not give",
                );
                continue;
            }
            _ => {}
        }
        push(place::of(change, derived), change, &change.aspect().to_string(), words(change, derived));
    }
    // An option with the mark that is there again. `diff` does not know of marks.
    for option in &derived.options {
        if is_marked(derived, Some(option.value)) && theirs.option(option.value).is_some() {
            let span = option.deprecated.as_ref().map_or(option.ident_span.clone(), |mark| mark.span.clone());
            report.differences.push(Difference {
                file_at,
                file: &file.name,
                place: file.file.place(&span),
                span,
                enum_name: &derived.ident,
                set: set_name.clone(),
                aspect: "restored option".into(),
                value: Some(option.value),
                language: None,
                ours: None,
                theirs: theirs
                    .option(option.value)
                    .and_then(|there| there.label().text())
                    .map(ToOwned::to_owned),
                message: format!("`{}` is an option again", option.ident),
                label: format!("the metadata has {} again", option.value),
                help: "`closure-reason generate` would remove the mark".into(),
            });
        }
    }
    report.not_compared.extend(known);
    let not_compared = diff.not_compared().iter().filter(|what| !left_out::is_implied(what, ours, theirs));
    report.not_compared.extend(not_compared.map(|what| LeftOut {
        file: &file.name,
        enum_name: &derived.ident,
        set: set_name.clone(),
        aspect: left_out::aspect(what),
        language: what.language(),
        values: what.values().to_vec(),
        reason: left_out::why(what, set),
    }));
}

/// Whether a plain enum is all that there can be of states or status reasons, since the metadata does not tell what such an enum
/// needs.
fn is_plain_for_good(ours: &OptionSetDefinition, theirs: &OptionSetDefinition, catalog: &Catalog) -> bool {
    let other = match (ours.kind(), theirs.kind()) {
        (Some(OptionSetKind::Choice), Some(OptionSetKind::State)) => OptionSetKind::Status,
        (Some(OptionSetKind::Choice), Some(OptionSetKind::Status)) => OptionSetKind::State,
        _ => return false,
    };
    let others = catalog.columns.iter().map(|set| &set.what);
    let mut others = others.filter(|set| set.kind() == Some(other) && set.table() == theirs.table());
    !others.any(|found| {
        let (states, statuses) =
            if other == OptionSetKind::State { (found, theirs) } else { (theirs, found) };
        pair::is_whole(states, statuses)
    })
}

/// Whether an option is deprecated, by our mark or by one of the developer's own.
fn is_deprecated(derived: &RustEnum, value: Option<i32>) -> bool {
    derived.options.iter().any(|option| Some(option.value) == value && option.deprecated.is_some())
}

fn is_marked(derived: &RustEnum, value: Option<i32>) -> bool {
    derived.options.iter().any(|option| {
        Some(option.value) == value
            && option.deprecated.as_ref().is_some_and(|mark| mark.note.as_deref() == Some(GONE))
    })
}

/// What a difference is called.
struct Said {
    message: String,
    label: String,
    help: String,
}

fn words(change: &Change, derived: &RustEnum) -> Said {
    let option = change.value().and_then(|value| derived.options.iter().find(|option| option.value == value));
    let quoted =
        |text: Option<&str>| text.map_or_else(|| "nothing".into(), |text| format!("{:?}", plain(text)));
    let language = change.language().map_or_else(String::new, |language| format!(" in language {language}"));
    let enum_name = &derived.ident;
    match (change.aspect(), change.value()) {
        (Aspect::Added, Some(value)) => {
            let named = match change.theirs() {
                Some(label) => format!("{value} {}", quoted(Some(label))),
                None => value.to_string(),
            };
            Said {
                message: format!("`{enum_name}` lacks the option {named}"),
                label: "the metadata has one more option".into(),
                help: format!("`closure-reason generate` would add {named}"),
            }
        }
        (Aspect::Removed, Some(value)) => Said {
            message: format!(
                "`{enum_name}::{}` is no longer an option",
                option.map_or("?", |option| &option.ident)
            ),
            label: format!("the metadata has no {value}"),
            help: "`closure-reason generate` would mark it as deprecated, and remove it with `--prune`"
                .into(),
        },
        (aspect, value) => {
            let whose = match (option, value) {
                (Some(option), _) => format!("`{enum_name}::{}`", option.ident),
                (None, Some(value)) => format!("option {value} of `{enum_name}`"),
                (None, None) => format!("`{enum_name}`"),
            };
            let help = match aspect {
                Aspect::Table | Aspect::Column | Aspect::Name | Aspect::Global => {
                    "check which column the enum is for; `closure-reason generate` leaves this to you"
                }
                Aspect::RepeatedValue => {
                    "an enum has each value once; report this to whoever made the metadata"
                }
                Aspect::Order => {
                    "`closure-reason generate` keeps your order; move the variants by hand, or leave out `--order`"
                }
                Aspect::Label => {
                    "`closure-reason generate` would change it, and keep the old label as an alias"
                }
                _ => "`closure-reason generate` would change it",
            };
            Said {
                message: format!("the {aspect}{language} of {whose} differs"),
                label: format!(
                    "the enum says {}, the metadata {}",
                    quoted(change.ours()),
                    quoted(change.theirs())
                ),
                help: help.into(),
            }
        }
    }
}

/// A text whose escapes `{:?}` will write. Long ones are cut: the file has the rest.
fn plain(text: &str) -> String {
    const LONG: usize = 120;
    match text.char_indices().nth(LONG) {
        Some((end, _)) => format!("{}..", &text[..end]),
        None => text.to_owned(),
    }
}
