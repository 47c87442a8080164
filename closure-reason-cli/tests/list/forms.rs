use crate::command::{all, command, data};
use expect_test::expect;

#[test]
fn the_same_input_gives_the_same_bytes() {
    for form in ["table", "csv", "json", "markdown", "sql", "m", "dax"] {
        let arguments = ["list", "--as", form, "--from", "demo_job.picklist.json"];
        assert_eq!(data(&arguments), data(&arguments), "{form}");
    }
}

#[test]
fn what_people_see_has_nothing_that_deceives() {
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
fn case_is_for_one_set() {
    expect![[r#"
        error: `--as case` writes one set, but 3 are selected
          help: choose one with `--table` and `--column`, or with `--global`
        exit code 2
    "#]]
    .assert_eq(&all(&["list", "--as", "case", "--from", "demo_job.picklist.json"]));
    expect![[r#"
        CASE statuscode
            WHEN 1 THEN 'Waiting'
            WHEN 745500000 THEN 'Working'
            WHEN 745500001 THEN 'Done'
            WHEN 2 THEN 'Canceled'
            ELSE CAST(statuscode AS VARCHAR(20))
        END
        exit code 0
    "#]]
    .assert_eq(&all(&["list", "--as", "case", "--from", "demo_job.status.json"]));
    expect![[r#"
        error: no label is in the language 1041 of `--language`
          help: labels are in 1031, 1033
        exit code 2
    "#]]
    .assert_eq(&all(&["list", "--as", "case", "--from", "demo_job.status.json", "--language", "1041"]));
}

#[test]
fn a_form_that_is_not_known() {
    expect![[r#"
        error: invalid value 'xml' for '--as <FORM>'
          [possible values: table, csv, json, markdown, sql, case, m, dax]

        For more information, try '--help'.
        exit code 2
    "#]]
    .assert_eq(&all(&["list", "--as", "xml"]));
}

#[test]
fn a_text_that_sql_cannot_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nul.json");
    let json = r#"{"Name": "demo_nul", "IsGlobal": true, "Options": [{"Value": 1, "Label": {"LocalizedLabels": [{"Label": "a\u0000b", "LanguageCode": 1033}]}}]}"#;
    std::fs::write(&path, json).unwrap();
    let output = command(&["list", "--as", "sql", "--from", path.to_str().unwrap()]);
    assert_eq!((output.status.code(), &*output.stdout), (Some(2), &b""[..]));
    expect![[r#"
        error: demo_nul: the text holds a NUL character, which standard SQL cannot write
          help: use `--as csv`, or `--dialect spark`
    "#]]
    .assert_eq(&String::from_utf8(output.stderr).unwrap());
}

#[test]
fn a_language_that_no_label_has() {
    for form in ["table", "csv", "json", "markdown", "sql", "m", "dax", "case"] {
        let said = all(&["list", "--as", form, "--from", "demo_job.status.json", "--language", "9999"]);
        let expected = "error: no label is in the language 9999 of `--language`\n  help: labels are in 1031, 1033\nexit code 2\n";
        assert_eq!(said, expected, "{form}");
    }
}

#[test]
fn a_language_of_other_forms() {
    expect![[r#"
        error: `--language` is for `--as case`
          help: leave it out: the other forms show every language
        exit code 2
    "#]]
    .assert_eq(&all(&["list", "--from", "demo_job.status.json", "--language", "1033"]));
}
