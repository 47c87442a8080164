//! However a file is cut into parts, its counts and errors are those of the whole file.

use std::io::Write;
use std::path::Path;

use proptest::prelude::*;

use super::SummaryCounts;
use super::by::By;
use crate::catalog::{Catalog, Sources};
use crate::report::progress::Progress;
use crate::rows::columns::Columns;
use crate::rows::input;
use crate::rows::read::{Layout, read_in_parts};
use crate::verbs::summary::{csv, json};

thread_local! {
    static CATALOG: Catalog = Catalog::load(&Sources::default()).unwrap();
}

/// The report about a file that is cut at these places.
fn said(path: &Path, by: Option<&str>, cuts: &[u64]) -> String {
    CATALOG.with(|catalog| {
        let by: Vec<By> = by.iter().map(|by| By::parse(by).unwrap()).collect();
        let names: Vec<String> = by.iter().map(|by| by.name.clone()).collect();
        let columns = Columns::new(catalog, &Sources::default(), &[], &names).unwrap();
        let mut counts = SummaryCounts::new(&by);
        let open = input::open(path, input::InputOptions::default(), Progress::hidden().counter()).unwrap();
        let read = read_in_parts(open, &Layout::default(), &columns, &mut counts, |start, end| {
            cuts.iter().copied().filter(|cut| (start..end).contains(cut)).collect()
        });
        match read.and_then(|()| counts.decide()) {
            Ok(()) => json::write(&counts.into_report(vec![input::name(path)], None)),
            Err(error) => error.to_string(),
        }
    })
}

/// The report about a file to which these bytes are added after its header has been read.
fn said_of_growing(text: &str, more: &str) -> Result<String, String> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    let path = file.path().to_owned();
    file.write_all(text.as_bytes()).unwrap();
    CATALOG.with(|catalog| {
        let columns = Columns::new(catalog, &Sources::default(), &[], &[]).unwrap();
        let mut counts = SummaryCounts::new(&[]);
        let grow = |_, _| {
            file.write_all(more.as_bytes()).unwrap();
            Vec::new()
        };
        let open = input::open(&path, input::InputOptions::default(), Progress::hidden().counter()).unwrap();
        let read = read_in_parts(open, &Layout::default(), &columns, &mut counts, grow);
        read.map_err(|error| error.to_string())?;
        let report = counts.into_report(Vec::new(), None);
        let said = report.remarks.iter().map(|(_, remark)| remark.text());
        Ok(csv::write(&report) + &said.collect::<String>())
    })
}

/// A field: an option, an unknown value, texts, and what is easily mistaken for the end of one.
const FIELDS: [&str; 14] = [
    "192350004",
    "AgentClosed",
    "192350004.0",
    "7",
    "",
    "text",
    "\"192350004\"",
    "\"\"",
    "\"a\nb\"",
    "\"a\r\n\"\"b\"\",\n\"",
    "\"\n192350004,192350004\n\"",
    "a\"b",
    "\"a\" b",
    "\"\"\"\n\"\"\"",
];

/// Text that is not a row of two fields.
const FAULTS: [&str; 5] = ["1,2,3\n", "1\n", "\n", "\r\n", "\"never closed\n,"];

fn file() -> impl Strategy<Value = String> {
    let field = || proptest::sample::select(&FIELDS[..]);
    let row = (field(), field(), any::<bool>())
        .prop_map(|(one, other, is_crlf)| format!("{one},{other}{}", if is_crlf { "\r\n" } else { "\n" }));
    let fault = proptest::sample::select(&FAULTS[..]).prop_map(str::to_owned);
    let rows = proptest::collection::vec(prop_oneof![60 => row, 1 => fault], 0..60);
    (rows, any::<bool>(), any::<bool>()).prop_map(|(rows, has_mark, is_ended)| {
        let mark = if has_mark { "\u{feff}" } else { "" };
        let text = format!("{mark}msdyn_closurereason,channel\n{}", rows.concat());
        if is_ended { text } else { text.trim_end().to_owned() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn parts_give_the_same_counts_as_the_whole_file(
        text in file(),
        cuts in proptest::collection::btree_set(0..1000_u64, 1..8),
        has_groups: bool,
    ) {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let by = has_groups.then_some("channel");
        let cuts: Vec<u64> = cuts.into_iter().collect();
        prop_assert_eq!(said(file.path(), by, &cuts), said(file.path(), by, &[]));
    }
}

/// More different values, texts and groups than are kept.
#[test]
fn many_different_cells_in_parts() {
    for (cell, by) in [
        ((|at| format!("{}", at * 7919 % 3001)) as fn(u32) -> String, None),
        (|at| format!("text {}", at * 7919 % 3001), None),
        (|at| format!("text {}", at * 7919 % 3001), Some("channel")),
        (|_| "1".to_owned(), Some("id")),
    ] {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        writeln!(file, "msdyn_closurereason,channel,id").unwrap();
        for at in 0..5000 {
            writeln!(file, "{},{},{at}", cell(at), at % 3).unwrap();
        }
        let whole = said(file.path(), by, &[]);
        assert!(
            whole.to_lowercase().contains("all but the ")
                || whole.contains("more than 1000 different values"),
            "{whole}"
        );
        assert_eq!(said(file.path(), by, &[9_000, 20_000, 33_333]), whole);
    }
}

/// Only one of the dates, in one of the parts, shows the order of day and month.
#[test]
fn dates_in_parts() {
    for told in [0, 1500, 2996] {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        writeln!(file, "msdyn_closurereason,channel,day").unwrap();
        for at in 0..3000 {
            let day = if at == told { 31 } else { at * 7 % 12 + 1 };
            writeln!(file, "192350004,{},{}/{day}/2024", at % 2, at % 4 * 2 + 1).unwrap();
        }
        let whole = said(file.path(), Some("day:week"), &[]);
        assert!(whole.contains("\"2024-W05\"") && !whole.contains("2024-W40"), "{whole}");
        assert_eq!(said(file.path(), Some("day:week"), &[9_000, 20_000, 33_333]), whole);
    }
}

#[test]
fn rows_added_during_the_run_are_never_cut_silently() {
    const HEADER: &str = "column,value,label,known,count\n";
    const NOTE: &str =
        "changed while it was read: its last row may be incomplete, and rows after it are left out";
    // Longer than what is read to tell what a file is, and what is between its fields.
    let rows = "1,192350004,\n".repeat(9);
    let text = format!("id,msdyn_closurereason,{}\n{rows}", "x".repeat(100));
    let known = |count| format!("{HEADER}msdyn_closurereason,192350004,AgentClosed,true,{count}\n");
    assert_eq!(said_of_growing(&text, ""), Ok(known(9)));
    assert_eq!(said_of_growing(&text, "2,192350004,\n"), Ok(known(10) + NOTE));
    assert_eq!(
        said_of_growing("id,msdyn_closurereason\n1,192350004\n", "2,192350004\n"),
        Ok(known(1) + NOTE)
    );
    let half = known(9) + "msdyn_closurereason,19235,,false,1\n" + NOTE;
    assert_eq!(said_of_growing(&text, "2,19235,"), Ok(half));
    let refused = said_of_growing(&text, "2").unwrap_err();
    assert!(refused.contains(": this row has 1 field, the header has 3\n"), "{refused}");
    assert!(
        refused.ends_with("help: the file changed while it was read: try again once it is complete"),
        "{refused}"
    );
}
