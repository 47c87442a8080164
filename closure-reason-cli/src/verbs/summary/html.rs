//! One self-contained page: no script, font or picture from elsewhere.

mod cross;
mod escaped;

use std::fmt::{self, Write};

use self::escaped::Escaped;
use super::report::{ColumnReport, Group, Shown, SummaryReport, ValueCount, ValueKind};
use super::words;
use super::words::{grouped, share};

const STYLE: &str = include_str!("html/page.css");

/// Keeps the page from loading anything, even if some text were taken as markup.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The widest bar, in the units of its drawing.
const BAR: u128 = 1000;

/// How many groups are shown unfolded.
const MOST_OPEN: usize = 4;

/// How many groups fit on paper side by side.
const PAPER: usize = 8;

pub fn write(report: &SummaryReport) -> String {
    let mut page = String::new();
    // Writing to a string does not fail.
    let _ = report.page(&mut page);
    page
}

impl SummaryReport {
    fn page(&self, out: &mut String) -> fmt::Result {
        let title = match self.columns.as_slice() {
            [column] => column.title.clone(),
            columns => format!("{} choice columns", columns.len()),
        };
        let title = Escaped(&title);
        writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
        writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
        writeln!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")?;
        writeln!(out, "<link rel=\"icon\" href=\"data:,\">\n<title>{title}</title>")?;
        writeln!(out, "<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<header>\n<h1>{title}</h1>")?;
        let rows = if self.rows == 1 { "row" } else { "rows" };
        let inputs: Vec<_> = self.inputs.iter().map(|input| Escaped(input).to_string()).collect();
        writeln!(out, "<p>{} {rows} in {}</p>\n</header>", grouped(self.rows), inputs.join(", "))?;
        for (input, remark) in &self.remarks {
            writeln!(out, "<p class=\"remark\" role=\"note\">{} {}.</p>", Escaped(input), remark.text())?;
        }
        if self.columns.len() > 1 {
            writeln!(out, "<nav aria-label=\"Columns\">\n<ul>")?;
            for (at, column) in self.columns.iter().enumerate() {
                writeln!(out, "<li><a href=\"#c{at}\">{}</a></li>", Escaped(&column.title))?;
            }
            writeln!(out, "</ul>\n</nav>")?;
        }
        for (at, column) in self.columns.iter().enumerate() {
            column.section(out, self, at)?;
        }
        writeln!(out, "</main>\n</body>\n</html>")
    }
}

impl ColumnReport {
    fn section(&self, out: &mut String, page: &SummaryReport, at: usize) -> fmt::Result {
        let class = if self.groups.len() > PAPER { " class=\"broad\"" } else { "" };
        writeln!(out, "<section{class} id=\"c{at}\" data-column=\"{}\">", Escaped(&self.name))?;
        if page.columns.len() > 1 {
            writeln!(out, "<h2>{}</h2>", Escaped(&self.title))?;
        }
        if self.title != self.place {
            writeln!(out, "<p class=\"place\">{}</p>", Escaped(&self.place))?;
        }
        if !page.by.is_empty() {
            self.cross(out, &page.by, page.top)?;
        }
        for group in &self.groups {
            if page.by.is_empty() {
                group.body(out, page.top)?;
                continue;
            }
            // Many groups at once would hide the overview.
            let open = if self.groups.len() > MOST_OPEN { "" } else { " open" };
            let heading = words::heading(&page.by, &group.names);
            writeln!(out, "<details{open}>\n<summary>{}</summary>", Escaped(&heading))?;
            group.body(out, page.top)?;
            writeln!(out, "</details>")?;
        }
        if self.absent > 0 {
            writeln!(out, "<p class=\"absent\">Rows without the column: {}</p>", grouped(self.absent))?;
        }
        writeln!(out, "</section>")
    }
}

impl Group {
    fn body(&self, out: &mut String, top: Option<usize>) -> fmt::Result {
        self.sums(out)?;
        self.tables(out, top)?;
        if self.filled() > 0 {
            writeln!(out, "<p class=\"base\">{}</p>", words::base(self))?;
        }
        Ok(())
    }

    fn sums(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "<dl class=\"sums\">")?;
        for (at, (count, what)) in words::sums(self).into_iter().enumerate() {
            let hidden = if count == 0 && at != 0 { " class=\"none\"" } else { "" };
            writeln!(out, "<div{hidden}><dt>{what}</dt><dd>{}</dd></div>", grouped(count))?;
        }
        writeln!(out, "</dl>")
    }

    fn tables(&self, out: &mut String, top: Option<usize>) -> fmt::Result {
        for (known, title) in words::SORTS {
            let Shown { lines, more } = self.shown(known, top);
            if lines.is_empty() {
                continue;
            }
            writeln!(out, "<table class=\"counts\">\n<caption>{title}</caption>\n<thead><tr>")?;
            writeln!(out, "<th scope=\"col\">Meaning</th>")?;
            writeln!(out, "<th scope=\"col\" class=\"chart\"><span class=\"hidden\">Bar</span></th>")?;
            writeln!(out, "<th scope=\"col\" class=\"number\">Count</th>")?;
            writeln!(out, "<th scope=\"col\" class=\"number\">Share</th>\n</tr></thead>\n<tbody>")?;
            for line in lines {
                line.row(out, self)?;
            }
            if let Some(more) = more {
                writeln!(out, "<tr class=\"more\">\n<th scope=\"row\">{}</th>", words::more(more.lines))?;
                writeln!(
                    out,
                    "<td class=\"chart\"></td>\n<td class=\"number count\">{}</td>",
                    grouped(more.count)
                )?;
                writeln!(out, "<td class=\"number share\">{:.1}%</td>\n</tr>", share(more.count, self))?;
            }
            writeln!(out, "</tbody>\n</table>")?;
        }
        Ok(())
    }
}

impl ValueCount {
    fn row(&self, out: &mut String, group: &Group) -> fmt::Result {
        let value = self.value.map(|value| format!(" data-value=\"{value}\"")).unwrap_or_default();
        writeln!(out, "<tr class=\"{}\"{value}>", class(self.known))?;
        write!(out, "<th scope=\"row\"><span class=\"label\">{}</span>", Escaped(&self.text))?;
        if let (Some(value), ValueKind::Option) = (self.value, self.known) {
            write!(out, " <span class=\"value\">{value}</span>")?;
        }
        if let Some(explanation) = &self.explanation {
            write!(out, "<p>{}</p>", Escaped(explanation))?;
        }
        let width = u128::from(self.count) * BAR / u128::from(group.most().max(1));
        writeln!(
            out,
            "</th>\n<td class=\"chart\"><svg viewBox=\"0 0 {BAR} 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
             <rect class=\"track\" width=\"{BAR}\" height=\"10\"/><rect width=\"{width}\" height=\"10\"/></svg></td>"
        )?;
        writeln!(out, "<td class=\"number count\">{}</td>", grouped(self.count))?;
        writeln!(out, "<td class=\"number share\">{:.1}%</td>\n</tr>", share(self.count, group))
    }
}

fn class(known: ValueKind) -> &'static str {
    match known {
        ValueKind::Option => "option",
        ValueKind::Unknown => "unknown",
        ValueKind::Refused => "refused",
    }
}
