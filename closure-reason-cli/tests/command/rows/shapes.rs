//! Each shape of input: the same three rows are counted alike.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};

use crate::packed::zip;
use crate::rows::command::{Folder, Ran, command, data, piped, run, utf16};

const CSV: &str = "activityid,msdyn_closurereason\na,192350004\nb,\nc,AgentClosed\nd,5\n";
const COUNTED: &str = "column,value,label,known,count\nmsdyn_closurereason,192350004,AgentClosed,true,2\n\
                       msdyn_closurereason,5,,false,1\nmsdyn_closurereason,,,,1\n";

#[track_caller]
fn counts(arguments: &[&str], input: impl AsRef<[u8]>) {
    let arguments = [&["summary", "--as", "csv"], arguments].concat();
    assert_eq!(piped(&arguments, input.as_ref()).done(), COUNTED);
}

#[test]
fn csv_with_any_delimiter_line_end_and_byte_order_mark() {
    for delimiter in [",", ";", "\t", "|"] {
        let rows = CSV.replace(',', delimiter);
        counts(&[], &rows);
        counts(&["-"], rows.replace('\n', "\r\n"));
        counts(&[], format!("\u{feff}{rows}"));
        counts(&[], rows.trim_end());
        counts(&["--delimiter", if delimiter == "\t" { "tab" } else { delimiter }], &rows);
    }
}

#[test]
fn csv_that_names_its_delimiter() {
    for (delimiter, end) in [(";", "\n"), ("\t", "\r\n"), ("^", "\n")] {
        for mark in ["", "\u{feff}"] {
            let rows = CSV.replace(',', delimiter).replace('\n', end);
            let named = format!("{mark}sep={delimiter}{end}");
            counts(&[], format!("{named}{rows}"));
            let decoded = piped(&["decode", "--replace"], format!("{named}{rows}").as_bytes()).done();
            assert_eq!(decoded, named + &rows.replace("192350004", "AgentClosed"));
        }
    }
    // A column may have this name.
    counts(&["--delimiter", ","], CSV.replace("activityid", "sep="));
}

#[test]
fn csv_of_powershell() {
    let rows = format!("#TYPE System.Management.Automation.PSCustomObject\r\n{}", CSV.replace('\n', "\r\n"));
    counts(&[], &rows);
    let decoded = piped(&["decode", "--replace"], rows.as_bytes()).done();
    assert_eq!(decoded, rows.replace("192350004", "AgentClosed"));
    // Without rows, PowerShell writes no header either.
    let no_rows = "#TYPE System.Object\r\n";
    assert_eq!(piped(&["decode"], no_rows.as_bytes()).done(), no_rows);
}

#[test]
fn csv_with_quotes_and_line_breaks_in_fields() {
    let rows = "\"activity,\n\"\"id\"\"\",\"msdyn_closurereason\"\r\n\"a\nb\",\"192350004\"\r\n,\"\"\r\nc,\"AgentClosed\"\r\nd,\" 5 \"\r\n";
    counts(&[], rows);
}

#[test]
fn csv_without_a_header() {
    let rows = CSV.split_once('\n').unwrap().1;
    counts(&["--header", "activityid,msdyn_closurereason"], rows);
    let folder = Folder::new();
    let model = r#"{"entities": [
        {"name": "account", "attributes": [{"name": "id"}]},
        {"name": "msdyn_ocsession", "attributes": [{"name": "activityid"}, {"name": "msdyn_closurereason"}]}
    ]}"#;
    let (model, rows) = (folder.file("model.json", model), folder.file("msdyn_ocsession.csv", rows));
    assert_eq!(run(["summary", "--as", "csv", "--model", &model, &rows]).done(), COUNTED);
}

#[test]
fn json_pages_lists_objects_and_lines() {
    let rows = [
        r#"{"id":"a","msdyn_closurereason":192350004}"#,
        r#"{"msdyn_closurereason" : null, "nested": {"a": [1, {"b": []}], "c": "}"}}"#,
        r#"{"msdyn_closurereason":"AgentClosed"}"#,
        r#"{"msdyn_closurereas\u006fn":"5"}"#,
    ];
    counts(&[], format!("{{\"@odata.context\":\"\",\"value\":[{}]}}", rows.join(",")));
    counts(&[], format!(" [ {} ] ", rows.join(" ,\n")));
    counts(&[], rows.join("\n"));
    counts(&[], format!("\u{feff}{}\r\n", rows.join("\r\n")));
    counts(&[], format!("{{\"value\":[{}]}}{{\"value\":[{},{}]}}{}", rows[0], rows[1], rows[2], rows[3]));
    // The form in which a script collects them.
    let (one, other) = (rows[..1].join(","), rows[1..3].join(","));
    counts(
        &[],
        format!(
            "[{{\"a\":[],\"value\":[{one}],\"b\":1}}, {{\"value\":[]}},{{\"value\":[{other}]}},{}]\n",
            rows[3]
        ),
    );
}

#[test]
fn compressed_files_and_many_in_one_run() {
    let folder = Folder::new();
    let csv = folder.file("a.csv", "msdyn_closurereason\n192350004\n\n");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(br#"[{"msdyn_closurereason":"AgentClosed"},{"msdyn_closurereason":5}]"#).unwrap();
    let json = folder.file("b.json.gz", packed.finish().unwrap());
    assert_eq!(run(["summary", "--as", "csv", &csv, &json]).done(), COUNTED);
    let both: Vec<u8> = [std::fs::read(&json).unwrap(), std::fs::read(&json).unwrap()].concat();
    let twice = piped(&["summary", "--as", "csv"], &both).done();
    assert!(twice.contains(",AgentClosed,true,2\n"), "{twice}");
}

#[test]
fn rows_that_are_compressed_twice() {
    let gzip = |bytes: &[u8]| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    };
    let once = gzip(CSV.as_bytes());
    for (packed, place) in
        [(gzip(&once), "standard input"), (zip(&[("a.csv.gz", &once)]), "standard input: a.csv.gz")]
    {
        let ran = piped(&["summary"], &packed);
        let expected = format!(
            "error: {place}: this is compressed with gzip inside another archive, not rows\n  help: unpack the outer one\n"
        );
        assert_eq!((ran.code, ran.err), (Some(2), expected));
    }
}

#[test]
fn the_column_by_its_display_name() {
    let schema =
        piped(&["summary", "--as", "csv"], CSV.replace("msdyn_closurer", "MSDYN_ClosureR").as_bytes());
    assert_eq!(schema.done(), COUNTED.replace("msdyn_closurer", "MSDYN_ClosureR"));
    let seen =
        piped(&["summary", "--as", "csv"], CSV.replace("msdyn_closurereason", "Closure Reason").as_bytes());
    assert_eq!(seen.done(), COUNTED.replace("msdyn_closurereason", "Closure Reason"));
}

#[test]
fn a_page_before_the_last_is_reported() {
    let page =
        br#"{"value":[{"msdyn_closurereason":1}],"@odata.nextLink":"https://contoso.crm4.dynamics.com/"}"#;
    assert!(piped(&["summary"], page).done().contains("standard input has an @odata.nextLink, so"));
    assert!(
        piped(&["summary", "--as", "html"], page)
            .done()
            .contains("standard input has an @odata.nextLink, so")
    );
    assert!(piped(&["decode"], page).err.contains("@odata.nextLink"));
}

#[test]
fn pages_that_follow_in_the_same_file_are_not_missing() {
    let (next, end) = (r#""@odata.nextLink":"https://contoso.crm4.dynamics.com/""#, r#""@odata.count":2"#);
    for next_is_first in [true, false] {
        let page = |link: &str| {
            let rows = r#""value":[{"msdyn_closurereason":1}]"#;
            if next_is_first { format!("{{{link},{rows}}}") } else { format!("{{{rows},{link}}}") }
        };
        for (pages, is_incomplete) in [([next, end], false), ([end, next], true), ([next, next], true)] {
            let [one, other] = pages.map(page);
            for text in [format!("[{one},{other}]"), format!("{one}\n{other}\n")] {
                let said = piped(&["decode"], text.as_bytes()).err.contains("@odata.nextLink");
                assert_eq!(said, is_incomplete, "{text}");
            }
        }
    }
}

#[test]
fn a_page_missing_between_others_is_reported() {
    let page = |next: u32| {
        let link = format!("https://x/sessions?$skiptoken=%3Ccookie%20pagenumber=%22{next}%22%20/%3E");
        format!(r#"{{"value":[{{"msdyn_closurereason":1}}],"@odata.nextLink":"{link}"}}"#)
    };
    let last = r#"{"value":[]}"#;
    for (pages, is_incomplete) in [
        ([page(2), page(3), page(4), last.to_owned()], false),
        ([page(2), page(4), page(5), last.to_owned()], true),
        ([page(3), page(2), page(3), last.to_owned()], true),
        ([page(2), page(2), page(3), last.to_owned()], true),
    ] {
        for text in [pages.concat(), format!("[{}]", pages.join(","))] {
            let said = piped(&["decode"], text.as_bytes()).err.contains("@odata.nextLink");
            assert_eq!(said, is_incomplete, "{text}");
        }
    }
}

#[test]
fn standard_input_is_read_from_its_current_position() {
    let folder = Folder::new();
    let text = "read by others\n6\n7\n8\n";
    let path = folder.file("rows.csv", text);
    for start in ["read by others\n".len(), 0] {
        let mut file = File::open(&path).unwrap();
        file.seek(SeekFrom::Start(start as u64)).unwrap();
        let mut command = command();
        command.args(["decode", "--header", "msdyn_closurereason"]).stdin(file.try_clone().unwrap());
        assert_eq!(Ran::from(command.output().unwrap()).done(), text[start..].replace('\n', ",\n"));
        // The next program finds it read to the end.
        assert_eq!(file.stream_position().unwrap(), text.len() as u64);
    }
}

#[test]
fn a_header_besides_the_given_names_is_refused() {
    let folder = Folder::new();
    let error = "error: rows.csv:1:1: this line belongs to a header, but `--header` or `--model` says that there is none\n  \
                 help: say `--replace-header`, or leave `--header` or `--model` out\n";
    let model = r#"{"entities":[{"name":"t","attributes":[{"name":"ID"},{"name":"msdyn_closurereason"}]}]}"#;
    let model = folder.file("model.json", model);
    for (header, is_refused) in [
        ("id,msdyn_closurereason\n", true),
        ("\u{feff}\"Id\",MSDYN_ClosureReason\r\n", true),
        ("id,msdyn_closurereason\r\n--,-------------------\r\n", true),
        ("number,reason\n------,---------  \n", true),
        (",reason\n-,  ---------\n", true),
        ("--,-------------------\n", true),
        // Rows, although some of their cells are dashes.
        ("1,192350004\n", false),
        ("1,192350004\n--,-----------\n", false),
        ("id,192350004\n", false),
        ("a,b\n-,-\n", false),
        ("-,-\n", false),
        ("--,---\n", false),
        (",\n---,---\n", false),
        ("number,reason\n----,---------\n", false),
        ("\n", false),
    ] {
        let path = folder.file("rows.csv", format!("{header}2,192350004\n"));
        for names in [["--header", "id,msdyn_closurereason"], ["--model", &model]] {
            for verb in ["decode", "summary"] {
                let ran = run([&[verb, &path], &names[..]].concat());
                let expected = (Some(if is_refused { 2 } else { 0 }), is_refused);
                assert_eq!((ran.code, ran.out.is_empty()), expected, "{header}: {}", ran.err);
                // The byte order mark is a character.
                let told = folder.plain(&ran.err).replace("1:2", "1:1");
                assert_eq!(told == error, is_refused, "{header}: {}", ran.err);
            }
            if is_refused {
                let counted =
                    run([&["summary", "--as", "csv", &path, "--replace-header"], &names[..]].concat());
                assert_eq!(
                    counted.done().lines().skip(1).collect::<Vec<_>>(),
                    ["msdyn_closurereason,192350004,AgentClosed,true,1"],
                    "{header}"
                );
            }
        }
    }
}

#[test]
fn groups() {
    let rows = b"channel,msdyn_closurereason\nchat,192350004\nvoice,192350004\nchat,AgentClosed\n\"a,b\",\n";
    assert_eq!(
        piped(&["summary", "--as", "csv", "--by", "channel"], rows).done(),
        "column,value,label,known,channel,count\nmsdyn_closurereason,,,,\"a,b\",1\n\
         msdyn_closurereason,192350004,AgentClosed,true,chat,2\nmsdyn_closurereason,192350004,AgentClosed,true,voice,1\n"
    );
}

/// The groups of rows with these cells, in the order in which they are shown.
fn groups_of(cells: &[&str], arguments: &[&str]) -> Vec<String> {
    let rows: String = cells.iter().map(|cell| format!("{cell},192350004\n")).collect();
    let table = piped(
        &[&["summary", "--by", "by"], arguments].concat(),
        format!("by,msdyn_closurereason\n{rows}").as_bytes(),
    );
    table.done().lines().filter_map(|line| Some(line.strip_prefix("by: ")?.to_owned())).collect()
}

#[test]
fn groups_are_in_the_order_of_numbers_then_of_texts() {
    assert_eq!(
        groups_of(&["b", "10", "", "9", "a", "-1", "1.5", "007", "inf", "1e3", "-2", "+8", "-"], &[]),
        ["-2", "-1", "1.5", "007", "+8", "9", "10", "-", "1e3", "a", "b", "inf", "(empty)"]
    );
    let dates = ["2026-10-01", "2026-02-11", "2025-12-31"];
    assert_eq!(groups_of(&dates, &[]), ["2025-12-31", "2026-02-11", "2026-10-01"]);
    let queues = ["Queue 10", "Queue 9b", "Queue 2", "Queue", "Queue 9a"];
    assert_eq!(groups_of(&queues, &[]), ["Queue", "Queue 2", "Queue 9a", "Queue 9b", "Queue 10"]);
    let large = ["18446744073709551617", "18446744073709551616", "99999999999999999999999999"];
    assert_eq!(groups_of(&large, &[]), [large[1], large[0], large[2]]);
}

#[test]
fn groups_that_are_options_are_in_their_order() {
    let from = data("../sources/web_api").into_os_string().into_string().unwrap();
    let rows = "demo_grade,statuscode\n,1\n745500002,1\nnone of them,1\n745500001,1\n9,1\n\
                First rate,1\n745500000,1\n10,1\nFair,1\n";
    let arguments = ["summary", "--by", "demo_grade", "--from", &from, "--table", "demo_job"];
    let table = piped(&arguments, rows.as_bytes()).done();
    let groups: Vec<&str> = table.lines().filter_map(|line| line.strip_prefix("demo_grade: ")).collect();
    assert_eq!(groups, ["First rate", "Poor", "Fair", "9", "10", "none of them", "(empty)"]);
}

#[test]
fn deny_unknown_fails_for_unknown_values() {
    for verb in ["summary", "decode"] {
        assert_eq!(piped(&[verb, "--deny-unknown"], CSV.as_bytes()).code, Some(1));
        assert_eq!(piped(&[verb, "--deny-unknown"], b"msdyn_closurereason\n192350004\n").code, Some(0));
    }
}

#[test]
fn versions_of_rows_in_a_lake_are_reported() {
    let folder = Folder::new();
    let model = folder.file(
        "model.json",
        r#"{"entities": [{"name": "msdyn_ocsession", "attributes": [{"name": "Id"}, {"name": "SinkCreatedOn"},
            {"name": "SinkModifiedOn"}, {"name": "msdyn_closurereason"}, {"name": "IsDelete"}]}]}"#,
    );
    let rows = "a,8/31/2026 8:10:47 AM,8/31/2026 8:10:47 AM,192350004,\n\
                a,8/31/2026 8:10:47 AM,8/31/2026 9:10:47 AM,AgentClosed,True\n\
                b,,,,\nc,,,5,False\n";
    let rows = folder.file("2026-08.csv", rows);
    let said = "2026-08.csv has a column IsDelete, as a lake in append mode writes it: each version of a row is counted";
    let ran = run(["summary", "--as", "csv", "--model", &model, &rows]);
    assert!(folder.plain(&ran.err).contains(&said.replace(".csv has", ".csv: has")), "{}", ran.err);
    assert_eq!(ran.done(), COUNTED);
    let json = run(["summary", "--as", "json", "--model", &model, &rows]).done();
    assert!(folder.plain(&json).contains("\"versions\": [\n    \"2026-08.csv\"\n  ]"), "{json}");
    for form in ["table", "html"] {
        let printed = folder.plain(&run(["summary", "--as", form, "--model", &model, &rows]).done());
        assert!(printed.contains(said), "{printed}");
    }
}

#[test]
fn rows_without_the_column_are_not_empty_ones() {
    let rows = br#"[{"msdyn_closurereason":null},{"id":1},{"msdyn_closurereason":5},{"id":2}]"#;
    let json = piped(&["summary", "--as", "json"], rows).done();
    assert!(json.contains("\"absent\": 2,") && json.contains("\"empty\": 1,"), "{json}");
    let table = piped(&["summary"], rows).done();
    assert!(table.contains("      2  rows\n\n      2  without the column\n"), "{table}");
    let page = piped(&["summary", "--as", "html"], rows).done();
    assert!(page.contains("Rows without the column: 2"), "{page}");
    // CSV has no line for them.
    let csv = piped(&["summary", "--as", "csv"], rows);
    assert_eq!(
        csv.err,
        "note: msdyn_ocsession.msdyn_closurereason: 2 rows are without the column, and not counted\n"
    );
    let one = piped(&["summary", "--as", "csv"], br#"[{"msdyn_closurereason":5},{"id":2}]"#);
    assert!(one.err.contains(": 1 row is without the column,"), "{one:?}");
}

#[test]
fn a_file_that_is_named_twice_is_reported() {
    let folder = Folder::new();
    let (one, other) =
        (folder.file("1.csv", "msdyn_closurereason\n5\n"), folder.file("2.csv", "msdyn_closurereason\n5\n"));
    let again =
        std::path::Path::new(&one).with_file_name(".").join("1.csv").into_os_string().into_string().unwrap();
    for verb in ["summary", "decode"] {
        let told = |files: &[&String]| run([verb].into_iter().chain(files.iter().map(|file| &***file))).err;
        let note = "1.csv: this file is named more than once: each of its rows is read as often";
        assert!(told(&[&one, &again]).contains(note) && told(&[&one, &other, &one]).contains(note));
        assert!(!told(&[&one, &other]).contains("more than once"));
    }
}

#[test]
fn any_mix_of_files() {
    let folder = Folder::new();
    let files = [
        folder.file("1.csv", "msdyn_closurereason\n192350004\n"),
        folder.file("2.txt", utf16("\u{feff}id\tClosure Reason\r\n1\tAgentClosed\r\n")),
        folder.file("3.json", "{\"value\":[{\"msdyn_closurereason\":null}]}"),
        folder.file("4.ndjson", "{\"msdyn_closurereason\":5}\n"),
        folder.file("5.csv", ""),
    ];
    assert_eq!(
        run([&["summary".to_owned(), "--as".to_owned(), "csv".to_owned()], &files[..]].concat()).done(),
        COUNTED
    );
}

#[test]
fn the_column_to_group_by_under_any_of_its_names() {
    let rows = "Channel,Closure Reason\nchat,192350004\nvoice,5\n";
    let expected = "column,value,label,known,channel,count\nClosure Reason,192350004,AgentClosed,true,chat,1\n\
                    Closure Reason,5,,false,voice,1\n";
    let by = ["summary", "--as", "csv", "--by", "channel"];
    assert_eq!(piped(&by, rows.as_bytes()).done(), expected);
    // A column with exactly this name is preferred.
    let both = rows
        .replace("Channel,", "channel,Channel,")
        .replace("chat,", "chat,x,")
        .replace("voice,", "voice,x,");
    assert_eq!(piped(&by, both.as_bytes()).done(), expected);
    let rows = br#"[{"Channel":"chat","Closure Reason":192350004},{"Channel":"voice","Closure Reason":5}]"#;
    assert_eq!(piped(&by, rows).done(), expected);
}
