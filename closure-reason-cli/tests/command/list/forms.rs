use expect_test::expect;

use crate::list::command::{all, command, data};

#[test]
fn the_same_input_gives_the_same_bytes() {
    for form in ["table", "csv", "json", "markdown", "sql"] {
        let arguments = ["list", "--as", form, "--from", "demo_job.picklist.json"];
        assert_eq!(data(&arguments), data(&arguments), "{form}");
    }
}

#[test]
fn deceptive_characters_are_escaped() {
    let table = data(&["list", "--from", "hostile.json"]);
    assert!(!table.contains(['\u{1b}', '\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '\r', '\t', '\u{7}']));
    assert!(table.contains("red \\u{1b}[31m"));
}

#[test]
fn a_set_in_full() {
    expect![[r#"
        demo_job.statuscode, Status Reason, status

        VALUE      LABEL 1031   LABEL 1033  STATE  COLOR
                1  Wartend      Waiting         0  #0000ff
        745500000  In Arbeit    Working         0  #0000ff
        745500001  Erledigt     Done            1  #0000ff
                2  Abgebrochen  Canceled        1
    "#]]
    .assert_eq(&data(&["list", "--from", "demo_job.status.json"]));
}

#[test]
fn sets_with_counts() {
    expect![[r#"
        SET                                     KIND    OPTIONS  LANGUAGES       DISPLAY NAME
        demo_job.demo_grade (demo_grade)        choice        3  1031 1033 1041  Grade
        demo_job.demo_secondgrade (demo_grade)  choice        3  1031 1033 1041  Grade
        demo_grade                              choice        3  1031 1033 1041  Grade
    "#]]
    .assert_eq(&data(&["list", "--from", "demo_job.picklist.json"]));
}

#[test]
fn an_unknown_form() {
    expect![[r#"
        error: invalid value 'xml' for '--as <FORM>'
          [possible values: table, csv, json, markdown, sql, views]

        For more information, try '--help'.
        exit code 2
    "#]]
    .assert_eq(&all(&["list", "--as", "xml"]));
}

#[test]
fn a_text_that_sql_cannot_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("with_nul.json");
    let json = r#"{"Name": "demo_nul", "IsGlobal": true, "Options": [{"Value": 1, "Label": {"LocalizedLabels": [{"Label": "a\u0000b", "LanguageCode": 1033}]}}]}"#;
    std::fs::write(&path, json).unwrap();
    let output = command(&["list", "--as", "sql", "--from", path.to_str().unwrap()]);
    assert_eq!((output.status.code(), &*output.stdout), (Some(2), &b""[..]));
    expect![[r#"
        error: demo_nul: the text holds a NUL character, which standard SQL cannot write
          help: use `--as csv`, or `--dialect duckdb` or `spark`
    "#]]
    .assert_eq(&String::from_utf8(output.stderr).unwrap());
}

#[test]
fn a_language_that_no_label_has() {
    for form in ["table", "csv", "json", "markdown", "sql", "views"] {
        let said = all(&["list", "--as", form, "--from", "demo_job.status.json", "--language", "9999"]);
        let expected = "error: no label is in the language 9999 of `--language`\n  help: labels are in 1031, 1033\nexit code 2\n";
        assert_eq!(said, expected, "{form}");
    }
}

#[test]
fn the_table_has_the_requested_languages() {
    expect![[r#"
        demo_job.statuscode, Status Reason, status

        VALUE      LABEL     STATE  COLOR
                1  Waiting       0  #0000ff
        745500000  Working       0  #0000ff
        745500001  Done          1  #0000ff
                2  Canceled      1
    "#]]
    .assert_eq(&data(&["list", "--from", "demo_job.status.json", "--language", "1033"]));
}

#[test]
fn json_in_one_language_has_no_text_of_another() {
    let json = data(&["list", "--as", "json", "--from", "demo_job.status.json", "--language", "1031"]);
    assert!(json.contains("Wartend") && !json.contains("Waiting") && !json.contains("1033"), "{json}");
}

#[test]
fn an_argument_of_another_form_is_refused() {
    expect![[r#"
        error: `--dialect` needs `--as sql` or `--as views`
          help: add that, or leave the argument out
        error: `--using` needs `--as sql` or `--as views` with `--dialect spark`
          help: add that, or leave the argument out
        error: `--suffix` needs `--as views`
          help: add that, or leave the argument out
        exit code 2
    "#]]
    .assert_eq(&all(&["list", "--as", "csv", "--dialect", "spark", "--using", "delta", "--suffix", "x"]));
    for (argument, value) in [("--source", "lake.{table}"), ("--view", "{table}_v")] {
        let said = all(&["list", "--as", "sql", argument, value]);
        assert!(said.starts_with(&format!("error: `{argument}` needs `--as views`\n")), "{said}");
    }
    assert!(all(&["list", "--as", "sql", "--active"]).starts_with("error: `--active` needs `--as views`\n"));
    assert!(all(&["list", "--schema", "s"]).starts_with("error: `--schema` needs `--as sql` or"));
    assert!(
        all(&["list", "--as", "sql", "--dialect", "duckdb", "--using", "delta"])
            .starts_with("error: `--using`")
    );
}

#[test]
fn a_token_command_needs_an_environment() {
    for arguments in [&["list"][..], &["explain", "192350004"], &["list", "--from", "demo_job.status.json"]] {
        let said = all(&[arguments, &["--token-command", "echo x"]].concat());
        assert!(said.starts_with("error: `--token-command` needs an environment\n"), "{said}");
    }
}

#[test]
fn labels_in_place_of_missing_ones_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("labels.csv");
    let labels = "objecttypecode,attributename,attributevalue,value,langid\n\
                  t,c,1,Good,1033\nt,c,1,Gut,1031\nt,c,2,Fair,1033\n";
    std::fs::write(&path, labels).unwrap();
    let path = path.to_str().unwrap();
    let note = "note: 1 of 2 options has no label in language 1031; the base label is used\n";
    for form in ["table", "csv", "sql", "markdown"] {
        let said = all(&["list", "--from", path, "--language", "1031", "--as", form]);
        assert!(said.contains(note) && said.ends_with("exit code 0\n"), "{said}");
    }
    // JSON has no other label in its place, and 1033 has all.
    for arguments in [["--language", "1031", "--as", "json"], ["--language", "1033", "--as", "csv"]] {
        let said = all(&[&["list", "--from", path], &arguments[..]].concat());
        assert!(!said.contains("note:"), "{said}");
    }
}
