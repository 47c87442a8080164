//! Text for people: counts, shares and bars.

use std::fmt::Write;

use super::report::{ColumnReport, Group, Shown, SummaryReport, ValueCount, ValueKind};
use super::words;
use super::words::{grouped, share};
use crate::report::terminal;

/// The widest bar.
const BAR: usize = 20;

pub fn write(report: &SummaryReport) -> String {
    let mut out = String::new();
    if report.columns.is_empty() {
        let rows = if report.rows == 1 { "row" } else { "rows" };
        let _ = writeln!(out, "{} {rows} in {}", grouped(report.rows), inputs(report));
        report.remarks(&mut out);
    }
    for (at, column) in report.columns.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        column.write(&mut out, report, at == 0);
    }
    out
}

impl SummaryReport {
    fn remarks(&self, out: &mut String) {
        for (input, remark) in &self.remarks {
            let _ = writeln!(out, "Note: {} {}.", terminal::shown(input), remark.text());
        }
    }
}

impl ColumnReport {
    fn write(&self, out: &mut String, report: &SummaryReport, is_first: bool) {
        let (title, place) = (terminal::shown(&self.title), terminal::shown(&self.place));
        let place = if title == place { String::new() } else { format!(" ({place})") };
        let _ = writeln!(out, "{title}{place} in {}", inputs(report));
        if is_first {
            report.remarks(out);
        }
        let cells = self.groups.iter().map(|group| group.cells).max();
        let width = grouped(cells.max(Some(self.absent)).unwrap_or_default()).len().max(7);
        for group in &self.groups {
            if !report.by.is_empty() {
                let heading = words::heading(&report.by, &group.names);
                let _ = writeln!(out, "\n{}", terminal::shown(&heading));
            }
            group.write(out, width, report.top);
        }
        if self.groups.is_empty() {
            let _ = writeln!(out, "\n{:>width$}  rows", 0);
        }
        if self.absent > 0 {
            let _ = writeln!(out, "\n{:>width$}  without the column", grouped(self.absent));
        }
    }
}

fn inputs(report: &SummaryReport) -> String {
    match report.inputs.as_slice() {
        [one] => terminal::shown(one).into_owned(),
        several => format!("{} files", several.len()),
    }
}

impl Group {
    /// `width` is that of the counts.
    fn write(&self, out: &mut String, width: usize, top: Option<usize>) {
        for (known, title) in words::SORTS {
            let Shown { lines, more } = self.shown(known, top);
            if !lines.is_empty() {
                out.push('\n');
                if known != ValueKind::Option {
                    let _ = writeln!(out, "{title}:\n");
                }
            }
            for line in lines {
                line.write(out, self, width);
            }
            if let Some(more) = more {
                let (count, share) = (grouped(more.count), share(more.count, self));
                let _ =
                    writeln!(out, "{count:>width$}  {share:>5.1}%  {:BAR$}  {}", "", words::more(more.lines));
            }
        }
        let _ = writeln!(out);
        let sums = words::sums(self);
        let (last, first) = (sums.len() - 1, 0);
        for (at, (count, what)) in sums.iter().enumerate() {
            if *count > 0 || at == first || at == last {
                let _ = writeln!(out, "{:>width$}  {what}", grouped(*count));
            }
        }
        if self.has_several() {
            let _ = writeln!(out, "\n{}", words::SEVERAL);
        }
    }
}

impl ValueCount {
    fn write(&self, out: &mut String, group: &Group, width: usize) {
        let count = grouped(self.count);
        let share = share(self.count, group);
        let bar = "█".repeat(bar(self.count, group.most()));
        let before = format!("{count:>width$}  {share:>5.1}%  {bar:BAR$}  ");
        let _ = writeln!(out, "{before}{}", terminal::shown(&self.text));
        let before = before.chars().count();
        let width = terminal::width().saturating_sub(before).max(20);
        for part in wrap(&terminal::shown(self.explanation.as_deref().unwrap_or_default()), width) {
            let _ = writeln!(out, "{:before$}{part}", "");
        }
    }
}

/// The length of a bar, in characters.
fn bar(count: u64, most: u64) -> usize {
    let length = (u128::from(count) * BAR as u128).div_ceil(u128::from(most.max(1)));
    usize::try_from(length).unwrap_or(BAR)
}

/// Breaks text into lines of at most this width, at blanks.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
