//! The grammar of M, as far as a table of literals needs it, and what its texts say.

use crate::command::{data, hostile};
use crate::every_column::{COLUMNS, Field, Held, sample};

struct Reader<'a>(&'a str);

impl Reader<'_> {
    fn blank(&mut self) {
        self.0 = self.0.trim_start();
    }

    fn take(&mut self, token: &str) {
        self.blank();
        self.0 = self.0.strip_prefix(token).unwrap_or_else(|| panic!("{token} before {:.60}", self.0));
    }

    fn takes(&mut self, token: &str) -> bool {
        self.blank();
        self.0.strip_prefix(token).map(|rest| self.0 = rest).is_some()
    }

    fn text(&mut self) -> String {
        self.take("\"");
        let mut text = String::new();
        loop {
            if self.takes_here("\"\"") {
                text.push('"');
            } else if self.takes_here("\"") {
                return text;
            } else if self.takes_here("#(") {
                let (code, rest) = self.0.split_once(')').unwrap();
                self.0 = rest;
                text.push(match code {
                    "lf" => '\n',
                    "cr" => '\r',
                    "tab" => '\t',
                    "#" => '#',
                    code => {
                        assert!(matches!(code.len(), 4 | 8));
                        char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap()
                    }
                });
                // `#(#)(` stands for `#(`.
            } else {
                let next = self.0.chars().next().expect("the end of the text");
                assert!(!matches!(next, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'));
                text.push(next);
                self.0 = &self.0[next.len_utf8()..];
            }
        }
    }

    fn takes_here(&mut self, token: &str) -> bool {
        self.0.strip_prefix(token).map(|rest| self.0 = rest).is_some()
    }

    fn literal(&mut self) -> Field {
        self.blank();
        if self.0.starts_with('"') {
            return Field::Text(self.text());
        }
        let end = self.0.find([',', '}']).unwrap();
        let (word, rest) = self.0.split_at(end);
        self.0 = rest;
        match word {
            "null" => Field::Nothing,
            "true" | "false" => Field::Word(word.into()),
            number => Field::Word(number.parse::<i64>().unwrap().to_string()),
        }
    }
}

fn read(m: &str) -> (Vec<(String, &'static str)>, Vec<Vec<Field>>) {
    let mut reader = Reader(m);
    let (mut columns, mut rows) = (Vec::new(), Vec::new());
    for token in ["#table", "(", "type", "table", "["] {
        reader.take(token);
    }
    loop {
        reader.take("#");
        let name = reader.text();
        reader.take("=");
        reader.take("nullable");
        let kind = ["text", "Int64.Type", "logical"].into_iter().find(|kind| reader.takes(kind));
        columns.push((name, kind.unwrap()));
        if !reader.takes(",") {
            break;
        }
    }
    for token in ["]", ",", "{"] {
        reader.take(token);
    }
    while reader.takes("{") {
        let mut row = vec![reader.literal()];
        while reader.takes(",") {
            row.push(reader.literal());
        }
        reader.take("}");
        rows.push(row);
        if !reader.takes(",") {
            break;
        }
    }
    reader.take("}");
    reader.take(")");
    assert_eq!(reader.0.trim(), "");
    (columns, rows)
}

#[test]
fn the_grammar_holds_and_every_column_comes_back() {
    let (file, expected) = sample();
    let (columns, rows) = read(&data(&["list", "--as", "m", "--from", file.path().to_str().unwrap()]));
    let types = COLUMNS.map(|(name, held)| {
        let held = match held {
            Held::Text => "text",
            Held::Integer => "Int64.Type",
            Held::Truth => "logical",
        };
        (name.to_owned(), held)
    });
    assert_eq!(columns, types);
    assert_eq!(rows, expected);
}

#[test]
fn every_label_comes_back() {
    let rows = read(&data(&["list", "--as", "m", "--from", "hostile.json"])).1;
    let labels: Vec<_> = rows.into_iter().map(|row| row[7].clone()).collect();
    let expected: Vec<_> = hostile().into_iter().map(|(_, text)| Field::Text(text)).collect();
    assert_eq!(labels, expected);
}

#[test]
fn the_closure_reason_has_48_rows() {
    assert_eq!(read(&data(&["list", "--as", "m"])).1.len(), 48);
}
