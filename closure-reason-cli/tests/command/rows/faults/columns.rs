//! Missing and repeated columns.

use expect_test::expect;

use super::{refused, refused_with};
use crate::rows::command::{Folder, piped};

#[test]
fn missing() {
    refused(
        "id,msdyn_closureraeson,date\n1,2,3\n",
        &expect![[r#"
            error: standard input: there is no column "msdyn_closurereason" in the rows
              help: the rows have msdyn_closureraeson, date, id; rows without a header need `--header` or `--model`, a column with another name needs `--map`; columns other than the closure reason need their metadata, with `--from`
        "#]],
    );
    refused(
        "[{\"id\":1,\"closurereason\":2}]",
        &expect![[r#"
            error: standard input: there is no column "msdyn_closurereason" in the rows
              help: the rows have closurereason, id; a column with another name needs `--map`; columns other than the closure reason need their metadata, with `--from`
        "#]],
    );
    refused(
        "{\"data\":[{\"msdyn_closurereason\":1}],\"count\":1}",
        &expect![[r#"
            error: standard input: there is no column "msdyn_closurereason" in the rows
              help: there is a list "data": if the rows are in it, add `--rows "data"`
        "#]],
    );
    refused(
        "[{\"rows\":[{\"msdyn_closurereason\":1}],\"@odata.nextLink\":\"x\"}]",
        &expect![[r#"
            error: standard input: there is no column "msdyn_closurereason" in the rows
              help: there is a list "rows": if the rows are in it, add `--rows "rows"`
        "#]],
    );
    refused(
        "{\"LogicalName\":\"a\",\"OptionSet\":{},\"MetadataId\":\"b\"}",
        &expect![[r#"
        error: standard input: there is no column "msdyn_closurereason" in the rows
          help: the rows have LogicalName, OptionSet, MetadataId; this is metadata: give it with `--from`, and a file of rows besides; columns other than the closure reason need their metadata, with `--from`
    "#]],
    );
    refused(
        "x".repeat(1_000_000) + "\n",
        &expect![[r#"
            error: standard input: there is no column "msdyn_closurereason" in the rows
              help: the rows have xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..; rows without a header need `--header` or `--model`, a column with another name needs `--map`; columns other than the closure reason need their metadata, with `--from`
        "#]],
    );
    refused(
        "\"a\nb\",id\n",
        &expect![[r#"
            error: standard input: there is no column "msdyn_closurereason" in the rows
              help: the rows have a\nb, id; rows without a header need `--header` or `--model`, a column with another name needs `--map`; columns other than the closure reason need their metadata, with `--from`
        "#]],
    );
    refused_with(
        &["--by", "chanel"],
        "channel,msdyn_closurereason\n1,2\n",
        &expect![[r#"
            error: standard input: there is no column "chanel" in the rows
              help: the rows have channel, msdyn_closurereason; rows without a header need `--header` or `--model`, a column with another name needs `--map`
        "#]],
    );
}

#[test]
fn repeated_or_not_cells() {
    refused(
        "id,msdyn_closurereason,\"msdyn_closurereason\"\n1,2,3\n",
        &expect![[r#"
        error: standard input:1:24: two columns are called "msdyn_closurereason"
          help: remove or rename one of them
    "#]],
    );
    refused(
        "Closure Reason;id;MSDYN_CLOSUREREASON\n1;2;3\n",
        &expect![[r#"
            error: standard input:1:19: the columns "Closure Reason" and "MSDYN_CLOSUREREASON" are both msdyn_ocsession.msdyn_closurereason
              help: say which one it is, such as `--map "msdyn_closurereason=Closure Reason"`
        "#]],
    );
    refused_with(
        &["--by", "id"],
        "ID,Id,msdyn_closurereason\n1,2,3\n",
        &expect![[r#"
            error: standard input:1:4: the columns "ID" and "Id" both match `--by`
              help: remove or rename one of them
        "#]],
    );
    refused_with(
        &["--by", "Closure Reason"],
        "id,msdyn_closurereason\n1,2\n",
        &expect![[r#"
        error: the rows have no choice column besides those to count by
          help: count by another column, or leave `--by` out
    "#]],
    );
    refused_with(
        &["--header", "id,msdyn_closurereason,msdyn_closurereason"],
        "1,2,3\n",
        &expect![[r#"
        error: standard input: two columns are called "msdyn_closurereason"
          help: remove or rename one of them
    "#]],
    );
    refused(
        "id,Gr\u{fc}nde\n1,2\n".chars().map(|character| character as u8).collect::<Vec<u8>>(),
        &expect![[r#"
            error: standard input:1:6: this text is not UTF-8
              help: say its encoding, which is probably `--encoding windows-1252`, or save it as UTF-8 (in Excel: "CSV UTF-8")
        "#]],
    );
    refused(
        "{\"msdyn_closurereason\":1,\n \"msdyn_closurereason\":2}",
        &expect![[r#"
        error: standard input:2:2: this row has the property twice
    "#]],
    );
    refused(
        "{\"msdyn_closurereason\":{\"a\":1}}",
        &expect![[r#"
            error: standard input:1:24: expected a value or a label of "msdyn_closurereason", a list of them, or an object with a `Value`, found "{\"a\":1}"
        "#]],
    );
    refused_with(
        &["--header", "id,msdyn_closurereason"],
        "1,2,3\n",
        &expect![[r#"
            error: standard input:1:1: this row has 3 fields, the header has 2
              help: a field that holds ',' or a line break must be in quotes
        "#]],
    );
}

#[test]
fn a_group_for_each_row() {
    let rows: String = (0..5000).map(|at| format!("{at},1\n")).collect();
    refused_with(
        &["--by", "id"],
        format!("id,msdyn_closurereason\n{rows}"),
        &expect![[r#"
        error: standard input: the column "id" has more than 1000 different values
          help: count by a column that has fewer
    "#]],
    );
}

#[test]
fn a_global_set_alone_is_no_column() {
    let folder = Folder::new();
    let set =
        r#"{"Name":"demo_zone","IsGlobal":true,"Options":[{"Value":1,"Label":{"LocalizedLabels":[]}}]}"#;
    let from = folder.file("zone.json", set);
    let ran = piped(&["decode", "--from", &from], b"demo_zone\n1\n");
    assert_eq!(ran.code, Some(2));
    expect![[r#"
        error: standard input: the metadata has no choice columns
          help: metadata of a table says which column uses which global set: give it too
    "#]]
    .assert_eq(&ran.err);
    let ran = piped(&["decode", "--from", &from, "--map", "demo_zone=zone"], b"zone\n1\n");
    expect![[r#"
        error: `--map demo_zone=zone`: the metadata has no column "demo_zone"
          help: metadata of a table says which column uses which global set: give it too
    "#]]
    .assert_eq(&ran.err);
    let zone =
        "#[derive(OptionSet)]\n#[option_set(name = \"demo_zone\")]\nenum Zone { #[option(value = 1)] A }";
    let mapped = ["decode", "--from", &folder.file("zone.rs", zone), "--map", "demo_zone=zone"];
    assert_eq!(piped(&mapped, b"zone\n1\n").err, ran.err);
}

/// As SQL Server Management Studio writes results to text.
#[test]
fn columns_aligned_with_blanks() {
    let rows = "id  msdyn_closurereason\n--- -------------------\n1   192350004          \n";
    let ran = piped(&["summary"], rows.as_bytes());
    assert!(
        ran.code == Some(2) && ran.err.contains("; its columns seem to be aligned with blanks"),
        "{ran:?}"
    );
}
