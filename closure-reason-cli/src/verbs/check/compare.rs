use std::collections::HashSet;

use closure_reason::OptionSetKind;

use super::files::RustFile;
use super::finding::{CheckReport, ColumnWithoutEnum, EnumError, Unmatched};
use super::one_enum;
use crate::catalog::{Catalog, ColumnKind, Missing, select};
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::terminal::shown;

/// Compares every enum with its set.
pub fn all<'a>(
    files: &'a [RustFile],
    catalog: &'a Catalog,
    order: bool,
    kinds: &[ColumnKind],
) -> Result<CheckReport<'a>, Error> {
    let index = catalog.index();
    let mut report = CheckReport::default();
    let mut covered = HashSet::new();
    let mut aside_first = None;
    for (file_at, file) in files.iter().enumerate() {
        report.unread.extend(file.file.unread().iter().map(|unread| EnumError {
            file: &file.name,
            place: file.file.place(&unread.span),
            reason: &unread.reason,
        }));
        report.refused += file.file.refused();
        report.not_rust += usize::from(file.file.refused() == 0 && !file.file.mistakes().is_empty());
        report.mistakes.extend(file.file.mistakes().iter().map(|mistake| EnumError {
            file: &file.name,
            place: file.file.place_of(mistake),
            reason: &mistake.message,
        }));
        for derived in file.file.enums() {
            let ours = &derived.definition;
            if let Some(aside) = file.aside(derived) {
                let place = format!("{}:{}", file.name, file.file.place(&derived.ident_span));
                let note = Note { place, message: aside.left_as_it_is(derived) };
                report.aside.extend(index.find(ours).is_ok().then(|| note.clone()));
                aside_first.get_or_insert(note);
                continue;
            }
            match index.find(ours) {
                Ok(set) => {
                    covered.insert(set.what.key());
                    if ours.global == Some(true) {
                        covered.insert((None, ours.name.as_deref()));
                    }
                    report.compared += 1;
                    one_enum::compare(&mut report, (file_at, file), derived, (set, catalog), order);
                }
                Err(unknown) => {
                    let reason = match catalog.known.why_missing(ours) {
                        Missing::Gone { without_several } => {
                            report.compared += 1;
                            report.differences.push(one_enum::gone(
                                (file_at, file),
                                derived,
                                without_several,
                            ));
                            continue;
                        }
                        Missing::NotSelected => {
                            "`--table`, `--column`, `--global` or `--kind` leaves it out".into()
                        }
                        Missing::LeftOut(why) => why,
                        Missing::NoTable => {
                            let table = ours.table.as_deref().unwrap_or_default();
                            format!("the metadata has no table `{}`", shown(table))
                        }
                        Missing::Unknown => unknown,
                    };
                    report.enums.push(Unmatched {
                        file: &file.name,
                        place: file.file.place(&derived.ident_span),
                        enum_name: &derived.ident,
                        reason,
                    });
                }
            }
        }
    }
    report.differences.sort_by_key(|found| (found.file_at, found.span.start));
    if report.compared == 0 {
        Error::all(mistakes(files))?;
        return Err(nothing_compared(&report, aside_first));
    }
    for set in catalog.columns.iter().map(|set| &set.what) {
        let (Some(table), Some(column)) = (set.table.as_deref(), set.column.as_deref()) else { continue };
        // `generate` writes no enum for a column without options.
        if set.options.is_empty() {
            continue;
        }
        let shared = set.global == Some(true) && covered.contains(&(None, set.name.as_deref()));
        if shared || covered.contains(&set.key()) {
            continue;
        }
        // A column for which `generate` writes no enum does not lack one.
        let is_wanted = kinds.iter().any(|&kind| select::is_of(set, kind));
        if set.kind == Some(OptionSetKind::Boolean) && !is_wanted {
            report.yes_no_columns += 1;
        } else if !(kinds.is_empty() || is_wanted) {
            report.other_columns += 1;
        } else {
            report.columns.push(ColumnWithoutEnum { table, column, kind: set.kind_word() });
        }
    }
    Ok(report)
}

/// Why no enum was compared.
fn nothing_compared(report: &CheckReport, aside_first: Option<Note>) -> Error {
    let [first, rest @ ..] = &*report.enums else {
        let error = Error::new("there is no enum to compare");
        if let Some(Note { place, message }) = aside_first {
            return Error::new(format!("there is no enum to compare: {message}")).at(place);
        }
        let Some(first) = report.unread.first() else { return error };
        return Error::new(format!("no enum could be read: {}", first.reason))
            .at(format!("{}:{}", first.file, first.place))
            .remedy("write each enum out: `check` reads files as they are, and neither expands macros nor evaluates conditions");
    };
    let others = match rest.len() {
        0 => String::new(),
        count => format!(" ({count} more have none either)"),
    };
    Error::new(format!("`{}` has no metadata: {}{others}", first.enum_name, first.reason))
        .at(format!("{}:{}", first.file, first.place))
        .remedy("`closure-reason list --from ..` with the same sources shows which sets they have")
}

/// The mistakes in all files, as errors.
pub fn mistakes(files: &[RustFile]) -> impl Iterator<Item = Error> {
    files.iter().flat_map(|file| file.file.errors(&file.name))
}
