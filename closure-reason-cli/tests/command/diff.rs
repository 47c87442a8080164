//! `diff`, from the outside.

use std::process::Command;

use expect_test::expect;
use serde_json::{Value, json};

/// Compares `old.json` with `new.json`; exit code, standard output and standard error.
fn diff(old: &Value, new: &Value, arguments: &[&str]) -> (i32, String, String) {
    diff_files([("old.json", &old.to_string()), ("new.json", &new.to_string())], arguments)
}

fn diff_files(files: [(&str, &str); 2], arguments: &[&str]) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
        .arg("diff")
        .args(files.map(|(name, _)| name))
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn labels(english: &str) -> Value {
    let label = json!({"Label": english, "LanguageCode": 1033});
    json!({"LocalizedLabels": [label], "UserLocalizedLabel": label})
}

fn set(name: &str, global: bool, options: &[(i32, &str)]) -> Value {
    let options: Vec<_> =
        options.iter().map(|(value, label)| json!({"Value": value, "Label": labels(label)})).collect();
    json!({"Name": name, "IsGlobal": global, "OptionSetType": "Picklist", "Options": options})
}

fn column(name: &str, set: &Value) -> Value {
    json!({
        "LogicalName": name, "SchemaName": name, "EntityLogicalName": "demo_job",
        "AttributeTypeName": {"Value": "PicklistType"}, "OptionSet": set,
    })
}

/// All choice columns of the table `demo_job`, as the Web API lists them.
fn cast(columns: &[Value]) -> Value {
    let context = "x/$metadata#EntityDefinitions('demo_job')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata(LogicalName)";
    json!({"@odata.context": context, "value": columns})
}

fn grade(options: &[(i32, &str)]) -> Value {
    column("demo_grade", &set("demo_job_demo_grade", false, options))
}

fn zone(name: &str, options: &[(i32, &str)]) -> Value {
    column(name, &set("demo_zones", true, options))
}

#[test]
fn each_change_is_reported_once_and_the_answer_is_no() {
    let old = cast(&[
        grade(&[(1, "Good"), (2, "Bad"), (3, "Ugly")]),
        zone("demo_from", &[(1, "North")]),
        zone("demo_to", &[(1, "North")]),
        column("demo_old", &set("demo_job_demo_old", false, &[(1, "One")])),
    ]);
    let new = cast(&[
        grade(&[(1, "Very \"good\""), (3, "Ugly"), (4, "New")]),
        zone("demo_from", &[(1, "North"), (2, "South")]),
        zone("demo_to", &[(1, "North"), (2, "South")]),
        column("demo_new", &set("demo_job_demo_new", false, &[(1, "One")])),
    ]);
    let (code, said, errors) = diff(&old, &new, &[]);
    assert_eq!((code, &*errors), (1, ""));
    expect![[r#"
        demo_job.demo_grade
          1: label in language 1033 was "Good", is "Very \"good\""
          2 "Bad" is gone
          4 "New" is new
        demo_job.demo_new
          the column is new
        demo_job.demo_old
          the column is gone
        global set demo_zones
          2 "South" is new
        not compared (`--order` compares it): order (2 sets)
        6 differences; compared: 4 sets
    "#]]
    .assert_eq(&said);
    let (code, said, _) = diff(&old, &new, &["--format", "markdown"]);
    assert_eq!(code, 1);
    expect![[r###"
        ## demo_job.demo_grade

        | Value | What | Old | New |
        | ---: | --- | --- | --- |
        | 1 | label in language 1033 | Good | Very "good" |
        | 2 | removed option | Bad |  |
        | 4 | new option |  | New |

        ## demo_job.demo_new

        | Value | What | Old | New |
        | ---: | --- | --- | --- |
        |  | new column |  |  |

        ## demo_job.demo_old

        | Value | What | Old | New |
        | ---: | --- | --- | --- |
        |  | removed column |  |  |

        ## global set demo_zones

        | Value | What | Old | New |
        | ---: | --- | --- | --- |
        | 2 | new option |  | South |

        ## Not compared

        - \`--order\` compares it: order (2 sets)

        6 differences; compared: 4 sets
    "###]]
    .assert_eq(&said);
    let (code, said, _) = diff(&old, &new, &["--format", "json"]);
    assert_eq!(code, 1);
    let said: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(said["compared"], 4);
    assert_eq!(said["differences"].as_array().unwrap().len(), 6);
    let first = json!({
        "set": "demo_job.demo_grade", "table": "demo_job", "column": "demo_grade", "global": null, "aspect": "label",
        "value": 1, "language": 1033, "old": "Good", "new": "Very \"good\"",
        "message": "1: label in language 1033 was \"Good\", is \"Very \\\"good\\\"\"",
    });
    assert!(said["differences"].as_array().unwrap().contains(&first), "{said:#}");
}

#[test]
fn equal_metadata_has_no_difference() {
    let metadata = cast(&[grade(&[(1, "Good"), (2, "Bad")]), zone("demo_from", &[(1, "North")])]);
    let (code, said, errors) = diff(&metadata, &metadata, &[]);
    assert_eq!((code, &*errors), (0, ""));
    expect![[r#"
        not compared (`--order` compares it): order (2 sets)
        no difference in what was compared: 3 sets
    "#]]
    .assert_eq(&said);
    let (code, said, _) = diff(&metadata, &metadata, &["--order"]);
    assert_eq!(code, 0);
    assert!(!said.contains("--order"), "{said}");
}

#[test]
fn the_order_of_options_is_compared_on_request() {
    let old = cast(&[grade(&[(1, "Good"), (2, "Bad")])]);
    let new = cast(&[grade(&[(2, "Bad"), (1, "Good")])]);
    assert_eq!(diff(&old, &new, &[]).0, 0);
    let (code, said, _) = diff(&old, &new, &["--order"]);
    assert_eq!(code, 1);
    assert!(said.contains("order was \"1 2\", is \"2 1\""), "{said}");
}

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

#[test]
fn texts_that_differ_only_in_blanks_look_different_in_markdown() {
    for (old, new, cells) in [
        ("One", "One ", r#"| "One" | "One " |"#),
        ("One two", "One\u{a0}two", r#"| "One two" | "One\\u{a0}two" |"#),
        ("One\ntwo", "One\r\ntwo", r#"| "One\\ntwo" | "One\\r\\ntwo" |"#),
        ("One", "Two", "| One | Two |"),
    ] {
        let (_, said, _) = diff(&grade(&[(1, old)]), &grade(&[(1, new)]), &["--format", "markdown"]);
        assert!(said.contains(cells), "{said}");
    }
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
fn what_changed_is_selected_in_both_by_what_it_was_and_by_what_it_is() {
    let rank = |name: &str| {
        let mut rank = column("demo_rank", &set("demo_job_demo_rank", false, &[(1, "One")]));
        rank["DisplayName"] = labels(name);
        rank
    };
    let selected = |old: &[Value], new: &[Value], flags: &[&str], expected: &str| {
        let (good, flags) = (grade(&[(1, "Good")]), [flags, &["-v"]].concat());
        let list = |columns: &[Value]| cast(&[std::slice::from_ref(&good), columns].concat());
        let (code, said, errors) = diff(&list(old), &list(new), &flags);
        assert!(code == 1 && said.contains(expected), "{flags:?}: {code} {said}{errors}");
        assert!(!said.contains("demo_grade"), "{said}");
        let reversed = diff(&list(new), &list(old), &flags);
        assert!(reversed.0 == 1 && !reversed.1.contains("demo_grade"), "{reversed:?}");
    };
    for flags in
        [&["--column", "demo_rank"][..], &["--column", "Rank"], &["--column", "demo_r*", "--kind", "choice"]]
    {
        selected(&[rank("Rank")], &[], flags, "demo_job.demo_rank\n  the column is gone\n");
    }
    for name in ["Rank", "Level"] {
        selected(&[rank("Rank")], &[rank("Level")], &["--column", name], "was \"Rank\", is \"Level\"");
    }
    let mut several = rank("Rank");
    several["AttributeTypeName"]["Value"] = "MultiSelectPicklistType".into();
    for kind in ["choice", "choices"] {
        let flags = ["--kind", kind, "--column", "demo_rank"];
        selected(&[rank("Rank")], &[several.clone()], &flags, "is \"several options\"");
    }
    let used = |set_name: &str| column("demo_zone", &set(set_name, true, &[(1, "North")]));
    for global in ["demo_zones", "demo_areas"] {
        let flags = ["--global", global];
        selected(
            &[used("demo_zones")],
            &[used("demo_areas")],
            &flags,
            "was \"demo_zones\", is \"demo_areas\"",
        );
    }
    selected(
        &[used("demo_zones")],
        &[],
        &["--global", "demo_zones"],
        "demo_job.demo_zone\n  the column is gone\n",
    );
    // Both sides have both sets, although only one of the sets is selected, and each side uses another.
    let with_sets = |column: Value| {
        let sets = ["demo_zones", "demo_areas"].map(|name| set(name, true, &[(1, "North")]));
        [vec![cast(&[column])], sets.to_vec()]
            .concat()
            .iter()
            .map(Value::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let (old, new) = (with_sets(used("demo_zones")), with_sets(used("demo_areas")));
    let (_, said, _) = diff_files([("old.json", &old), ("new.json", &new)], &["--global", "demo_zones"]);
    assert!(said.contains("is \"demo_areas\"") && !said.contains("only in"), "{said}");
    let (code, _, errors) = diff(&cast(&[rank("Rank")]), &cast(&[rank("Rank")]), &["--column", "demo_none"]);
    assert!(code == 2 && errors.contains("`--column demo_none` matches nothing"), "{errors}");
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

/// Sources in one file, one after another.
fn together(sources: &[Value]) -> String {
    sources.iter().map(Value::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_selected_set_that_one_side_could_not_read_is_neither_gone_nor_new() {
    let good = grade(&[(1, "Good")]);
    let with_broken = |kind: &str, name: &str, is_global: bool| {
        let mut broken = column("demo_zone", &set(name, is_global, &[(1, "North"), (1, "South")]));
        broken["AttributeTypeName"]["Value"] = kind.into();
        cast(&[good.clone(), broken])
    };
    let whole = cast(&[good.clone(), zone("demo_zone", &[(1, "North")])]);
    for (flags, broken) in [
        (&["--kind", "choice"][..], with_broken("MultiSelectPicklistType", "demo_zones", true)),
        (&["--global", "demo_zones"], with_broken("PicklistType", "demo_local", false)),
        (&["--global", "demo_zones"], with_broken("PicklistType", "demo_areas", true)),
    ] {
        for (old, new, side) in [(&whole, &broken, "new"), (&broken, &whole, "old")] {
            let (code, said, errors) = diff(old, new, flags);
            let line = format!("not read in {side}: {side}.json: demo_job.demo_zone: ");
            // Of the global sets, no other is in both.
            assert_eq!(code, if flags[0] == "--kind" { 0 } else { 2 }, "{said}");
            assert!((said.clone() + &errors).contains(&line), "{flags:?}: {said}{errors}");
        }
    }
    // A global set by itself.
    let global = |options: &[(i32, &str)]| together(&[good.clone(), set("demo_zones", true, options)]);
    let (whole, broken) = (global(&[(1, "North")]), global(&[(1, "North"), (1, "South")]));
    let (_, said, _) = diff_files([("old.json", &whole), ("new.json", &broken)], &[]);
    assert!(said.contains("1 set could not be read\n") && !said.contains("only in"), "{said}");
    // Another answer has the options.
    let mut without = good.clone();
    without.as_object_mut().unwrap().remove("OptionSet");
    let twice = together(&[cast(&[good]), cast(&[without])]);
    let (code, said, _) = diff_files([("old.json", &twice), ("new.json", &twice)], &["--strict"]);
    assert!(code == 0 && said.ends_with("compared: 1 set\n"), "{said}");
}

#[test]
fn a_global_set_that_both_sides_have_is_in_both_whatever_uses_it() {
    let local = column("demo_zone", &set("demo_local", false, &[(1, "North")]));
    let (good, used) = (grade(&[(1, "Good")]), zone("demo_zone", &[(1, "North")]));
    // In the old metadata, only a column that is not selected uses the set.
    let mut of_another = zone("demo_from", &[(1, "North")]);
    of_another["EntityLogicalName"] = "demo_other".into();
    let old = together(&[cast(&[good.clone(), local.clone()]), of_another.clone()]);
    let new = together(&[cast(&[good.clone(), used.clone()]), of_another]);
    let (_, said, _) = diff_files([("old.json", &old), ("new.json", &new)], &["--table", "demo_job"]);
    assert!(said.contains("scope was \"local\", is \"global\"") && !said.contains("only in"), "{said}");
    let zones = set("demo_zones", true, &[(1, "North")]);
    let [old, new] = [used, local].map(|column| together(&[cast(&[good.clone(), column]), zones.clone()]));
    let flags = ["--column", "demo_zone", "--kind", "choice"];
    let (_, said, _) = diff_files([("old.json", &old), ("new.json", &new)], &flags);
    assert!(said.contains("scope was \"global\", is \"local\"") && !said.contains("only in"), "{said}");
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
