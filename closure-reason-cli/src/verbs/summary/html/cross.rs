//! All groups side by side.

use std::fmt::{self, Write};

use super::class;
use super::escaped::Escaped;
use crate::verbs::summary::report::{ColumnReport, Group, ValueCount, ValueKind};
use crate::verbs::summary::words;
use crate::verbs::summary::words::{grouped, share};

/// What a row of the table is about.
type Key<'a> = (ValueKind, Option<i32>, &'a str);

impl ColumnReport {
    /// A table with a row for each meaning and a column for each group.
    pub fn cross(&self, out: &mut String, by: &[String], top: Option<usize>) -> fmt::Result {
        writeln!(out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"All groups\">")?;
        writeln!(out, "<table class=\"cross\">\n<caption>By {}</caption>\n<thead>", Escaped(&by.join(", ")))?;
        for level in 0..by.len() {
            self.head(out, level, by.len())?;
        }
        writeln!(out, "</thead>\n<tbody>")?;
        let keys = self.keys();
        for same in keys.chunk_by(|one, other| one.0 == other.0) {
            let (shown, others) = same.split_at(top.unwrap_or(usize::MAX).min(same.len()));
            for key in shown {
                row(out, class(key.0), key.2, self.groups.iter().map(|group| counted(group, &[*key])))?;
            }
            if let Some(first) = others.first() {
                let title = words::more(others.len());
                row(out, class(first.0), &title, self.groups.iter().map(|group| counted(group, others)))?;
            }
        }
        if self.groups.iter().any(|group| group.empty > 0) {
            row(out, "empty", "(empty)", self.groups.iter().map(|group| (group.empty, 0.0)))?;
        }
        row(out, "all", "Rows", self.groups.iter().map(|group| (group.cells, 0.0)))?;
        writeln!(out, "</tbody>\n</table>\n</div>")
    }

    /// The names of the groups: of several columns to count by, each has a row, and a name stands once
    /// above all that it has below it.
    fn head(&self, out: &mut String, level: usize, levels: usize) -> fmt::Result {
        write!(out, "<tr>")?;
        if level == 0 {
            let span = if levels > 1 { format!(" rowspan=\"{levels}\"") } else { String::new() };
            writeln!(out, "<td{span}></td>\n<th scope=\"col\" class=\"number\"{span}>All</th>")?;
        }
        for same in self.groups.chunk_by(|one, next| one.names[..=level] == next.names[..=level]) {
            let (name, columns) = (Escaped(words::name(&same[0].names[level])), same.len());
            if level + 1 < levels {
                let scope = format!("scope=\"colgroup\" colspan=\"{columns}\"");
                writeln!(out, "<th {scope} class=\"number\">{name}</th>")?;
            } else {
                writeln!(out, "<th scope=\"col\" class=\"number\">{name}</th>")?;
            }
        }
        writeln!(out, "</tr>")
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

/// How often a group has these meanings, with the share of its rows.
fn counted(group: &Group, keys: &[Key<'_>]) -> (u64, f64) {
    let lines = group.lines.iter().filter(|line| keys.contains(&key_of(line)));
    let count = lines.map(|line| line.count).sum();
    (count, share(count, group) / 100.0)
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
