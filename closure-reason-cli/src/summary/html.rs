//! One page that needs nothing else: no script, no font, no picture from elsewhere.

use std::fmt::{self, Write};

use super::report::{ColumnReport, Group, Known, Line, Report};
use super::table::share;

const STYLE: &str = include_str!("page.css");

/// The widest bar, in the units of its drawing.
const BAR: u128 = 1000;

pub fn write(report: &Report) -> String {
    let mut page = String::new();
    // Writing to a string does not fail.
    let _ = report.page(&mut page);
    page
}

impl Report {
    fn page(&self, out: &mut String) -> fmt::Result {
        let title = match self.columns.as_slice() {
            [column] => column.title.clone(),
            columns => format!("{} choice columns", columns.len()),
        };
        let title = Escaped(&title);
        writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
        writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
        writeln!(
            out,
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
        )?;
        writeln!(out, "<link rel=\"icon\" href=\"data:,\">")?;
        writeln!(out, "<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>")?;
        writeln!(out, "<h1>{title}</h1>")?;
        let inputs = self.inputs.iter().map(|input| Escaped(input).to_string()).collect::<Vec<_>>();
        writeln!(out, "<p class=\"inputs\">{} rows in {}</p>", self.rows, inputs.join(", "))?;
        for input in &self.incomplete {
            let input = Escaped(input);
            writeln!(
                out,
                "<p class=\"warning\" role=\"note\">Incomplete: {input} has an @odata.nextLink, so there are more rows than these.</p>"
            )?;
        }
        for column in &self.columns {
            column.section(out, self.by.as_deref(), self.columns.len() > 1)?;
        }
        writeln!(out, "</main>\n</body>\n</html>")
    }
}

impl ColumnReport {
    fn section(&self, out: &mut String, by: Option<&str>, has_siblings: bool) -> fmt::Result {
        writeln!(out, "<section data-column=\"{}\">", Escaped(&self.name))?;
        if has_siblings {
            writeln!(out, "<h2>{}</h2>", Escaped(&self.title))?;
        }
        writeln!(out, "<p class=\"set\"><code>{}</code></p>", Escaped(&self.set))?;
        for group in &self.groups {
            if let (Some(by), Some(name)) = (by, &group.name) {
                let name = if name.is_empty() { "(empty)" } else { name };
                writeln!(out, "<h3>{}: {}</h3>", Escaped(by), Escaped(name))?;
            }
            group.table(out)?;
        }
        writeln!(out, "</section>")
    }
}

impl Group {
    fn table(&self, out: &mut String) -> fmt::Result {
        let sorts = [
            (Known::Option, "Options"),
            (Known::Unknown, "Values that are not options"),
            (Known::Refused, "Texts that are not the label of one option"),
        ];
        for (known, title) in sorts {
            let mut lines = self.lines.iter().filter(|line| line.known == known).peekable();
            if lines.peek().is_none() {
                continue;
            }
            writeln!(
                out,
                "<table>\n<caption>{title}</caption>\n<thead><tr><th scope=\"col\" class=\"number\">Count</th><th scope=\"col\" class=\"number\">Share</th><th scope=\"col\" class=\"chart\"><span class=\"hidden\">Bar</span></th><th scope=\"col\">Meaning</th></tr></thead>\n<tbody>"
            )?;
            for line in lines {
                line.row(out, self)?;
            }
            writeln!(out, "</tbody>\n</table>")?;
        }
        writeln!(out, "<dl class=\"sums\">")?;
        let sums = [
            (self.count(Known::Option), "options"),
            (self.count(Known::Unknown), "values that are not options"),
            (self.count(Known::Refused), "texts that are not the label of one option"),
            (self.empty, "empty"),
            (self.cells, "rows"),
        ];
        for (count, what) in sums {
            writeln!(out, "<div><dt>{what}</dt><dd>{count}</dd></div>")?;
        }
        writeln!(out, "</dl>")
    }
}

impl Line {
    fn row(&self, out: &mut String, group: &Group) -> fmt::Result {
        let share = share(self.count, group.filled());
        let width = u128::from(self.count) * BAR / u128::from(group.most().max(1));
        let class = match self.known {
            Known::Option => "option",
            Known::Unknown => "unknown",
            Known::Refused => "refused",
        };
        let value = self.value.map(|value| format!(" data-value=\"{value}\"")).unwrap_or_default();
        write!(out, "<tr class=\"{class}\"{value} data-count=\"{}\">", self.count)?;
        write!(out, "<td class=\"number\">{}</td><td class=\"number\">{share:.1}%</td>", self.count)?;
        write!(
            out,
            "<td class=\"chart\"><svg viewBox=\"0 0 {BAR} 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{width}\" height=\"20\"/></svg></td>"
        )?;
        write!(out, "<td><strong>{}</strong>", Escaped(&self.text))?;
        if let (Some(value), Known::Option) = (self.value, self.known) {
            write!(out, " <code>{value}</code>")?;
        }
        if let Some(explanation) = &self.explanation {
            write!(out, "<p>{}</p>", Escaped(explanation))?;
        }
        writeln!(out, "</td></tr>")
    }
}

/// A text that stays text, in the page and in its attributes. What could turn the page around is
/// shown by its number.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\n' | '\t' => f.write_char(' ')?,
                character if crate::terminal::is_deceiving(character) => {
                    write!(f, "\\u{{{:x}}}", u32::from(character))?;
                }
                character => f.write_char(character)?,
            }
        }
        Ok(())
    }
}
