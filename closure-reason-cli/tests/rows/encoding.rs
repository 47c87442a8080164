//! UTF-16 is read as UTF-8 is, and written as it was read.

use proptest::prelude::*;

use crate::command::{Folder, piped, run, utf16};

/// The other byte order.
fn swapped(bytes: &[u8]) -> Vec<u8> {
    bytes.chunks_exact(2).flat_map(|unit| [unit[1], unit[0]]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_text(
        cells in proptest::collection::vec(("[ -~&&[^\",]]{0,9}|[\\p{L}\u{1f600}-\u{1f64f}]{0,9}", 0..3_usize), 1..40),
        has_mark: bool,
        is_swapped: bool,
        is_json: bool,
    ) {
        let values = ["192350004", "5", "\"AgentClosed\""];
        let rows: String = if is_json {
            let row = |(text, value): &(String, usize)| {
                format!("{{\"id\":{},\"msdyn_closurereason\":{}}}\n", serde_json::json!(text), values[*value])
            };
            cells.iter().map(row).collect()
        } else {
            let row = |(text, value): &(String, usize)| format!("x{text},{}\r\n", values[*value]);
            format!("id,msdyn_closurereason\r\n{}", cells.iter().map(row).collect::<String>())
        };
        let mark = if has_mark { "\u{feff}" } else { "" };
        let in_utf16 = |text: &str| if is_swapped { swapped(&utf16(text)) } else { utf16(text) };
        let rows = format!("{mark}{rows}");
        let expected = piped(&["decode"], rows.as_bytes()).done();
        let decoded = piped(&["decode"], &in_utf16(&rows));
        prop_assert_eq!(decoded.code, Some(0), "{:?}", decoded.err);
        prop_assert_eq!(decoded.out, in_utf16(&expected));
        let expected = piped(&["summary", "--as", "csv"], rows.as_bytes()).done();
        prop_assert_eq!(piped(&["summary", "--as", "csv"], &in_utf16(&rows)).done(), expected);
    }
}

/// A pair of surrogates, and a row, at every place where a step of the reader may end.
#[test]
fn longer_than_what_is_read_at_once() {
    for shift in 0..3 {
        let rows: String = (0..20_000).map(|_| "\u{1f600}\u{e9},192350004\n").collect();
        let rows = format!("{},msdyn_closurereason\n{rows}", "x".repeat(shift));
        let decoded = piped(&["decode"], &utf16(&rows));
        assert_eq!(decoded.out, utf16(&piped(&["decode"], rows.as_bytes()).done()));
    }
}

#[test]
fn one_output_has_one_encoding() {
    let folder = Folder::new();
    let plain = folder.file("plain.csv", "msdyn_closurereason\n192350004\n");
    let wide = folder.file("wide.csv", utf16("msdyn_closurereason\n192350004\n"));
    let ran = run(["decode", &plain, &wide]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        folder.plain(&ran.err),
        "error: wide.csv: this file is UTF-16, little-endian, the first one is UTF-8\n  help: decode them \
         one at a time, each into its own file\n"
    );
    let both = run(["decode", &wide, &wide]);
    let expected =
        "msdyn_closurereason,msdyn_closurereasonname\n192350004,AgentClosed\n192350004,AgentClosed\n";
    assert_eq!(both.out, utf16(expected));
    assert_eq!(
        run(["summary", "--as", "csv", &plain, &wide]).done().lines().nth(1).unwrap(),
        "msdyn_closurereason,192350004,AgentClosed,true,2"
    );
}

#[test]
fn another_encoding_is_named_where_a_text_is_not_understood() {
    let rows = b"msdyn_closurereason\n192350004\nGr\xfcn\n";
    let summary = piped(&["summary"], rows).done();
    assert!(summary.contains("this text is not UTF-8: save the rows as UTF-8"), "{summary}");
    // What is not understood is still written as it was.
    assert_eq!(
        piped(&["decode"], rows).out,
        b"msdyn_closurereason,msdyn_closurereasonname\n192350004,AgentClosed\nGr\xfcn,\n"
    );
}

#[test]
fn an_output_called_gz_is_compressed() {
    let folder = Folder::new();
    let rows = folder.file("rows.csv", "msdyn_closurereason\n192350004\n");
    let out = folder.path("out.csv.gz").into_os_string().into_string().unwrap();
    run(["decode", &rows, "-o", &out]).done();
    let bytes = std::fs::read(&out).unwrap();
    assert_eq!(bytes[..8], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
    let again = run(["decode", "--replace", &out]).done();
    assert_eq!(again, "msdyn_closurereason,msdyn_closurereasonname\nAgentClosed,AgentClosed\n");
}
