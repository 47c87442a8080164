//! The grammar of M, as far as a table of literals needs it, and what its texts say.

use crate::command::{data, hostile};

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

    fn literal(&mut self) -> Option<String> {
        self.blank();
        if self.0.starts_with('"') {
            return Some(self.text());
        }
        let end = self.0.find([',', '}']).unwrap();
        let (word, rest) = self.0.split_at(end);
        self.0 = rest;
        match word {
            "null" => None,
            "true" | "false" => Some(word.into()),
            number => Some(number.parse::<i64>().unwrap().to_string()),
        }
    }
}

fn read(m: &str) -> (Vec<String>, Vec<Vec<Option<String>>>) {
    let mut reader = Reader(m);
    let (mut columns, mut rows) = (Vec::new(), Vec::new());
    for token in ["#table", "(", "type", "table", "["] {
        reader.take(token);
    }
    loop {
        reader.take("#");
        columns.push(reader.text());
        reader.take("=");
        reader.take("nullable");
        assert!(["text", "Int64.Type", "logical"].into_iter().any(|kind| reader.takes(kind)));
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
fn the_grammar_holds_and_every_text_comes_back() {
    let (columns, rows) = read(&data(&["list", "--as", "m", "--from", "hostile.json"]));
    assert_eq!(columns.len(), 16);
    assert!(rows.iter().all(|row| row.len() == 16));
    let texts: Vec<_> =
        rows.iter().map(|row| (row[5].as_ref().unwrap().parse().unwrap(), row[7].clone().unwrap())).collect();
    assert_eq!(texts, hostile());
}

#[test]
fn the_closure_reason_has_48_rows() {
    assert_eq!(read(&data(&["list", "--as", "m"])).1.len(), 48);
}
