//! What the readers take for rows, however little comes at once.

use std::io::{self, Read};

use proptest::prelude::*;
use serde_json::Value;

use super::buffer::{Buffer, Position};
use super::{csv, json};
use crate::source::encoding::Encoding;

/// Comes in pieces of these sizes, over and over.
struct Trickle {
    bytes: Vec<u8>,
    at: usize,
    sizes: Vec<usize>,
    step: usize,
}

impl Read for Trickle {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let size = self.sizes.get(self.step % self.sizes.len().max(1)).copied().unwrap_or(usize::MAX);
        self.step += 1;
        let count = size.min(buffer.len()).min(self.bytes.len() - self.at);
        buffer[..count].copy_from_slice(&self.bytes[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

fn trickle(bytes: &[u8], sizes: &[usize]) -> Box<dyn Read + Send> {
    Box::new(Trickle { bytes: bytes.to_vec(), at: 0, sizes: sizes.to_vec(), step: 0 })
}

fn window(bytes: &[u8], sizes: &[usize]) -> Buffer {
    Buffer::at(Position::default(), "rows".to_owned(), trickle(bytes, sizes))
}

#[test]
fn a_long_row_in_small_pieces_is_not_scanned_for_each_of_them() {
    let mut long = window(&vec![b'a'; 16 << 20], &[1 << 14]);
    let mut scans = 0;
    while !long.is_last() && long.more().is_ok() {
        scans += 1;
    }
    assert_eq!(long.rest().len(), 16 << 20);
    assert!(scans < 40, "{scans}");
}

/// The fields of all records, or the error.
fn csv_of(bytes: &[u8], sizes: &[usize]) -> Result<Vec<Vec<Vec<u8>>>, String> {
    let error = |error: crate::report::error::Error| error.to_string();
    let mut reader = csv::Reader::new(window(bytes, sizes), Some(b',').into()).map_err(error)?;
    let (mut records, mut written) = (Vec::new(), Vec::new());
    while let Some(record) = reader.next().map_err(error)? {
        written.extend_from_slice(record.bytes);
        records.push((0..record.fields().len()).map(|field| record.text(field).into_owned()).collect());
    }
    assert_eq!(written, bytes);
    Ok(records)
}

/// A property with its value, as they are written.
type Member = (Vec<u8>, Vec<u8>);

/// The members of all rows, or that there is an error.
fn json_of(bytes: &[u8], sizes: &[usize]) -> Option<Vec<Vec<Member>>> {
    let mut reader = json::Reader::new(window(bytes, sizes), json::RowsPath::default());
    let (mut rows, mut written) = (Vec::new(), Vec::new());
    while let Some(piece) = reader.next().ok()? {
        match piece {
            json::Piece::Between(bytes) => written.extend_from_slice(bytes),
            json::Piece::Row(row) => {
                written.extend_from_slice(row.bytes);
                let member = |member: &json::Member| {
                    (row.key(member).into_owned(), row.bytes[member.value.clone()].to_vec())
                };
                rows.push(row.members.iter().map(member).collect());
            }
        }
    }
    assert_eq!(written, bytes);
    Some(rows)
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<i32>().prop_map(|number| Value::from(f64::from(number) / 8.0)),
        "[ -~é漢\n\t\"\\\\]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map("[a-c\"\\\\]{0,2}", inner, 0..4)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

fn row() -> impl Strategy<Value = Value> {
    let members = proptest::collection::hash_map("[a-f]{1,2}", value(), 0..5);
    members.prop_map(|members| members.into_iter().collect())
}

/// What JSON may not have in some places, or anything else.
fn put() -> impl Strategy<Value = String> {
    const TELLING: &[&str] = &[
        "0", "-", "-0", "+1", ".5", "1.", "1e", "nul", "\"", "\\", "\\x", "\n", "{", "}", "[", "]", ",", ":",
    ];
    prop_oneof![prop::sample::select(TELLING).prop_map(str::to_owned), "[]{}\",:0-9.eE+a-z\\\\ -]{0,2}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn csv_does_not_depend_on_how_the_input_is_chunked(
        text in "[ab,\"\r\n]{0,40}",
        sizes in proptest::collection::vec(1..5_usize, 1..4),
    ) {
        prop_assert_eq!(csv_of(text.as_bytes(), &sizes), csv_of(text.as_bytes(), &[]));
    }

    #[test]
    fn what_the_crate_csv_writes_is_read_back(
        rows in proptest::collection::vec(proptest::collection::vec("[ab,;\"\r\n]{0,5}", 3), 1..6),
        has_crlf: bool,
        is_quoted: bool,
        sizes in proptest::collection::vec(1..9_usize, 1..4),
    ) {
        let mut writer = ::csv::WriterBuilder::new();
        writer.terminator(if has_crlf { ::csv::Terminator::CRLF } else { ::csv::Terminator::Any(b'\n') });
        writer.quote_style(if is_quoted { ::csv::QuoteStyle::Always } else { ::csv::QuoteStyle::Necessary });
        let mut writer = writer.from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let fields = |row: &Vec<String>| row.iter().map(|field| field.clone().into_bytes()).collect();
        let expected: Vec<Vec<Vec<u8>>> = rows.iter().map(fields).collect();
        prop_assert_eq!(csv_of(&writer.into_inner().unwrap(), &sizes), Ok(expected));
    }

    #[test]
    fn json_is_accepted_exactly_if_serde_json_accepts_it(
        rows in proptest::collection::vec(row(), 0..4),
        shape in 0..4_u8,
        is_pretty: bool,
        cut in proptest::option::weighted(0.7, (any::<prop::sample::Index>(), any::<bool>(), put())),
        sizes in proptest::collection::vec(1..9_usize, 1..4),
    ) {
        let write = |value: &Value| if is_pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
        let mut text = match shape {
            0 => write(&Value::from(rows.clone())).unwrap(),
            1 => write(&serde_json::json!({"@odata.context": "", "value": rows, "z": [1]})).unwrap(),
            2 => {
                let (first, second) = rows.split_at(rows.len() / 2);
                write(&serde_json::json!([{"a": [], "value": first, "z": [1]}, {"value": second}])).unwrap()
            }
            _ => rows.iter().map(|row| write(row).unwrap() + "\n").collect(),
        };
        let is_whole = cut.is_none();
        if let Some((at, is_at_start, put)) = cut {
            let mut characters: Vec<char> = text.chars().collect();
            // Where a value or a key begins, or anywhere.
            let is_start = |at: &usize| at.checked_sub(1).is_some_and(|before| "[{,: ".contains(characters[before]));
            let starts: Vec<usize> = (0..characters.len()).filter(|at| !is_at_start || is_start(at)).collect();
            if !starts.is_empty() {
                let at = *at.get(&starts);
                characters.splice(at..=at, put.chars());
            }
            text = characters.into_iter().collect();
        }
        let ours = json_of(text.as_bytes(), &[]);
        prop_assert_eq!(&json_of(text.as_bytes(), &sizes), &ours);
        let theirs: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(&text).into_iter().collect();
        if is_whole {
            let ours: Vec<Value> = ours.expect("it is JSON").iter().map(|members| {
                let member = |(key, value): &Member| {
                    (String::from_utf8(key.clone()).unwrap(), serde_json::from_slice::<Value>(value).unwrap())
                };
                members.iter().map(member).collect()
            }).collect();
            prop_assert_eq!(ours, rows);
        } else if ours.is_some() {
            // Numbers that are too large for serde_json are JSON, and pass.
            let is_large = theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range"));
            prop_assert!(theirs.is_ok() || is_large, "{:?} {}", theirs, text);
        }
    }

    #[test]
    fn no_bytes_hang_a_reader(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        sizes in proptest::collection::vec(1..9_usize, 1..4),
    ) {
        prop_assert_eq!(csv_of(&bytes, &sizes), csv_of(&bytes, &[]));
        prop_assert_eq!(json_of(&bytes, &sizes), json_of(&bytes, &[]));
    }

    #[test]
    fn utf16_is_decoded_like_the_standard_library(
        units in proptest::collection::vec(prop_oneof![any::<u16>(), 0xd7f0..0xe010_u16], 0..40),
        is_odd: bool,
        sizes in proptest::collection::vec(1..5_usize, 1..4),
    ) {
        for (encoding, bytes_of) in
            [(Encoding::Utf16Le, u16::to_le_bytes as fn(u16) -> [u8; 2]), (Encoding::Utf16Be, u16::to_be_bytes)]
        {
            let mut bytes: Vec<u8> = units.iter().copied().flat_map(bytes_of).collect();
            bytes.extend(is_odd.then_some(0));
            let mut text = String::new();
            let read = encoding.reader(trickle(&bytes, &sizes)).read_to_string(&mut text);
            prop_assert_eq!(read.is_ok().then_some(text), String::from_utf16(&units).ok().filter(|_| !is_odd));
        }
    }
}
