//! All groups side by side.

use std::fmt::{self, Write};

use super::class;
use super::escaped::Escaped;
use crate::verbs::summary::report::{ColumnReport, ValueCount, ValueKind};
use crate::verbs::summary::words;
use crate::verbs::summary::words::{grouped, share};

/// What a row of the table is about.
type Key<'a> = (ValueKind, Option<i32>, &'a str);

impl ColumnReport {
    /// A table with a row for each meaning and a column for each group.
    pub fn cross(&self, out: &mut String, by: &str) -> fmt::Result {
        writeln!(out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"All groups\">")?;
        writeln!(out, "<table class=\"cross\">\n<caption>By {}</caption>\n<thead><tr>", Escaped(by))?;
        writeln!(out, "<td></td>\n<th scope=\"col\" class=\"number\">All</th>")?;
        for group in &self.groups {
            let name = words::name(group.name.as_deref().unwrap_or_default());
            writeln!(out, "<th scope=\"col\" class=\"number\">{}</th>", Escaped(name))?;
        }
        writeln!(out, "</tr></thead>\n<tbody>")?;
        for key in self.keys() {
            let cells = self.groups.iter().map(|group| {
                let line = group.lines.iter().find(|line| key_of(line) == key);
                let count = line.map_or(0, |line| line.count);
                (count, share(count, group) / 100.0)
            });
            row(out, class(key.0), key.2, cells)?;
        }
        if self.groups.iter().any(|group| group.empty > 0) {
            row(out, "empty", "(empty)", self.groups.iter().map(|group| (group.empty, 0.0)))?;
        }
        row(out, "all", "Rows", self.groups.iter().map(|group| (group.cells, 0.0)))?;
        writeln!(out, "</tbody>\n</table>\n</div>")
    }

    /// Each meaning once; options before other values before other texts, the most frequent first.
    fn keys(&self) -> Vec<Key<'_>> {
        let mut keys: Vec<(Key<'_>, u64)> = Vec::new();
        for line in self.groups.iter().flat_map(|group| &group.lines) {
            match keys.iter_mut().find(|(key, _)| *key == key_of(line)) {
                Some((_, count)) => *count += line.count,
                None => keys.push((key_of(line), line.count)),
            }
        }
        keys.sort_by_key(|((known, value, text), count)| (*known, u64::MAX - count, *value, *text));
        keys.into_iter().map(|(key, _)| key).collect()
    }
}

fn key_of(line: &ValueCount) -> Key<'_> {
    (line.known, line.value, &line.text)
}

/// Counts with their shares of the group, which tint the cells.
fn row(out: &mut String, class: &str, title: &str, cells: impl Iterator<Item = (u64, f64)>) -> fmt::Result {
    write!(out, "<tr class=\"{class}\"><th scope=\"row\"><span>{}</span></th>", Escaped(title))?;
    let cells: Vec<_> = cells.collect();
    let all: u64 = cells.iter().map(|(count, _)| count).sum();
    write!(out, "<td class=\"number all\">{}</td>", grouped(all))?;
    for (count, share) in cells {
        match (count, grouped(count)) {
            (0, _) => write!(out, "<td class=\"number none\">0</td>")?,
            (_, count) if share == 0.0 => write!(out, "<td class=\"number\">{count}</td>")?,
            (_, count) => {
                write!(out, "<td class=\"number\" style=\"--share: {share:.3}\">{count}</td>")?;
            }
        }
    }
    writeln!(out, "</tr>")
}
