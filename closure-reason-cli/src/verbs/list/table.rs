//! Text for people: the sets with counts, or one set in full.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, presets};

use crate::definition::OptionSetDefinition;
use crate::report::terminal;

/// How many characters of a text are shown.
const SHOWN: usize = 1_000;

/// All sets, one on each line.
pub fn sets<'a>(sets: impl Iterator<Item = &'a OptionSetDefinition>) -> String {
    let mut table = new(&["set", "kind", "options", "languages", "display name"]);
    for set in sets {
        let global = set.global == Some(true) && set.column.is_some();
        let name = if global {
            format!("{set} ({})", set.name.as_deref().unwrap_or("global"))
        } else {
            set.to_string()
        };
        let languages: Vec<_> = set.languages().iter().map(u32::to_string).collect();
        table.add_row([
            text(&name),
            text(set.kind_word().unwrap_or("")),
            number(set.options.len()),
            text(&languages.join(" ")),
            text(set.column_display_name.text().or(set.display_name.text()).unwrap_or("")),
        ]);
    }
    trimmed(&table)
}

/// One set with all its options. Languages have a column each.
pub fn set(set: &OptionSetDefinition) -> String {
    let base = |option: &crate::definition::OptionDefinition| option.label.language();
    let mut languages: Vec<_> = set.options.iter().map(base).collect();
    languages.extend(
        set.options.iter().flat_map(|option| option.label.iter()).map(|(language, _)| Some(language)),
    );
    languages.sort_unstable();
    languages.dedup();
    let unnamed = languages == [None];
    if languages.len() > 1 {
        languages.retain(|language| {
            language.is_some()
                || set.options.iter().any(|option| option.label.text().is_some() && base(option).is_none())
        });
    }
    let any = |says: &dyn Fn(&crate::definition::OptionDefinition) -> bool| set.options.iter().any(says);
    let state = any(&|option| option.state.is_some());
    let default = any(&|option| option.default_status.is_some());
    let hidden = any(&|option| option.hidden == Some(true));
    let color = any(&|option| option.color.as_deref().value().is_some());
    let external = any(&|option| option.external_value.as_deref().value().is_some());
    let description = any(&|option| option.description.text().is_some());

    let mut titles = vec!["value".to_owned()];
    titles.extend(languages.iter().map(|language| match language {
        Some(language) if languages.len() > 1 => format!("label {language}"),
        _ => "label".into(),
    }));
    let optional = [
        (state, "state"),
        (default, "default status"),
        (hidden, "hidden"),
        (color, "color"),
        (external, "external value"),
        (description, "description"),
    ];
    titles.extend(optional.iter().filter(|(there, _)| *there).map(|(_, title)| (*title).to_owned()));
    let mut table = new(&titles);
    for option in &set.options {
        let mut row = vec![number(option.value)];
        for &language in &languages {
            let label = &option.label;
            row.push(text(
                match language {
                    Some(language) => label.text_in(language),
                    None if unnamed || label.language().is_none() => label.text(),
                    None => None,
                }
                .unwrap_or(""),
            ));
        }
        let cells = [
            option.state.map_or_else(|| text(""), number),
            option.default_status.map_or_else(|| text(""), number),
            text(if option.hidden == Some(true) { "hidden" } else { "" }),
            text(option.color.as_deref().value().unwrap_or("")),
            text(option.external_value.as_deref().value().unwrap_or("")),
            text(option.description.text().unwrap_or("")),
        ];
        row.extend(cells.into_iter().zip(optional).filter(|(_, (there, _))| *there).map(|(cell, _)| cell));
        table.add_row(row);
    }
    let mut about = vec![shown(&set.to_string())];
    about.extend(set.column_display_name.text().or(set.display_name.text()).map(shown));
    about.extend(set.kind_word().map(Into::into));
    if set.global == Some(true) && set.column.is_some() {
        about.push(format!("global set {}", shown(set.name.as_deref().unwrap_or("without a name"))));
    }
    if let Some(default) = set.default.value() {
        about.push(format!("default {default}"));
    }
    format!("{}\n\n{}", about.join(", "), trimmed(&table))
}

fn new(titles: &[impl AsRef<str>]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(terminal::width()).unwrap_or(u16::MAX))
        .set_header(titles.iter().map(|title| title.as_ref().to_uppercase()));
    // A name that is broken into two lines can be neither searched nor copied.
    if let Some(first) = table.column_mut(0) {
        first.set_constraint(ColumnConstraint::ContentWidth);
    }
    table
}

/// The lines without blanks at their ends.
fn trimmed(table: &Table) -> String {
    // Remove the padding before the first column.
    let lines = table.trim_fmt();
    let lines = lines.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

fn text(content: &str) -> Cell {
    Cell::new(shown(content))
}

/// The beginning of a text. The time to wrap a word grows with the square of its length.
fn shown(text: &str) -> String {
    terminal::shown(&terminal::cut(text, SHOWN)).into_owned()
}

fn number(number: impl ToString) -> Cell {
    Cell::new(number.to_string()).set_alignment(CellAlignment::Right)
}
