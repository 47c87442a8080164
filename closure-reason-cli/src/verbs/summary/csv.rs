//! One line for each column and value, RFC 4180 with plain line feeds.

use super::report::{ColumnReport, Shown, SummaryReport, ValueKind};
use super::words;
use crate::report::note::Note;
use crate::rows::csv::write_field;

pub fn write(report: &SummaryReport) -> String {
    let mut out = Vec::new();
    line(&mut out, &["column", "value", "label", "known"], &report.by, "count");
    for column in &report.columns {
        for group in &column.groups {
            let by = &group.names;
            for (kind, _) in words::SORTS {
                let Shown { lines, more } = group.shown(kind, report.top);
                let known = if kind == ValueKind::Option { "true" } else { "false" };
                for counted in lines {
                    let value = counted.value.map(|value| value.to_string()).unwrap_or_default();
                    // A value that is not an option has no label; a text that is not a label is shown
                    // in its place.
                    let label = if kind == ValueKind::Unknown { "" } else { &counted.text };
                    line(&mut out, &[&column.name, &value, label, known], by, &counted.count.to_string());
                }
                if let Some(more) = more {
                    let label = words::more(more.lines);
                    line(&mut out, &[&column.name, "", &label, known], by, &more.count.to_string());
                }
            }
            if group.empty > 0 {
                line(&mut out, &[&column.name, "", "", ""], by, &group.empty.to_string());
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn line(out: &mut Vec<u8>, fields: &[&str], by: &[String], count: &str) {
    for field in fields.iter().copied().chain(by.iter().map(|name| &**name)) {
        write_field(field, b',', out);
        out.push(b',');
    }
    out.extend_from_slice(count.as_bytes());
    out.push(b'\n');
}

/// Notes about rows that lack a column, because CSV has no line for them.
pub fn left_out(columns: &[ColumnReport]) -> Vec<Note> {
    let note = |column: &ColumnReport| {
        let message = match column.absent {
            0 => return None,
            1 => "1 row is without the column, and not counted".to_owned(),
            rows => format!("{} rows are without the column, and not counted", words::grouped(rows)),
        };
        Some(Note { place: column.place.clone(), message })
    };
    columns.iter().filter_map(note).collect()
}
