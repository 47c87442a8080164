//! Text for people: messages like the compiler's, then what was not compared, then a summary.

use std::collections::BTreeMap;
use std::fmt::Write;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::files::RustFile;
use super::finding::{CheckReport, Difference, EnumError, FailOn, LeftOut};
use crate::report::terminal;
use crate::report::terminal::{brief, shown};

/// How many columns, enums or names are listed without `-v`, which lists all.
const LISTED: usize = 10;

pub fn write(report: &CheckReport, files: &[RustFile], verbose: bool, required: FailOn) -> String {
    let renderer = Renderer::styled().term_width(terminal::width());
    let mut text = String::new();
    for found in &report.differences {
        let _ = writeln!(text, "{}\n", difference(found, &files[found.file_at], &renderer));
    }
    let word = |is_required: bool| if is_required { "error" } else { "warning" };
    let of_enum = word(required.strict);
    let of_column = word(required.complete);
    let at_most = if verbose { usize::MAX } else { LISTED };
    for found in report.enums.iter().take(at_most) {
        let place = format!("{}:{}", found.file, found.place);
        let reason = format!("`{}` has no metadata: {}", found.enum_name, found.reason);
        let _ = writeln!(text, "{of_enum}: {}: {}", shown(&place), brief(&reason));
    }
    more(&mut text, report.enums.len(), at_most, "enums have no metadata");
    for found in &report.unread {
        let place = format!("{}:{}", found.file, found.place);
        let _ = writeln!(text, "{of_enum}: {}: not compared: {}", shown(&place), brief(&unread(found)));
    }
    for column in report.columns.iter().take(at_most) {
        let name = format!("{}.{}", column.table, column.column);
        let _ = writeln!(text, "{of_column}: {} has no enum", brief(&shown(&name)));
    }
    more(&mut text, report.columns.len(), at_most, "columns have no enum");
    for line in not_compared(report, verbose) {
        let _ = writeln!(text, "{}", if verbose { line.into() } else { brief(&line) });
    }
    let _ = writeln!(text, "{}", summary(report, verbose));
    text
}

/// The message about an enum that could not be read.
pub fn unread(found: &EnumError) -> String {
    format!("`OptionSet` is derived here, but the enum cannot be read: {}", found.reason)
}

fn more(text: &mut String, count: usize, at_most: usize, what: &str) {
    if let Some(more) = count.checked_sub(at_most).filter(|&more| more > 0) {
        let _ = writeln!(text, "{more} more {what} (-v lists them)");
    }
}

fn difference(found: &Difference, file: &RustFile, renderer: &Renderer) -> String {
    let text = file.file.text();
    // Only the lines around the place: a file may be long, with many differences.
    let begin = text[..found.span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[found.span.end..].find('\n').map_or(text.len(), |at| found.span.end + at);
    // Lines may end as on Windows.
    let plain = |until: usize| text[begin..until].replace("\r\n", "\n");
    let annotation = AnnotationKind::Primary.span(plain(found.span.start).len()..plain(found.span.end).len());
    let lines = plain(end);
    let snippet = Snippet::source(lines.strip_suffix('\r').unwrap_or(&lines))
        .line_start(found.place.line)
        .path(shown(found.file))
        .annotation(annotation.label(brief(&shown(&found.label)).into_owned()));
    let title = Level::ERROR.primary_title(brief(&shown(&found.message)).into_owned());
    let group: Group =
        title.element(snippet).element(Level::HELP.message(brief(&shown(&found.help)).into_owned()));
    renderer.render(&[group])
}

/// One line for each reason; with `verbose`, for each reason and property. If there is no difference, the summary says how
/// to see them.
pub fn not_compared(report: &CheckReport, verbose: bool) -> Vec<String> {
    if !verbose && report.is_clean() {
        return Vec::new();
    }
    if verbose {
        return by_enum(report);
    }
    let mut lines = by_reason(report);
    if report.compared > 1 && !lines.is_empty() {
        lines.push("-v shows what was not compared in each enum".to_owned());
    }
    lines
}

fn by_reason(report: &CheckReport) -> Vec<String> {
    let mut reasons: BTreeMap<&str, Vec<&LeftOut>> = BTreeMap::new();
    for left_out in &report.not_compared {
        reasons.entry(&left_out.reason).or_default().push(left_out);
    }
    let line = |(reason, all): (&str, Vec<&LeftOut>)| {
        let mut enums: Vec<_> = all.iter().map(|one| (one.file, one.enum_name)).collect();
        enums.sort_unstable();
        enums.dedup();
        let mut what = Vec::new();
        for one in all {
            let words = if let [_] = *enums { in_one(one) } else { in_several(one) };
            if !what.contains(&words) {
                what.push(words);
            }
        }
        let whose = match *enums {
            [(_, name)] => name.to_owned(),
            _ => format!("{} of {} enums", enums.len(), report.compared),
        };
        format!("not compared in {whose} ({reason}): {}", what.join(", "))
    };
    reasons.into_iter().map(line).collect()
}

fn in_language(left_out: &LeftOut) -> String {
    let language = left_out.language.map(|language| format!(" in language {language}"));
    // Without "of some", it would read as if none had been compared.
    let aspect = match &*left_out.aspect {
        "table" => "name of the table",
        "column" => "name of the column",
        "scope" => "whether the set is global",
        aspect => aspect,
    };
    format!("{aspect}{}", language.unwrap_or_default())
}

fn in_one(left_out: &LeftOut) -> String {
    let what = in_language(left_out);
    match &*left_out.values {
        [] => what,
        [value] => format!("{what} of {value}"),
        [_, _, ..] => format!("{what} of {} options", left_out.values.len()),
    }
}

fn in_several(left_out: &LeftOut) -> String {
    let what = in_language(left_out);
    if left_out.values.is_empty() { what } else { format!("{what} of options") }
}

/// Enums with the same message share a line.
fn by_enum(report: &CheckReport) -> Vec<String> {
    let mut of_enum: BTreeMap<(&str, &str, &str), Vec<String>> = BTreeMap::new();
    for left_out in &report.not_compared {
        let key = (left_out.enum_name, left_out.file, &*left_out.reason);
        of_enum.entry(key).or_default().push(in_one(left_out));
    }
    let mut lines: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for ((name, _, reason), what) in of_enum {
        lines.entry(format!("({reason}): {}", what.join(", "))).or_default().push(name);
    }
    lines.into_iter().map(|(line, enums)| format!("not compared in {} {line}", enums.join(", "))).collect()
}

pub fn summary(report: &CheckReport, verbose: bool) -> String {
    let enums = |count: usize| if count == 1 { "1 enum".to_owned() } else { format!("{count} enums") };
    let mut sum = match report.differences.len() {
        0 => format!("no difference in what was compared: {}", enums(report.compared)),
        1 => format!("1 difference; compared: {}", enums(report.compared)),
        count => format!("{count} differences; compared: {}", enums(report.compared)),
    };
    let mut also = |count: usize, one: &str, many: &str| match count {
        0 => {}
        1 => drop(write!(sum, "; 1 {one}")),
        count => drop(write!(sum, "; {count} {many}")),
    };
    also(report.enums.len(), "enum has no metadata", "enums have no metadata");
    also(
        report.refused,
        "enum has mistakes and was not compared",
        "enums have mistakes and were not compared",
    );
    also(report.not_rust, "file is not Rust", "files are not Rust");
    also(report.unread.len(), "enum could not be read", "enums could not be read");
    also(report.columns.len(), "column has no enum", "columns have no enum");
    also(report.yes_no_columns, "yes/no column has no enum", "yes/no columns have no enum");
    also(
        report.other_columns,
        "column of a kind that `kinds` leaves out has no enum",
        "columns of kinds that `kinds` leaves out have no enum",
    );
    if !verbose && report.is_clean() && !report.not_compared.is_empty() {
        sum.push_str(" (-v lists what was not, and why)");
    }
    sum
}
