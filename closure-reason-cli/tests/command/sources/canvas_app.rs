//! Canvas apps, and archives in archives.

use expect_test::expect;
use serde_json::{Value, json};

use crate::packed::zip;
use crate::sources::command::{list, rows, with};
use crate::sources::solution::{ONE, column, entity, set};

const PATH: &str = "References\\DataSources.json";

/// The list of columns of a type, as the Web API answers it, with one column.
fn answer(name: &str, label: &str) -> Value {
    json!({"value": [{"LogicalName": name, "OptionSet": {"IsGlobal": false, "OptionSetType": "Picklist", "Options": [
        {"Value": 1, "Label": {"LocalizedLabels": [{"Label": label, "LanguageCode": 1033}]}}]}}]})
}

/// The tables that an app knows: JSON in texts of JSON.
fn tables(label: &str) -> Value {
    let entity = json!({"LogicalName": "demo_job", "SchemaName": "demo_Job", "EnforceStateTransitions": false,
        "Attributes": [{"LogicalName": "demo_grade", "AttributeType": "Picklist"}]});
    let mut paid = answer("demo_paid", "x");
    let label_of = |text: &str| json!({"LocalizedLabels": [{"Label": text, "LanguageCode": 1033}]});
    paid["value"][0]["OptionSet"] = json!({"TrueOption": {"Value": 1, "Label": label_of("Yes")},
        "FalseOption": {"Value": 0, "Label": label_of("No")}});
    json!({
        "TableName": "demo_job",
        "EntityMetadata": entity.to_string(),
        "PicklistOptionSetAttribute": answer("demo_grade", label).to_string(),
        "MultiSelectPicklistOptionSetAttribute": answer("demo_tags", "Red; blue").to_string(),
        "StateOptionSetAttribute": json!({"value": []}).to_string(),
        "StatusOptionSetAttribute": "",
        "BooleanOptionSetAttribute": paid.to_string(),
    })
}

fn app(label: &str) -> Vec<u8> {
    let sources = json!({"DataSources": [
        {"Type": "StaticDataSourceInfo", "Name": "Samples"},
        {"Type": "NativeCDSDataSourceInfo", "Name": "Jobs", "LogicalName": "demo_job", "EntitySetName": "demo_jobs",
            "TableDefinition": tables(label).to_string()},
        {"Type": "OptionSetInfo", "Name": "Grade (Jobs)", "OptionSetInfoNameMapping": {"1": "A"}},
    ]});
    zip(&[("Header.json", "{}"), (PATH, &*sources.to_string())])
}

#[test]
fn a_canvas_app_is_read_alone_in_a_solution_or_unpacked() {
    let alone = app("A");
    let read = rows(&[("a.msapp", &alone)], &["--from", "a.msapp"]);
    expect![[r#"
        demo_job.demo_grade.1,demo_job,demo_grade,choice,,false,1,1033,A,,,,,,,,
        demo_job.demo_paid.0,demo_job,demo_paid,boolean,,,0,1033,No,,,,,,,,
        demo_job.demo_paid.1,demo_job,demo_paid,boolean,,,1,1033,Yes,,,,,,,,
        demo_job.demo_tags.1,demo_job,demo_tags,choices,,false,1,1033,Red; blue,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&read);
    let solution = zip(&[("solution.xml", &b"<ImportExportXml/>"[..]), ("CanvasApps/demo.msapp", &alone)]);
    assert_eq!(rows(&[("a.zip", &solution)], &["--from", "a.zip"]), read);
    let definition = json!({"TableName": "demo_job", "TableDefinition": tables("A")}).to_string();
    let entry =
        json!([{"Name": "Jobs", "Type": "NativeCDSDataSourceInfo", "LogicalName": "demo_job"}]).to_string();
    let files = [
        ("pkgs/TableDefinitions/Jobs.json", definition.as_bytes()),
        ("DataSources/Jobs.json", entry.as_bytes()),
    ];
    assert_eq!(rows(&files, &["--from", "."]), read);
}

#[test]
fn an_outdated_app_disagrees_and_a_broken_one_is_named() {
    let solution = entity(&column("demo_grade", "picklist", &set(ONE)));
    let solution = zip(&[("customizations.xml", solution.as_bytes()), ("CanvasApps/demo.msapp", &app("B"))]);
    expect![[r#"
        error: two inputs disagree about demo_job.demo_grade: the label of 1 in language 1033
          is "A" in a.zip: customizations.xml (Entity demo_job)
          and "B" in a.zip: CanvasApps/demo.msapp: References\DataSources.json (demo_job, PicklistOptionSetAttribute)
          help: give only one of them, or use `--prefer last`: the last one on the command line then wins
        exit code 2
    "#]].assert_eq(&list("a.zip", &solution).replace("References/", "References\\"));
    let broken = json!({"TableDefinition": {"TableName": "demo_job", "PicklistOptionSetAttribute": "{"}});
    expect![[r#"
        error: a.json (a table, PicklistOptionSetAttribute): the JSON in this text is broken: EOF while parsing an object at line 1 column 1
        exit code 2
    "#]]
    .assert_eq(&list("a.json", broken.to_string()));
    let broken =
        json!({"TableDefinition": {"PicklistOptionSetAttribute": answer("demo_grade", "A").to_string()}});
    expect![[r#"
        error: a.json (a table): the definition of a table does not say which table it is
        exit code 2
    "#]]
    .assert_eq(&list("a.json", broken.to_string()));
}

#[test]
fn archives_in_archives_are_read_within_one_limit() {
    let customizations = entity(&column("demo_grade", "picklist", &set(ONE)));
    let mut archive = zip(&[("customizations.xml", &customizations)]);
    let plain = rows(&[("a.zip", &archive)], &["--from", "a.zip"]);
    assert!(plain.contains("demo_job.demo_grade.1,"), "{plain}");
    // The layout of the Package Deployer. A file named like an archive need not be one.
    archive = zip(&[
        ("PkgFolder\\demo_managed.zip", &archive[..]),
        ("PkgFolder\\ImportConfig.xml", b"<a/>"),
        ("x.zip", b""),
    ]);
    assert_eq!(rows(&[("a.zip", &archive)], &["--from", "a.zip"]), plain);
    archive = zip(&[("b.zip", &archive)]);
    archive = zip(&[("c.zip", &archive)]);
    assert_eq!(rows(&[("a.zip", &archive)], &["--from", "a.zip"]), plain);
    let deep = zip(&[("d.zip", &archive)]);
    expect![[r#"
        error: a.zip: d.zip: c.zip: b.zip: PkgFolder\demo_managed.zip: this archive is nested in more than 3 others
          help: unpack the outer ones, and give the folder
        exit code 2
    "#]]
    .assert_eq(&list("a.zip", &deep).replace("PkgFolder/", "PkgFolder\\"));
    // Each is less than the limit; together they are more.
    let one = zip(&[("no.zip", vec![b' '; 60 << 20])]);
    let mut two = zip(&[("customizations.xml", &customizations)]);
    let central = two.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    two[central + 24..central + 28].copy_from_slice(&(200_u32 << 20).to_le_bytes());
    assert_eq!(list("a.zip", zip(&[("one.zip", &one)])).lines().count(), 3);
    let both = zip(&[("one.zip", &one), ("two.zip", &two)]);
    expect![[r#"
        error: a.zip: two.zip: customizations.xml: the archive and those in it hold more than 256 MiB of metadata
        exit code 2
    "#]].assert_eq(&list("a.zip", &both));
    let damaged = zip(&[("one.zip", &one[..one.len() / 2])]);
    expect![[r#"
        error: ./a.zip: one.zip: the archive is cut off or damaged: Missing end of central directory
          help: export the solution again, or copy the file again
        exit code 2
    "#]]
    .assert_eq(&with(&[("a.zip", &damaged)], &["list", "--from", "."]));
}
