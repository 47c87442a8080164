//! The output and the messages do not depend on how many blocks and threads decode a file.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use proptest::prelude::*;

use super::cell::DecodeOptions;
use super::columns::DecodedColumns;
use super::csv::Decoder;
use super::output::Lines;
use super::parallel::Blocks;
use crate::catalog::{Catalog, Sources};
use crate::report::output::Opened;
use crate::report::progress::Progress;
use crate::rows::columns::Columns;
use crate::rows::input;
use crate::rows::read::Layout;

thread_local! {
    static CATALOG: Catalog = Catalog::load(&Sources::default()).unwrap();
}

const LABELS: DecodeOptions = DecodeOptions { replace: false, to_values: false, language: None };

/// The output, and the report at the end.
fn decoded(path: &Path, how: DecodeOptions, blocks: Option<Blocks>) -> (String, String) {
    CATALOG.with(|catalog| {
        let columns = Columns::new(catalog, &Sources::default(), &[], &[]).unwrap();
        let open = input::open(path, input::InputOptions::default(), Progress::hidden().counter()).unwrap();
        let (mut labels, mut written) = (DecodedColumns::new(how), Vec::new());
        let mut out = Lines::new(Opened { out: &mut written, is_terminal: false });
        out.mark = open.mark;
        let mut decoder = Decoder::new(move |_, _| blocks);
        let decoded = decoder.decode(open, &Layout::default(), &columns, &mut labels, &mut out);
        let said = match decoded {
            Ok(()) => format!("{:#?}", labels.tally()),
            Err(error) => error.to_string(),
        };
        (String::from_utf8(written).unwrap(), said)
    })
}

fn file(text: impl AsRef<[u8]>) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_ref()).unwrap();
    file
}

/// Cells: options, unknown values, texts, words for empty, and texts that look like the end of a record.
const CELLS: [&str; 16] = [
    "192350004",
    "AgentClosed",
    "192350004.0",
    "192350001",
    "7",
    "8",
    "",
    "NULL",
    "text",
    "\"192350004\"",
    "\"\"",
    "\"a\nb\"",
    "\"a\r\n\"\"b\"\",\n\"",
    "\"\n192350004,192350004,\n\"",
    "a\"b",
    "\"\"\"\n\"\"\"",
];

/// The labels that rows have already.
const NAMES: [&str; 6] = ["", " ", "AgentClosed", "Closed by agent", "\"two\nlines\"", "ü"];

/// Texts that are not a row of three fields.
const FAULTS: [&str; 5] = ["1,2,3,4\n", "1\n", "\n", "\r\n", "\"never closed\n,"];

fn text() -> impl Strategy<Value = String> {
    let cell = || proptest::sample::select(&CELLS[..]);
    let name = proptest::sample::select(&NAMES[..]);
    let row = (cell(), name, cell(), any::<bool>()).prop_map(|(cell, name, other, is_crlf)| {
        format!("{cell},{name},{other}{}", if is_crlf { "\r\n" } else { "\n" })
    });
    let fault = proptest::sample::select(&FAULTS[..]).prop_map(str::to_owned);
    let rows = proptest::collection::vec(prop_oneof![60 => row, 1 => fault], 0..60);
    (rows, any::<[bool; 3]>()).prop_map(|(rows, [has_mark, has_names, is_ended])| {
        let mark = if has_mark { "\u{feff}" } else { "" };
        let name = if has_names { "msdyn_closurereasonname" } else { "id" };
        let text = format!("{mark}msdyn_closurereason,{name},note\n{}", rows.concat());
        if is_ended { text } else { text.trim_end().to_owned() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn blocks_give_the_same_output_as_the_whole_file(
        text in text(),
        workers in 1..4_usize,
        length in 1..300_u64,
        full in 1..100_usize,
        replace: bool,
        to_values: bool,
    ) {
        let file = file(text);
        let how = DecodeOptions { replace: replace || to_values, to_values, language: None };
        let blocks = Blocks { workers, length, full };
        prop_assert_eq!(decoded(file.path(), how, Some(blocks)), decoded(file.path(), how, None));
    }
}

/// More of everything than is kept or reported: unknown texts, and values with other labels.
#[test]
fn many_different_cells_in_blocks() {
    let texts: fn(u32) -> (String, String) = |at| (format!("text {}", at * 7919 % 7001), String::new());
    let labels: fn(u32) -> (String, String) =
        |at| ((192_350_000 + at * 7 % 27).to_string(), format!("label {}", at % 5));
    for (row, said) in [(texts, "uncounted: 2001"), (labels, "the rows call more values than these")] {
        let mut rows = String::new();
        for at in 0..10_000 {
            let (cell, name) = row(at);
            writeln!(rows, "{at},{cell},{name}").unwrap();
        }
        let file = file(format!("id,msdyn_closurereason,msdyn_closurereasonname\n{rows}"));
        let whole = decoded(file.path(), LABELS, None);
        assert!(whole.1.contains(said), "{}", whole.1);
        for (length, full) in [(20_000, 1 << 20), (3_000, 1_000), (150_000, 5_000)] {
            let blocks = Blocks { workers: 2, length, full };
            assert_eq!(decoded(file.path(), LABELS, Some(blocks)), whole, "{length} {full}");
        }
    }
}

/// Longer than any record that a worker accepts in a block that begins with a guess.
#[test]
fn a_very_long_record_in_blocks() {
    let long = "line\n".repeat(500_000);
    let rows = "192350004,\"a\nb\"\n".repeat(50_000);
    let file = file(format!("msdyn_closurereason,note\n{rows}7,\"{long}\"\n{rows}"));
    let blocks = Blocks { workers: 2, length: 100_000, full: 100_000 };
    let whole = decoded(file.path(), LABELS, None);
    assert!(whole.1.contains("rows: 100001"), "{}", whole.1);
    assert!(decoded(file.path(), LABELS, Some(blocks)) == whole);
}

#[test]
fn only_large_files_are_decoded_in_blocks() {
    for (start, end) in [(100, 100), (100, 50), (0, 8 * 1024 * 1024 - 1)] {
        assert!(Blocks::of(start, end).is_none());
    }
}
