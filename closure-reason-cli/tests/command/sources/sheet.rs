//! Plain sheets, the CSV of `list`, and files that are only recognized, not read.

use expect_test::expect;

use crate::packed::zip;
use crate::sources::command::{in_folder, list, rows, with};
use crate::sources::solution::{column, entity, set};

#[test]
fn a_sheet_of_two_columns_is_read_for_the_named_column() {
    let named = ["--from", "a.csv", "--table", "demo_job", "--column", "demo_grade"];
    let read = rows(&[("a.csv", b"value,label\n1,Good\n2,\"Bad, very\"\n")], &named);
    expect![[r#"
        demo_job.demo_grade.1,demo_job,demo_grade,,,,1,,Good,,,,,,,,
        demo_job.demo_grade.2,demo_job,demo_grade,,,,2,,"Bad, very",,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&read);
    for sheet in [
        "Value;Name\n1;Good\n2;Bad, very",
        "Option\tValue\r\nGood\t1\r\nBad, very\t2\r\n",
        "LABEL,OPTION\nGood,1\n\"Bad, very\",2\n",
    ] {
        assert_eq!(rows(&[("a.csv", sheet.as_bytes())], &named), read, "{sheet}");
    }
    // A sheet never says which column its values belong to; in a folder, it could be anything.
    expect![[r#"
        error: a.csv: the file does not say which table a set without a name belongs to
          help: say it with `--table NAME`
        exit code 2
    "#]]
    .assert_eq(&list("a.csv", "value,label\n1,Good\n"));
    expect![[r#"
        error: .: there is no metadata in this folder, but
          ./a.csv: a sheet of values and names
          help: `--from`, or `from` in closure-reason.toml, says where metadata is
        exit code 1
    "#]]
    .assert_eq(&with(&[("a.csv", b"value,label\n1,Good\n")], &["list", "--from", "."]));
    for broken in ["value,label\n1,Good\n1,Bad\n", "value,label\none,Good\n", "value,label\n,Good\n"] {
        let told = with(&[("a.csv", broken.as_bytes())], &[&["list"], &named[..]].concat());
        assert!(told.starts_with("error: a.csv:") && told.ends_with("exit code 2\n"), "{told}");
    }
}

#[test]
fn the_csv_of_list_is_read_back() {
    let options = r##"<option value="1" Color="#ff0000" ExternalValue="E" IsHidden="1"><labels><label description="A, &quot;B&quot;" languagecode="1033"/>
<label description="C" languagecode="1031"/></labels><Descriptions><Description description="Why" languagecode="1033"/></Descriptions></option><option value="-2"><labels/></option>"##;
    let states = r#"<optionset Name="s"><OptionSetType>state</OptionSetType><states><state value="0" defaultstatus="1" invariantname="Active"><labels>
<label description="Active" languagecode="1033"/></labels></state></states></optionset>"#;
    let columns = [
        column("demo_tags", "multiselectpicklist", &set(options)),
        column("statecode", "state", states),
        column("demo_grade", "picklist", "<OptionSetName>demo_grade</OptionSetName>"),
    ];
    let global = set(options);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("Entity.xml"), entity(&columns.concat())).unwrap();
    std::fs::create_dir(folder.path().join("OptionSets")).unwrap();
    std::fs::write(folder.path().join("OptionSets/demo_grade.xml"), global).unwrap();
    let said = in_folder(folder.path(), &["list", "--as", "csv", "--from", "."]);
    let written = said.strip_suffix("exit code 0\n").unwrap();
    assert!(written.lines().count() > 8, "{written}");
    std::fs::write(folder.path().join("list.csv"), written).unwrap();
    assert_eq!(in_folder(folder.path(), &["list", "--as", "csv", "--from", "list.csv"]), said);
    // It agrees with its source, which says more.
    assert_eq!(in_folder(folder.path(), &["list", "--as", "csv", "--from", "."]), said);
}

#[test]
fn delta_tables_are_refused_with_the_command_that_converts_them() {
    expect![[r#"
        error: StatusMetadata.parquet: this is not metadata, but a Parquet file; DuckDB turns it into a CSV that can be read: `duckdb -c "COPY (FROM 'StatusMetadata.parquet') TO 'StatusMetadata.csv'"`
          help: give a Web API response, a solution, an app, stringmaps, metadata of a lake, a sheet of `value,label`, or Rust enums
        exit code 2
    "#]].assert_eq(&list("StatusMetadata.parquet", b"PAR1\x15\x04\x00"));
    expect![[r#"
        error: .: there is no metadata in this folder, but
          ./Tables/OptionsetMetadata/part-0.parquet: a Parquet file; DuckDB turns it into a CSV that can be read: `duckdb -c "COPY (FROM './Tables/OptionsetMetadata/part-0.parquet') TO 'OptionsetMetadata.csv'"`
          help: `--from`, or `from` in closure-reason.toml, says where metadata is
        exit code 1
    "#]].assert_eq(&with(
        &[("Tables/OptionsetMetadata/part-0.parquet", b"PAR1\x15\x04\x00")],
        &["list", "--from", "."],
    ));
    expect![[r#"
        error: a.xlsx: this is not metadata, but an Excel workbook: save the sheet as "CSV UTF-8"
          help: give a Web API response, a solution, an app, stringmaps, metadata of a lake, a sheet of `value,label`, or Rust enums
        exit code 2
    "#]].assert_eq(&list("a.xlsx", zip(&[("xl/workbook.xml", "<workbook/>")])));
    expect![[r#"
        error: Account.cs: this is not metadata, but C#, which is generated from metadata: give the metadata itself
          help: give a Web API response, a solution, an app, stringmaps, metadata of a lake, a sheet of `value,label`, or Rust enums
        exit code 2
    "#]].assert_eq(&list("Account.cs", "namespace Demo { public enum demo_grade { Good = 1 } }"));
}

#[test]
fn values_in_other_forms_are_refused_with_what_to_do() {
    for (value, shown) in [
        ("\"745,500,000\"", "745,500,000"),
        ("745500000.0", "745500000.0"),
        ("7.455E8", "7.455E8"),
        ("1 000", "1 000"),
        ("7.455E+08", "7.455E+08"),
        ("1e3", "1e3"),
        ("\"9,999,999,999\"", "9,999,999,999"),
    ] {
        let said = list("a.csv", format!("value,label\n{value},One\n"));
        let expected = format!(
            "error: a.csv:2:1: value is {shown:?}, expected a whole number\n  help: write it in plain digits\nexit code 2\n"
        );
        assert_eq!(said, expected);
    }
    for other in ["99999999999999999999", "9999999999", "2024-01-01", "12%", "1e", "e1", "Web"] {
        let said = list("a.csv", format!("value,label\n{other},One\n"));
        assert!(said.contains("needs quotes") && !said.contains("plain digits"), "{said}");
    }
}

#[test]
fn a_sheet_with_other_names_in_its_header_is_refused_with_the_right_ones() {
    let said = list("a.csv", "Wert;Bezeichnung\n1;Gut\n");
    assert!(
        said.starts_with("error: a.csv: this is not metadata") && said.contains("`value,label`"),
        "{said}"
    );
}
