use crate::list::command::{data, hostile};

#[test]
fn every_option_is_one_row_with_as_many_cells_as_the_header() {
    let markdown = data(&["list", "--as", "markdown", "--from", "hostile.json"]);
    let rows: Vec<_> = markdown.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), hostile().len() + 2);
    let cells = |row: &str| row.replace("\\\\", "").replace("\\|", "").matches('|').count();
    assert!(rows.iter().all(|row| cells(row) == cells(rows[0])), "{markdown}");
}

#[test]
fn html_and_deceptive_characters_are_escaped() {
    let markdown = data(&["list", "--as", "markdown", "--from", "hostile.json"]);
    assert!(!markdown.replace("<br>", "").contains(['<', '>']));
    assert!(
        !markdown.contains(['\u{1b}', '\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '\r', '\t', '\u{7}'])
    );
    assert!(markdown.contains("\\[link\\](javascript:alert(1))"));
}
