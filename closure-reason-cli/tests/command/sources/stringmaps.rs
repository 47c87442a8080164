use expect_test::expect;

use crate::sources::command::{list, rows, utf16, with};

const ROW: &str = r#"{"objecttypecode":"t","attributename":"c","attributevalue":1,"value":"A","langid":1033,"displayorder":1}"#;

#[test]
fn pages_and_languages_are_one_set() {
    let german = ROW.replace("1033", "1031").replace("\"A\"", "\"Ä\"");
    let second = ROW.replace(":1,\"value", ":2,\"value").replace("order\":1", "order\":0");
    let first = format!(
        r#"{{"@odata.context":"https://x/$metadata#stringmaps","value":[{ROW}],"@odata.nextLink":"https://x/next"}}"#
    );
    let last = format!(r#"{{"value":[{german},{second}]}}"#);
    let files = [("a.json", first.as_bytes()), ("b.json", last.as_bytes())];
    expect![[r#"
        t.c.2,t,c,,,,2,1033,A,,,,,,,,
        t.c.1,t,c,,,,1,1031,Ä,,,,,,,,
        t.c.1,t,c,,,,1,1033,A,,,,,,,,
        note: ./a.json: GOES_ON
        exit code 0
    "#]]
    .assert_eq(&rows(&files, &["--from", "."]).replace(GOES_ON, "GOES_ON"));
    // The rest of a set may be on a missing page.
    expect![[r#"
        {
          "option_sets": [
            {
              "table": "t",
              "column": "c",
              "complete": false,
              "options": [
                {
                  "label": {
                    "base": 1033,
                    "texts": [
                      {
                        "language": 1033,
                        "text": "A"
                      }
                    ]
                  },
                  "value": 1
                }
              ]
            }
          ]
        }
        note: a.json: GOES_ON
        exit code 0
    "#]]
    .assert_eq(&with(&files[..1], &["list", "--as", "json", "--from", "a.json"]).replace(GOES_ON, "GOES_ON"));
    // A set that begins on one page and ends on the next, in one file.
    expect![[r#"
        t.c.2,t,c,,,,2,1033,A,,,,,,,,
        t.c.1,t,c,,,,1,1031,Ä,,,,,,,,
        t.c.1,t,c,,,,1,1033,A,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("a.json", format!("{first}\n{last}").as_bytes())], &["--from", "a.json"]));
}

/// The note about a page whose next page may be missing.
const GOES_ON: &str = "this is not the last page (`@odata.nextLink`), and the next one does not follow it in the same file: \
                       options may be missing, and nothing is treated as removed; put all pages into one file, one after another";

/// An option that no page has is gone only if no page can be missing.
#[test]
fn options_are_gone_only_if_no_page_can_be_missing() {
    let own = "#[derive(Clone, Copy, OptionSet)]\n#[option_set(table = \"t\", column = \"c\", language = 1033)]\nenum C {\n    #[option(value = 1)]\n    A,\n    #[option(value = 2)]\n    B,\n}\n";
    let link = |number: u32| {
        format!(
            r#","@odata.nextLink":"https://x/stringmaps?$skiptoken=%3Ccookie%20pagenumber=%22{number}%22%20/%3E""#
        )
    };
    let page = |context: &str, link: &str| {
        format!(r#"{{"@odata.context":"https://x/$metadata#stringmaps{context}","value":[{ROW}]{link}}}"#)
    };
    let (first, second, last) = (page("", &link(2)), page("", &link(3)), page("", ""));
    let other = page("(value)", "");
    let of_another_table = |page: &str| page.replace("\"t\"", "\"u\"");
    let many = first.replace(ROW, &format!("{ROW},{}", ROW.replace("\"t\"", "\"v\"")));
    for (files, is_whole) in [
        (vec![format!("{first}\n{last}")], true),
        (vec![format!("{first}{second}{last}")], true),
        (vec![format!("[{first},{second},{last}]")], true),
        (vec![format!("[{first}]{last}")], true),
        (vec![last.clone()], true),
        // The last page may be the second one or the third.
        (vec![first.clone(), last.clone()], false),
        (vec![last.clone(), first.clone()], false),
        (vec![first.clone(), second.clone(), last.clone()], false),
        (vec![format!("{last}{first}")], false),
        (vec![format!("[{last},{first}]")], false),
        (vec![format!("{first}[]")], false),
        (vec![format!("{first}{second}"), last.clone()], false),
        // A page is missing, or the order is wrong.
        (vec![format!("{first}{}{last}", page("", &link(4)))], false),
        (vec![format!("{second}{first}{last}")], false),
        (vec![format!("{first}{first}{last}")], false),
        // An answer to another request.
        (vec![format!("{first}{other}")], false),
        (vec![format!("{first}{second}{other}")], false),
        (vec![format!("{first}{}", of_another_table(&last))], false),
        (vec![format!("{first}{}{last}", of_another_table(&second))], false),
        // Pages of many tables need not have a table in common; the last page may have no rows.
        (vec![format!("{many}{}", of_another_table(&last))], true),
        (vec![format!("{first}{}", last.replace(ROW, ""))], true),
    ] {
        let names: Vec<_> = (0..files.len()).map(|number| format!("{number}.json")).collect();
        let all = names.iter().zip(&files).map(|(name, text)| (&**name, text.as_bytes()));
        let all: Vec<_> = all.chain([("a.rs", own.as_bytes())]).collect();
        let from = names.iter().flat_map(|name| ["--from", name]);
        let said = with(&all, &["check", "a.rs"].into_iter().chain(from).collect::<Vec<_>>());
        assert_eq!(said.contains("is no longer an option"), is_whole, "{files:?}: {said}");
        assert_eq!(said.contains(GOES_ON), !is_whole, "{files:?}: {said}");
    }
}

#[test]
fn lists_and_lines_of_json() {
    for text in [format!("[{ROW}]"), format!("{ROW}\n{ROW}\n"), format!("[]\n{ROW}")] {
        expect![[r#"
            t.c.1,t,c,,,,1,1033,A,,,,,,,,
            exit code 0
        "#]]
        .assert_eq(&rows(&[("a.json", text.as_bytes())], &["--from", "a.json"]));
    }
}

#[test]
fn csv_of_any_case_and_separator() {
    let csv = "ObjectTypeCode,AttributeName,AttributeValue,Value,LangId,DisplayOrder\nt,c,1,\"A, or \"\"B\"\"\nand more\",1033,2\nt,c,-5,,,1\n";
    expect![[r#"
        t.c.-5,t,c,,,,-5,,"",,,,,,,,
        t.c.1,t,c,,,,1,1033,"A, or ""B""
        and more",,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("a.csv", csv.as_bytes())], &["--from", "a.csv"]));
    let semicolons = "\u{feff}attributename;attributevalue;value;objecttypecode\r\nstatuscode;1;A, B;t\r\n";
    expect![[r#"
        t.statuscode.1,t,statuscode,status,,,1,,"A, B",,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("a.csv", semicolons.as_bytes())], &["--from", "a.csv"]));
    // What Excel calls Unicode text.
    let tabs = "OBJECTTYPECODE\tATTRIBUTENAME\tATTRIBUTEVALUE\tVALUE\tLANGID\r\nt\tstatecode\t0\tÄ\t1031\r\n";
    expect![[r#"
        t.statecode.0,t,statecode,state,,,0,1031,Ä,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("a.txt", &utf16(tabs))], &["--from", "a.txt"]));
}

#[test]
fn mistakes_have_a_line_and_a_column() {
    for (name, text, said) in [
        (
            "a.json",
            format!("{{\"value\": [\n{ROW},\n{}]}}", ROW.replace("\"attributevalue\":1,", "")),
            expect![[r#"
                error: a.json:3:86: missing field `attributevalue`
                exit code 2
            "#]],
        ),
        (
            "a.json",
            format!("{{\"value\": [\n{ROW},\n{}]}}", ROW.replace("value\":1", "value\":\"1\"")),
            expect![[r#"
                error: a.json:3:62: invalid type: string "1", expected a whole number
                exit code 2
            "#]],
        ),
        (
            "a.json",
            format!("[\n{}]", ROW.replace("\"A\"", "[1]")),
            expect![[r#"
                error: a.json:2:71: invalid type: integer `1`, expected a row of stringmaps
                exit code 2
            "#]],
        ),
        (
            "a.json",
            format!("[\n{}]", ROW.replace("\"A\"", "[]")),
            expect![[r#"
            error: a.json:2:104: `value` of a row is a list, expected a label
            exit code 2
        "#]],
        ),
        (
            "a.json",
            format!("[\n{}]", ROW.replace("\"t\"", "null")),
            expect![[r#"
            error: a.json:2:106: missing field `objecttypecode`
            exit code 2
        "#]],
        ),
        (
            "a.csv",
            "objecttypecode,attributename,attributevalue,value,langid\nt,c,1,\"Ä\nB\",1033\nt,c,x,B,1033\n"
                .into(),
            expect![[r#"
                error: a.csv:4:5: attributevalue is "x", expected a whole number
                  help: a label with a comma or a line break needs quotes around it
                exit code 2
            "#]],
        ),
        (
            "a.csv",
            "objecttypecode,attributename,attributevalue,value,langid\nt,c,1,Ä,English\n".into(),
            expect![[r#"
                error: a.csv:2:9: langid is "English", expected a whole number
                  help: a label with a comma or a line break needs quotes around it
                exit code 2
            "#]],
        ),
        (
            "a.csv",
            "objecttypecode,attributename,attributevalue,value,langid\nt,c,1,\"A,B\",-1\n".into(),
            expect![[r#"
                error: a.csv:2:13: langid is -1, expected a locale id such as 1033
                exit code 2
            "#]],
        ),
        (
            "a.csv",
            "objecttypecode,attributename,attributevalue,value,langid\nt,,1,A,1033\n".into(),
            expect![[r#"
                error: a.csv:2:3: the row has no attributename
                exit code 2
            "#]],
        ),
        (
            "a.csv",
            "objecttypecode,attributename,attributevalue,value,langid\n\n\nt,c\n".into(),
            expect![[r#"
                error: a.csv:4:1: the row has no attributevalue
                exit code 2
            "#]],
        ),
    ] {
        said.assert_eq(&list(name, text));
    }
    expect![[r#"
        error: a.csv:2:7: this text is not UTF-8
          help: say its encoding, which is probably `--encoding windows-1252`, or save it as UTF-8 (in Excel: "CSV UTF-8")
        exit code 2
    "#]]
    .assert_eq(&list("a.csv", b"objecttypecode,attributename,attributevalue,value\nt,c,1,\xe4\n"));
}

#[test]
fn sheets_in_a_named_encoding() {
    let maps = b"objecttypecode,attributename,attributevalue,value,langid\nt,c,1,Gr\xf6\xdfe,1031\n";
    let lake = b"EntityName,OptionSetName,Option,IsUserLocalizedLabel,LocalizedLabelLanguageCode,LocalizedLabel\nt,c,1,False,1031,Gr\xf6\xdfe\n";
    for sheet in [&maps[..], lake] {
        let utf8: String = sheet.iter().map(|&byte| char::from(byte)).collect();
        // One that is UTF-8 is read as that: the rows may be in another encoding.
        for bytes in [sheet, utf8.as_bytes()] {
            for verb in ["list", "check", "summary"] {
                let said = with(&[("a.csv", bytes)], &[verb, "--from", "a.csv", "--encoding", "cp1252"]);
                assert!(!said.contains("UTF-8"), "{said}");
            }
            let said = rows(&[("a.csv", bytes)], &["--from", "a.csv", "--encoding", "cp1252"]);
            assert!(said.contains(",1,1031,Größe,"), "{said}");
        }
    }
    let greek = [&maps[..], b"t,c,2,\xaa,1031\n"].concat();
    expect![[r#"
        error: a.csv:3:7: the byte 0xAA has no character in windows-1253: name the encoding of this text with `--encoding`
        exit code 2
    "#]]
    .assert_eq(&with(&[("a.csv", &greek)], &["list", "--from", "a.csv", "--encoding", "windows-1253"]));
}

#[test]
fn two_labels_in_one_language() {
    let other = ROW.replace("\"A\"", "\"B\"");
    let files = [("a.json", format!("[{ROW}]")), ("b.json", format!("[{other}]"))];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_bytes()));
    expect![[r#"
        error: ./b.json: t.c: 1 has two labels in language 1033, "A" and "B"
          help: give only files of one environment
        exit code 2
    "#]]
    .assert_eq(&with(&files, &["list", "--from", "."]));
}

#[test]
fn rows_that_contradict_each_other_stop_only_their_column() {
    let row = |table: &str, value: i32, label: &str| {
        format!(
            r#"{{"objecttypecode":"{table}","attributename":"c","attributevalue":{value},"value":"{label}","langid":1033}}"#
        )
    };
    let all = [row("none", 1, "Active"), row("none", 1, "Inactive"), row("demo_post", 1, "Draft")];
    let text = format!(r#"{{"value":[{}]}}"#, all.join(","));
    let files = [("a.json", text.as_bytes())];
    let list = |more: &[&str]| with(&files, &[&["list", "--as", "csv", "--from", "a.json"], more].concat());
    let said = list(&[]);
    let (_, rows) = said.split_once('\n').unwrap();
    expect![[r#"
        demo_post.c.1,demo_post,c,,,,1,1033,Draft,,,,,,,,
        note: a.json: none.c: 1 has two labels in language 1033, "Active" and "Inactive": these rows are left out; give only files of one environment
        exit code 0
    "#]].assert_eq(rows);
    assert!(!list(&["--table", "demo_post"]).contains("note"));
    expect![[r#"
        error: a.json: none.c: 1 has two labels in language 1033, "Active" and "Inactive"
          help: give only files of one environment
        exit code 2
    "#]]
    .assert_eq(&list(&["--table", "none"]));
}
