//! UTF-16, and encodings that the user names, are read like UTF-8, and written in the same encoding.

use proptest::prelude::*;

use crate::rows::command::{Folder, piped, run, utf16};

/// The other byte order.
fn swapped(bytes: &[u8]) -> Vec<u8> {
    bytes.chunks_exact(2).flat_map(|unit| [unit[1], unit[0]]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

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
fn longer_than_one_read() {
    for shift in 0..3 {
        let rows: String = (0..8_000).map(|_| "\u{1f600}\u{e9},192350004\n").collect();
        let rows = format!("{},msdyn_closurereason\n{rows}", "x".repeat(shift));
        let decoded = piped(&["decode"], &utf16(&rows));
        assert_eq!(decoded.out, utf16(&piped(&["decode"], rows.as_bytes()).done()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Only the column is added, whatever bytes surround it.
    #[test]
    fn any_bytes_in_one_byte_for_each_character(
        cells in proptest::collection::vec((proptest::collection::vec(any::<u8>(), 0..30), 0..3_usize), 1..40),
        ends: bool,
        encoding in proptest::sample::select(&["windows-1252", "windows-1250", "koi8-r", "macintosh", "ibm866"][..]),
    ) {
        let values = [("192350004", "AgentClosed"), ("5", ""), ("", "")];
        let write = |is_decoded: bool| {
            let mut bytes = b"id;msdyn_closurereason".to_vec();
            bytes.extend_from_slice(if is_decoded { b";msdyn_closurereasonname" } else { b"" });
            for (text, value) in &cells {
                bytes.extend_from_slice(b"\r\n\"");
                // Windows-1250 has no character for these.
                let is_there = |byte: &u8| !matches!(byte, 0x81 | 0x83 | 0x88 | 0x90 | 0x98);
                for byte in text.iter().filter(|byte| is_there(byte)) {
                    bytes.push(*byte);
                    bytes.extend((*byte == b'"').then_some(b'"'));
                }
                bytes.extend_from_slice(b"\";");
                bytes.extend_from_slice(values[*value].0.as_bytes());
                bytes.extend(is_decoded.then_some(b';'));
                bytes.extend_from_slice(if is_decoded { values[*value].1.as_bytes() } else { b"" });
            }
            bytes.extend_from_slice(if ends { b"\n" } else { b"" });
            bytes
        };
        let decoded = piped(&["decode", "--encoding", encoding], &write(false));
        prop_assert_eq!(decoded.code, Some(0), "{:?}", decoded.err);
        prop_assert_eq!(decoded.out, write(true));
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

/// Labels that Windows-1252 has, and one that it does not have.
fn metadata(folder: &Folder) -> String {
    let row = |value: u32, label: &str| {
        format!(
            "{{\"objecttypecode\":\"demo_visit\",\"attributename\":\"demo_why\",\"attributevalue\":{value},\"value\":\"{label}\",\"langid\":1031}}"
        )
    };
    let rows = [row(5, "Größe geändert"), row(7, "Fertig"), row(8, "Größe ≥ 5")];
    folder.file("stringmaps.json", format!("{{\"value\":[{}]}}", rows.join(",")))
}

/// A text of Windows-1252 from one whose characters are the same as in Latin-1.
fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|character| u8::try_from(character).unwrap()).collect()
}

/// Rows as Excel in German saves them.
const ROWS: &str = "id;Bemerkung;demo_why\r\nA;sch\u{f6}n;5\r\nB;\u{9f};Gr\u{f6}\u{df}e ge\u{e4}ndert\r\n";

#[test]
fn rows_in_a_named_encoding_stay_in_it() {
    let folder = Folder::new();
    let metadata = metadata(&folder);
    let expected = ROWS
        .replace("demo_why\r", "demo_why;demo_whyname\r")
        .replace("ge\u{e4}ndert\r", "ge\u{e4}ndert;Gr\u{f6}\u{df}e ge\u{e4}ndert\r")
        .replace(";5\r", ";5;Gr\u{f6}\u{df}e ge\u{e4}ndert\r");
    for name in ["windows-1252", "CP1252", "latin1"] {
        let decoded = piped(&["decode", "--encoding", name, "--from", &metadata], &latin(ROWS));
        assert_eq!(decoded.code, Some(0), "{}", decoded.err);
        assert_eq!(decoded.out, latin(&expected));
    }
    let counted =
        piped(&["summary", "--as", "csv", "--encoding", "cp1252", "--from", &metadata], &latin(ROWS));
    assert_eq!(counted.done().lines().nth(1).unwrap(), "demo_why,5,Größe geändert,true,2");
    // The encoded file need not be CSV, and a byte order mark takes precedence over the flag.
    let json = "[{\"Grund\":\"\u{e4}\",\"demo_why\":5}]";
    let decoded = piped(&["decode", "--replace", "--encoding", "cp1252", "--from", &metadata], &latin(json));
    assert_eq!(decoded.out, latin(&json.replace(":5", ":\"Gr\u{f6}\u{df}e ge\u{e4}ndert\"")));
    let marked = "\u{feff}demo_why\nGröße geändert\n";
    let decoded =
        piped(&["decode", "--replace", "--encoding", "cp1252", "--from", &metadata], marked.as_bytes());
    assert_eq!(decoded.done(), marked);
}

#[test]
fn rows_that_are_really_utf_8_are_reported() {
    let folder = Folder::new();
    let metadata = metadata(&folder);
    let note = "note: standard input: is UTF-8, judging by its beginning, but is read and written in the \
                encoding of `--encoding`: leave that out\n";
    for verb in [&["decode"][..], &["summary", "--as", "csv"]] {
        for (rows, is_said) in [
            ("id,demo_why\nä,5\n".as_bytes(), true),
            (b"id,demo_why\na,5\n", false),
            (b"id,demo_why\n\xe4,5\n", false),
        ] {
            let ran = piped(&[verb, &["--encoding", "windows-1252", "--from", &metadata]].concat(), rows);
            assert_eq!((ran.code, ran.err.contains(note)), (Some(0), is_said), "{verb:?} {}", ran.err);
        }
    }
}

#[test]
fn a_text_that_is_not_utf_8_is_an_error_that_names_the_flag() {
    let folder = Folder::new();
    let metadata = metadata(&folder);
    let ending = "or save it as UTF-8 (in Excel: \"CSV UTF-8\")\n";
    let rows = latin(ROWS);
    let cyrillic = b"id,demo_why\n\xcd\xee\xe2\xfb\xe9,5\n".to_vec();
    let dos = b"id,demo_why\ngr\x81n,5\n".to_vec();
    let cut = b"id,demo_why\n\xe2\x82".to_vec();
    for (rows, place, remedy) in [
        (&rows, "2:6", format!("say its encoding, which is probably `--encoding windows-1252`, {ending}")),
        (
            &cyrillic,
            "2:1",
            format!("say its encoding, which is probably `--encoding windows-1251`, {ending}"),
        ),
        (&cut, "2:1", format!("say its encoding, which is probably `--encoding windows-1252`, {ending}")),
        (
            &dos,
            "2:3",
            "save it as UTF-8 (in Excel: \"CSV UTF-8\"), or say its encoding with `--encoding NAME`\n"
                .to_owned(),
        ),
    ] {
        for verb in ["decode", "summary"] {
            let ran = piped(&[verb, "--from", &metadata], rows);
            let expected = format!("error: standard input:{place}: this text is not UTF-8\n  help: {remedy}");
            assert_eq!((ran.code, ran.err), (Some(2), expected), "{verb}");
            assert!(ran.out.is_empty());
        }
    }
    // Bytes that are far apart, and read by several threads.
    let row = format!("{}\u{e9},5\n", "\u{20ac}".repeat(333));
    let many: Vec<u8> = [&b"id,demo_why\n"[..], &row.as_bytes().repeat(40_000)].concat();
    let file = folder.file("many.csv", &many);
    let counted = run(["summary", "--as", "csv", "--from", &metadata, &file]).done();
    assert!(counted.contains(",true,40000\n"), "{counted}");
    let file = folder.file("many.csv", [&many[..], b"\xe9,5\n"].concat());
    let ran = run(["summary", "--as", "csv", "--from", &metadata, &file]);
    assert!(ran.err.contains("many.csv:40002:1: this text is not UTF-8"), "{}", ran.err);
}

#[test]
fn a_label_missing_from_the_encoding_is_an_error() {
    let folder = Folder::new();
    let metadata = metadata(&folder);
    let out = folder.file("out.csv", "before");
    let rows = folder.file("rows.csv", "id;demo_why\n1;7\n2;8\n");
    let json = folder.file("rows.json", "{\"demo_why\":8}\n");
    for (rows, place) in [(&rows, "rows.csv:3:3"), (&json, "rows.json:1:13")] {
        let ran = run(["decode", "--encoding", "windows-1252", "--from", &metadata, rows, "-o", &out]);
        let expected = format!(
            "error: {place}: the label \"Größe ≥ 5\" cannot be written in windows-1252, which has no '≥'\n  help: \
             save the rows as UTF-8, or choose labels in another language with `--language`\n"
        );
        assert_eq!((ran.code, folder.plain(&ran.err)), (Some(2), expected));
        assert_eq!(std::fs::read_to_string(&out).unwrap(), "before");
    }
    // Reading it is allowed, though.
    assert!(
        run(["summary", "--encoding", "windows-1252", "--from", &metadata, &rows]).done().contains("≥ 5")
    );
}

#[test]
fn a_byte_missing_from_the_encoding_is_an_error() {
    let ran = piped(&["decode", "--encoding", "windows-1253"], b"id,msdyn_closurereason\n1,5\n\xe1\xaa,5\n");
    assert_eq!(
        (ran.code, &*ran.err),
        (
            Some(2),
            "error: standard input:3:2: the byte 0xAA has no character in windows-1253: name the encoding of this \
             text with `--encoding`\n"
        )
    );
}

#[test]
fn other_encodings_are_refused_by_name() {
    for (name, why) in
        [("Shift_JIS", "Shift_JIS is not supported"), ("cp850", "not the name of a known encoding")]
    {
        let ran = piped(&["decode", "--encoding", name], b"msdyn_closurereason\n5\n");
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(why) && ran.err.contains("save the text as UTF-8"), "{}", ran.err);
    }
    // UTF-16 without a mark, whose first character is not ASCII.
    let rows = "größe\tmsdyn_closurereason\n\t192350004\n";
    let counted = piped(&["summary", "--as", "csv", "--encoding", "utf-16"], &utf16(&rows.replace('g', "ä")));
    assert!(counted.done().contains(",AgentClosed,true,1\n"));
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
