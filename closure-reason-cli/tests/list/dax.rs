//! The grammar of DATATABLE, and what its texts say.

use crate::command::{data, hostile};
use crate::every_column::{COLUMNS, Field, Held, sample};

/// The tokens: texts as they are meant, behind a quote; everything else as it stands.
fn tokens(dax: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = dax.trim_start();
    while let Some(first) = rest.chars().next() {
        if first == '"' {
            let mut text = String::from('"');
            rest = &rest[1..];
            loop {
                let end = rest.find('"').expect("a text that ends");
                text.push_str(&rest[..end]);
                rest = &rest[end + 1..];
                match rest.strip_prefix('"') {
                    Some(after) => rest = after,
                    None => break,
                }
                text.push('"');
            }
            tokens.push(text);
        } else if "(){},".contains(first) {
            tokens.push(first.into());
            rest = &rest[1..];
        } else {
            let end = rest.find(|c: char| "(){},\"".contains(c) || c.is_whitespace()).unwrap();
            tokens.push(rest[..end].into());
            rest = &rest[end..];
        }
        rest = rest.trim_start();
    }
    tokens
}

/// The columns with their types, and the rows.
type Table = (Vec<(String, String)>, Vec<Vec<Field>>);

fn read(dax: &str) -> Table {
    // A table without rows has one that is left out.
    if let Some(filtered) = dax.strip_prefix("FILTER (") {
        let (table, condition) = filtered.rsplit_once("),").unwrap();
        assert_eq!(tokens(condition), ["FALSE", "(", ")", ")"]);
        let (columns, rows) = read(&format!("{table})\n"));
        assert_eq!(rows, [vec![Field::Nothing; columns.len()]]);
        return (columns, Vec::new());
    }
    let tokens = tokens(dax);
    let mut tokens = tokens.iter().map(String::as_str).peekable();
    let mut take = |expected: &str| assert_eq!(tokens.next(), Some(expected));
    take("DATATABLE");
    take("(");
    let mut columns = Vec::new();
    while tokens.peek() != Some(&"{") {
        let name = tokens.next().unwrap().strip_prefix('"').unwrap().to_owned();
        assert_eq!(tokens.next(), Some(","));
        columns.push((name, tokens.next().unwrap().to_owned()));
        assert_eq!(tokens.next(), Some(","));
    }
    assert_eq!(tokens.next(), Some("{"));
    let mut rows = Vec::new();
    loop {
        assert_eq!(tokens.next(), Some("{"));
        let mut row = Vec::new();
        loop {
            row.push(match tokens.next().unwrap() {
                "BLANK" => {
                    assert_eq!((tokens.next(), tokens.next()), (Some("("), Some(")")));
                    Field::Nothing
                }
                word @ ("TRUE" | "FALSE") => Field::Word(word.to_lowercase()),
                text if text.starts_with('"') => Field::Text(text[1..].to_owned()),
                number => Field::Word(number.parse::<i64>().unwrap().to_string()),
            });
            match tokens.next() {
                Some(",") => {}
                Some("}") => break,
                other => panic!("{other:?}"),
            }
        }
        rows.push(row);
        match tokens.next() {
            Some(",") => {}
            Some("}") => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((tokens.next(), tokens.next()), (Some(")"), None));
    (columns, rows)
}

#[test]
fn the_grammar_holds_and_every_column_comes_back() {
    let (file, expected) = sample();
    let (columns, rows) = read(&data(&["list", "--as", "dax", "--from", file.path().to_str().unwrap()]));
    let types = COLUMNS.map(|(name, held)| {
        let held = match held {
            Held::Text => "STRING",
            Held::Integer => "INTEGER",
            Held::Truth => "BOOLEAN",
        };
        (name.to_owned(), held.to_owned())
    });
    assert_eq!(columns, types);
    assert_eq!(rows, expected);
}

#[test]
fn every_label_comes_back() {
    let rows = read(&data(&["list", "--as", "dax", "--from", "hostile.json"])).1;
    let labels: Vec<_> = rows.into_iter().map(|row| row[7].clone()).collect();
    let expected: Vec<_> = hostile().into_iter().map(|(_, text)| Field::Text(text)).collect();
    assert_eq!(labels, expected);
}

#[test]
fn the_closure_reason_has_48_rows() {
    assert_eq!(read(&data(&["list", "--as", "dax"])).1.len(), 48);
}

#[test]
fn a_set_without_options_has_no_rows() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    let set = r#"{"LogicalName": "c", "EntityLogicalName": "t", "OptionSet": {"Options": []}}"#;
    std::fs::write(&file, set).unwrap();
    let (columns, rows) = read(&data(&["list", "--as", "dax", "--from", file.to_str().unwrap()]));
    assert_eq!((columns.len(), rows.len()), (COLUMNS.len(), 0));
}
