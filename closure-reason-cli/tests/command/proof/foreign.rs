//! Whatever a developer writes into generated files stays, byte for byte, when the metadata changes.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::proof::change::{ALL, Change};
use crate::proof::enums::by_set;
use crate::proof::run::Folder;
use crate::proof::strategy::{label, tables};

/// Inserts comments, attributes, doc comments and items into a text at places that the bits choose. Returns the text, and
/// the pieces in order.
fn with_foreign_text(text: &str, mut bits: impl FnMut() -> u64) -> (String, Vec<String>) {
    let (mut foreign, mut pieces) = (String::new(), Vec::new());
    let mut place = |text: String, foreign: &mut String| {
        foreign.push_str(&text);
        pieces.push(text);
    };
    for (number, line) in text.lines().enumerate() {
        let indent = &line[..line.len() - line.trim_start().len()];
        let word = line.trim().strip_suffix(',').unwrap_or_default();
        // Keys without a value begin with a small letter, and have the same indentation in the attribute of an enum.
        let is_key = word.starts_with(|first: char| first.is_ascii_lowercase());
        let is_variant = indent.len() == 4 && !is_key && syn::parse_str::<syn::Ident>(word).is_ok();
        let is_entry = indent.len() == 8 && line.ends_with(',');
        let choice = bits();
        if is_variant && choice & 1 == 1 {
            let before = match choice >> 4 & 3 {
                0 => format!("{indent}// Remark {number}.\n\n"),
                1 => format!("{indent}#[doc(alias = \"foreign {number}\")]\n"),
                2 => format!("{indent}/* Remark\n {number}. */\n"),
                _ => format!("{indent}#[cfg(all())] // remark {number}\n"),
            };
            place(before, &mut foreign);
        }
        if line.starts_with("#[derive(") && choice & 2 == 2 {
            place(format!("#[derive(PartialOrd)] /* {number} */\n#[allow(dead_code)]\n"), &mut foreign);
        }
        foreign.push_str(line);
        if (is_variant || is_entry) && choice & 4 == 4 {
            place(format!(" // beside {number}"), &mut foreign);
        }
        foreign.push('\n');
        if line == "}" && choice & 8 == 8 {
            place(format!("\n/// Hers.\npub const ITEM_{number}: u8 = 0; // {number}\n"), &mut foreign);
        }
    }
    (foreign, pieces)
}

proptest! {
    #![proptest_config(crate::proof::cases(5))]
    #[test]
    fn foreign_text_stays(
        tables in tables(5..25), bits in proptest::collection::vec(any::<u64>(), 50),
        what in proptest::collection::vec(any::<Index>(), 25), at: [Index; 4], text in label(),
    ) {
        let folder = Folder::new();
        folder.answers(&tables);
        let mut bits = bits.into_iter().cycle();
        let mut written = Vec::new();
        for (path, text) in folder.generate() {
            let (foreign, pieces) = with_foreign_text(&text, || bits.next().unwrap());
            std::fs::write(&path, &foreign).unwrap();
            written.push((path, foreign, pieces));
        }
        // The same metadata changes nothing; other metadata changes nothing that the developer wrote.
        let same = folder.generate();
        for (path, foreign, _) in &written {
            prop_assert_eq!(&same[path], foreign);
        }
        let mut later = tables.clone();
        for (table, what) in later.iter_mut().zip(&what) {
            let mut changed = table.clone();
            let change = Change { what: *what.get(ALL), at, text: text.clone() };
            if change.apply(&mut changed).is_some() {
                *table = changed;
            }
        }
        folder.answers(&later);
        let after = folder.generate();
        for (path, _, pieces) in &written {
            let mut rest = &*after[path];
            for piece in pieces {
                let at = rest.find(&**piece);
                prop_assert!(at.is_some(), "{:?} of {}", piece, after[path]);
                rest = &rest[at.unwrap_or_default() + piece.len()..];
            }
        }
        by_set(&after);
        let (_, said) = folder.check(&[]);
        prop_assert_eq!(&said["differences"], &serde_json::json!([]));
    }
}
