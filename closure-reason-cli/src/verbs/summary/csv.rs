//! One line for each column and value, RFC 4180 with plain line feeds.

use super::report::{SummaryReport, ValueKind};
use crate::rows::csv::write_field;

pub fn write(report: &SummaryReport) -> String {
    let mut out = Vec::new();
    line(&mut out, &["column", "value", "label", "known"], report.by.as_deref(), "count");
    for column in &report.columns {
        for group in &column.groups {
            let by = report.by.as_ref().map(|_| group.name.as_deref().unwrap_or_default());
            for counted in &group.lines {
                let value = counted.value.map(|value| value.to_string()).unwrap_or_default();
                // A value that is not an option has no label; a text that is not a label is shown
                // in its place.
                let label = if counted.known == ValueKind::Unknown { "" } else { &counted.text };
                let known = if counted.known == ValueKind::Option { "true" } else { "false" };
                line(&mut out, &[&column.name, &value, label, known], by, &counted.count.to_string());
            }
            if group.empty > 0 {
                line(&mut out, &[&column.name, "", "", ""], by, &group.empty.to_string());
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn line(out: &mut Vec<u8>, fields: &[&str], by: Option<&str>, count: &str) {
    for field in fields.iter().copied().chain(by) {
        write_field(field, b',', out);
        out.push(b',');
    }
    out.extend_from_slice(count.as_bytes());
    out.push(b'\n');
}
