//! YAML of Dataverse's Git integration.

use expect_test::expect;

use crate::sources::command::{list, rows};

const COLUMN: &str = "attribute:
  '@PhysicalName': demo_Agree
  Type: picklist
  LogicalName: demo_agree
  optionset:
    '@Name': demo_agree
    OptionSetType: picklist
    options:
      option:
      - '@value': 1
        labels:
          label:
          - '@description': no
            '@languagecode': 1033
          - '@description': 'Nein & \"nie\"'
            '@languagecode': 1031
      - '@value': 2
        labels:
          label:
            '@description': 1e3
            '@languagecode': 1033
";

const USES: &str = "attribute:
  '@PhysicalName': demo_Grade
  Type: picklist
  LogicalName: demo_grade
  OptionSetName: demo_grades
";

const GLOBAL: &str = "---
# One option, which is no list.
optionset:
  '@Name': demo_grades
  OptionSetType: picklist
  IsGlobal: 1
  options:
    option:
      '@value': -7
      labels:
        label:
          '@description': null
          '@languagecode': 1033
";

const PATH: &str = "entities/demo_Job/attributes/demo_agree.yml";

#[test]
fn git_integration_is_read_with_texts_unchanged() {
    let uses = "entities/demo_Job/attributes/demo_grade.yml";
    let files = [
        (PATH, COLUMN.as_bytes()),
        (uses, USES.as_bytes()),
        ("optionsets/demo_grades/optionset.yml", GLOBAL.as_bytes()),
    ];
    let files = [&files[..], &[(".github/x.yml", b"a: 1"), ("other.yml", b"on: push")]].concat();
    expect![[r#"
        demo_job.demo_agree.1,demo_job,demo_agree,choice,demo_agree,false,1,1031,"Nein & ""nie""",,,,,,,,
        demo_job.demo_agree.1,demo_job,demo_agree,choice,demo_agree,false,1,1033,no,,,,,,,,
        demo_job.demo_agree.2,demo_job,demo_agree,choice,demo_agree,false,2,1033,1e3,,,,,,,,
        demo_job.demo_grade.-7,demo_job,demo_grade,choice,demo_grades,true,-7,1033,null,,,,,,,,
        demo_grades.-7,,,choice,demo_grades,true,-7,1033,null,,,,,,,,
        note: skipped one file that is not metadata (`-v` names it)
        note: skipped one hidden folder (`-v` names it)
        exit code 0
    "#]]
    .assert_eq(&rows(&files, &["--from", "."]));
    // Microsoft mixes both formats: the global set is XML.
    let xml = br#"<optionset Name="demo_grades"><OptionSetType>picklist</OptionSetType><options><option value="-7"><labels>
<label description="null" languagecode="1033"/></labels></option></options></optionset>"#;
    let mixed = [files[0], files[1], ("OptionSets/demo_grades.xml", &xml[..])];
    let [mixed, whole] = [&mixed[..], &files[..3]].map(|files| rows(files, &["--from", "."]));
    assert_eq!(mixed, whole);
}

#[test]
fn broken_yaml_is_refused_at_its_place() {
    for (from, to) in [
        ("'@value': 2", "'@value': two"),
        ("'@description': no", "'@description': &a no"),
        ("Type: picklist", "Type: [picklist"),
        ("LogicalName:", "a b:"),
    ] {
        let read = rows(&[(PATH, COLUMN.replace(from, to).as_bytes())], &["--from", "."]);
        assert!(read.starts_with("error: ./entities/demo_Job/attributes/demo_agree.yml:"), "{read}");
    }
    expect![[r#"
        error: entities/demo_Job/attributes/demo_agree.yml:17:9: `value` of an option is "two", expected a whole number
        exit code 2
    "#]].assert_eq(&rows(
        &[(PATH, COLUMN.replace("'@value': 2", "'@value': two").as_bytes())],
        &["--from", PATH],
    ));
    expect![[r#"
        error: a.yml: only the path of this file says which table its column belongs to, and this one does not
          help: give the folder `entities`, which has `TABLE/attributes/COLUMN.yml`
        exit code 2
    "#]]
    .assert_eq(&list("a.yml", COLUMN));
}
