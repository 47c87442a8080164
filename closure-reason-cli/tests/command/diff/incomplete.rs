//! What one side lacks, may lack, or could not read.

use std::process::Command;

use expect_test::expect;
use serde_json::{Value, json};

use super::{cast, column, diff, diff_files, grade, set};

/// A file with one column says nothing of others.
#[test]
fn a_column_that_the_other_side_may_have_fails_only_with_strict() {
    let other = column("demo_other", &set("demo_job_demo_other", false, &[(1, "One")]));
    let old = json!({"value": [grade(&[(1, "Good")]), other]});
    let new = grade(&[(1, "Good")]);
    let (code, said, _) = diff(&old, &new, &[]);
    assert_eq!(code, 0, "{said}");
    expect![[r#"
        only in old: demo_job.demo_other (the new metadata may not have every set)
        not compared (`--order` compares it): order (demo_job.demo_grade)
        no difference in what was compared: 1 set; 1 set is only in old
    "#]]
    .assert_eq(&said);
    assert_eq!(diff(&old, &new, &["--strict"]).0, 1);
    assert_eq!(diff(&old, &new, &["--strict", "--column", "demo_grade"]).0, 0);
}

#[test]
fn a_list_of_choices_says_nothing_of_columns_that_hold_several() {
    let mut tags = column("demo_tags", &set("demo_job_demo_tags", false, &[(1, "New")]));
    tags["AttributeTypeName"]["Value"] = "MultiSelectPicklistType".into();
    let (both, choices) = (cast(&[grade(&[(1, "Good")]), tags]), cast(&[grade(&[(1, "Good")])]));
    for (old, new, side) in [(&both, &choices, ["old", "new"]), (&choices, &both, ["new", "old"])] {
        let (code, out, _) = diff(old, new, &[]);
        let [has, lacks] = side;
        let said =
            format!("only in {has}: demo_job.demo_tags (the {lacks} metadata may not have every set)\n");
        assert!(code == 0 && out.contains(&said), "{code}: {out}");
    }
    // An enum does not say whether its column holds several.
    let tagged = "#[derive(OptionSet)]\n#[option_set(table = \"demo_job\", column = \"demo_tags\")]\n\
                  enum Tag { #[option(value = 1)] New }\n#[derive(OptionSet)]\n\
                  #[option_set(table = \"demo_job\", column = \"demo_grade\")]\nenum Grade { #[option(value = 1)] Good }";
    let (code, out, _) = diff_files([("old.rs", tagged), ("new.json", &choices.to_string())], &[]);
    let said = "only in old: Tag (demo_job.demo_tags) (the new metadata does not list the columns that hold several choices)\n";
    assert!(code == 0 && out.contains(said), "{code}: {out}");
}

#[test]
fn metadata_without_a_common_set_cannot_be_compared() {
    let (code, said, errors) =
        diff(&set("demo_a", true, &[(1, "One")]), &set("demo_b", true, &[(1, "One")]), &[]);
    assert_eq!((code, &*said), (2, ""));
    expect![[r#"
        error: the two have no option set in common, so there is nothing to compare
          help: `closure-reason list --from ..` shows which sets a source has
    "#]]
    .assert_eq(&errors);
}

/// A sheet may lack options of its set.
#[test]
fn an_option_that_the_other_side_may_have_is_listed_and_fails_only_with_strict() {
    let (one, both) = ("value,label\n1,One\n", "value,label\n1,One\n2,Two\n");
    for (old, new, side, other) in [(both, one, "old", "new"), (one, both, "new", "old")] {
        let run = |more: &[&str]| {
            let named = ["--table", "demo_job", "--column", "demo_grade"];
            diff_files([("old.csv", old), ("new.csv", new)], &[&named, more].concat())
        };
        let (code, said, _) = run(&[]);
        let expected = format!(
            "only in {side}: demo_job.demo_grade, 2 \"Two\" (the {other} metadata may not have every option)\n"
        );
        assert!(said.starts_with(&expected), "{said}");
        let end = format!("no difference in what was compared: 1 set; 1 option is only in {side}\n");
        assert!(code == 0 && said.ends_with(&end), "{code}: {said}");
        assert_eq!(run(&["--strict"]).0, 1);
        let json: Value = serde_json::from_str(&run(&["--format", "json"]).1).unwrap();
        let only = &json[format!("only_{side}")][0];
        assert_eq!(
            (&only["column"], &only["value"], &only["label"]),
            (&json!("demo_grade"), &json!(2), &json!("Two"))
        );
        let markdown = run(&["--format", "markdown"]).1;
        assert!(markdown.contains("\n- demo_job.demo_grade, 2 \"Two\": the"), "{markdown}");
    }
}

#[test]
fn a_set_that_could_not_be_read_is_listed_and_fails_with_strict() {
    let broken = column("demo_rank", &set("demo_job_demo_rank", false, &[(1, "One"), (1, "Two")]));
    let whole = column("demo_rank", &set("demo_job_demo_rank", false, &[(1, "One")]));
    let with = |rank: &Value| cast(&[grade(&[(1, "Good")]), rank.clone()]);
    for (old, new, sides) in
        [(&broken, &broken, &["old", "new"][..]), (&whole, &broken, &["new"]), (&broken, &whole, &["old"])]
    {
        let run = |more: &[&str]| diff(&with(old), &with(new), more);
        let (code, said, _) = run(&[]);
        assert_eq!(code, 0, "{said}");
        for side in ["old", "new"] {
            let line = format!(
                "not read in {side}: {side}.json: demo_job.demo_rank: the label of 1 in language 1033 is \"One\""
            );
            assert_eq!(said.contains(&line), sides.contains(&side), "{said}");
        }
        let count = if sides.len() == 1 { "1 set" } else { "2 sets" };
        let end = format!("no difference in what was compared: 1 set; {count} could not be read\n");
        assert!(said.ends_with(&end), "{said}");
        assert_eq!(run(&["--strict"]).0, 1);
        assert_eq!(run(&["--strict", "--column", "demo_grade"]).0, 0);
        let json: Value = serde_json::from_str(&run(&["--format", "json"]).1).unwrap();
        assert_eq!(json["not_read"].as_array().unwrap().len(), sides.len());
        assert_eq!(json["not_read"][0]["column"], "demo_rank");
        assert!(run(&["--format", "markdown"]).1.contains("## Not read\n\n- "));
    }
}

#[test]
fn a_side_without_any_set_proves_nothing() {
    let (empty, one) = (cast(&[]), cast(&[grade(&[(1, "Good")])]));
    for (old, new, side) in [(&one, &empty, "new"), (&empty, &one, "old")] {
        let (code, said, errors) = diff(old, new, &[]);
        assert_eq!((code, &*said), (2, ""));
        let expected = format!(
            "error: {side}.json: there is no option set here, so there is nothing to compare\n  help: "
        );
        assert!(errors.contains(&expected), "{errors}");
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    std::fs::write(folder.path().join("old.json"), one.to_string()).unwrap();
    std::fs::write(folder.path().join("a.rs"), "").unwrap();
    for arguments in [["diff", "old.json", "empty"], ["check", "--from=empty", "a.rs"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_closure-reason"));
        let output = command.args(arguments).current_dir(folder.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn more_than_ten_sets_that_could_not_be_read_are_listed_on_request() {
    let broken = |at: usize| {
        let name = format!("demo_c{at:02}");
        column(&name, &set(&format!("demo_job_{name}"), false, &[(1, "One"), (1, "Two")]))
    };
    let all: Vec<_> = std::iter::once(grade(&[(1, "Good")])).chain((0..12).map(broken)).collect();
    let (old, new) = (cast(&all[..1]), cast(&all));
    let (_, said, _) = diff(&old, &new, &[]);
    assert_eq!(said.matches("not read in new").count(), 10, "{said}");
    assert!(said.contains("\n2 more could not be read (-v lists them)\n"), "{said}");
    assert_eq!(diff(&old, &new, &["-v"]).1.matches("not read in new").count(), 12);
}
