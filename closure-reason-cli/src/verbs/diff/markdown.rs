//! Markdown for a review or a wiki: a table of changes for each set.

use super::compare::{Report, What};
use super::text;
use crate::definition::Aspect;
use crate::verbs::list::markdown::escaped;

pub fn write(report: &Report) -> String {
    let mut markdown = String::new();
    for differences in report.differences.chunk_by(|one, other| std::ptr::eq(one.set, other.set)) {
        markdown.push_str(&format!("## {}\n\n", escaped(&text::name(differences[0].set))));
        markdown.push_str("| Value | What | Old | New |\n| ---: | --- | --- | --- |\n");
        for found in differences {
            let [value, what, old, new] = match &found.what {
                What::AddedColumn => [String::new(), "new column".into(), String::new(), String::new()],
                What::RemovedColumn => [String::new(), "removed column".into(), String::new(), String::new()],
                What::Changed(change) => {
                    let [old, new] = sides(change.ours.as_deref(), change.theirs.as_deref());
                    let what = match change.aspect {
                        Aspect::Added => "new option".to_owned(),
                        _ => text::aspect(change),
                    };
                    [change.value.map_or(String::new(), |value| value.to_string()), what, old, new]
                }
            };
            markdown.push_str(&format!("| {value} | {what} | {old} | {new} |\n"));
        }
        markdown.push('\n');
    }
    for (side, sets) in [("old", &report.only_old), ("new", &report.only_new)] {
        if sets.is_empty() {
            continue;
        }
        markdown.push_str(&format!("## Only in {side}\n\n"));
        for unmatched in sets {
            let name = escaped(&text::unmatched(unmatched));
            markdown.push_str(&format!("- {name}: {}\n", escaped(&unmatched.reason)));
        }
        markdown.push('\n');
    }
    if !report.not_read.is_empty() {
        markdown.push_str("## Not read\n\n");
        for found in &report.not_read {
            markdown.push_str(&format!("- {}: {}\n", found.side, escaped(&found.note.to_string())));
        }
        markdown.push('\n');
    }
    let not_compared = text::not_compared(report);
    if !not_compared.is_empty() {
        markdown.push_str("## Not compared\n\n");
        for (reason, what) in not_compared {
            markdown.push_str(&format!("- {}: {}\n", escaped(reason), escaped(&what)));
        }
        markdown.push('\n');
    }
    markdown + &escaped(&text::summary(report)) + "\n"
}

/// The texts of both sides; quoted if they would look the same in a table.
fn sides(old: Option<&str>, new: Option<&str>) -> [String; 2] {
    let words = |text: Option<&str>| -> Vec<String> {
        text.unwrap_or_default().split_whitespace().map(str::to_owned).collect()
    };
    let is_alike = old != new && words(old) == words(new);
    [old, new].map(|text| match text {
        None if is_alike => "missing".to_owned(),
        Some(text) if is_alike => escaped(&format!("{text:?}")),
        text => text.map_or(String::new(), escaped),
    })
}
