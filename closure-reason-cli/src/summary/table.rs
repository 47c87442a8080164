//! For people: counts, shares and bars.

use std::fmt::Write;

use super::report::{ColumnReport, Group, Known, Line, Report};
use crate::terminal;

/// The widest bar.
const BAR: usize = 20;

/// What a line has before its text: the count, the share and the bar.
const BEFORE: usize = 7 + 2 + 6 + 2 + BAR + 2;

pub fn write(report: &Report) -> String {
    let mut out = String::new();
    for (at, column) in report.columns.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        column.write(&mut out, report);
    }
    out
}

impl ColumnReport {
    fn write(&self, out: &mut String, report: &Report) {
        let title = terminal::shown(&self.title);
        let _ = writeln!(out, "{title} ({}) in {}", terminal::shown(&self.set), inputs(report));
        for input in &report.incomplete {
            let input = terminal::shown(input);
            let _ = writeln!(
                out,
                "Incomplete: {input} has an @odata.nextLink, so there are more rows than these."
            );
        }
        for group in &self.groups {
            if let (Some(by), Some(name)) = (&report.by, &group.name) {
                let name = if name.is_empty() { "(empty)" } else { name };
                let _ = writeln!(out, "\n{}: {}", terminal::shown(by), terminal::shown(name));
            }
            group.write(out);
        }
    }
}

fn inputs(report: &Report) -> String {
    match report.inputs.as_slice() {
        [one] => terminal::shown(one).into_owned(),
        several => format!("{} files", several.len()),
    }
}

impl Group {
    fn write(&self, out: &mut String) {
        let sorts = [
            (Known::Option, None),
            (Known::Unknown, Some("Values that are not options:")),
            (Known::Refused, Some("Texts that are not the label of one option:")),
        ];
        for (known, title) in sorts {
            let lines = self.lines.iter().filter(|line| line.known == known);
            let mut lines = lines.peekable();
            if lines.peek().is_some() {
                out.push('\n');
                if let Some(title) = title {
                    let _ = writeln!(out, "{title}\n");
                }
            }
            for line in lines {
                line.write(out, self);
            }
        }
        let _ = writeln!(out);
        let sums = [
            (self.count(Known::Option), "options"),
            (self.count(Known::Unknown), "values that are not options"),
            (self.count(Known::Refused), "texts that are not the label of one option"),
            (self.empty, "empty"),
        ];
        for (count, what) in sums.iter().filter(|(count, what)| *count > 0 || *what == "options") {
            let _ = writeln!(out, "{count:>7}  {what}");
        }
        let _ = writeln!(out, "{:>7}  rows", self.cells);
    }
}

impl Line {
    fn write(&self, out: &mut String, group: &Group) {
        let share = share(self.count, group.filled());
        let bar = "█".repeat(bar(self.count, group.most()));
        let _ =
            writeln!(out, "{:>7}  {share:>5.1}%  {bar:BAR$}  {}", self.count, terminal::shown(&self.text));
        let width = terminal::width().saturating_sub(BEFORE).max(20);
        for part in wrap(&terminal::shown(self.explanation.as_deref().unwrap_or_default()), width) {
            let _ = writeln!(out, "{:BEFORE$}{part}", "");
        }
    }
}

/// A hundredth part of the cells that are not empty.
#[expect(clippy::cast_precision_loss, reason = "shown with one digit behind the point")]
pub fn share(count: u64, of: u64) -> f64 {
    if of == 0 { 0.0 } else { 100.0 * count as f64 / of as f64 }
}

/// How many of the characters of the widest bar.
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
