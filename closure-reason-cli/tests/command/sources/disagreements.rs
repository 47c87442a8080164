//! Sources that disagree, and when they cannot.

use std::path::Path;

use expect_test::expect;

use crate::sources::catalog::{column, listed};
use crate::sources::command::{in_folder, with};

#[test]
fn disagreeing_inputs_are_named_with_their_places() {
    let (fair, middling) = (column("demo_rank", "Fair"), column("demo_rank", "Middling"));
    let files = [("a.json", fair.as_bytes()), ("b.json", middling.as_bytes())];
    let list = |more: &[&str]| with(&files, &[&["list", "--as", "csv"], more].concat());
    expect![[r#"
        error: two inputs disagree about demo_job.demo_rank: the label of 1 in language 1033
          is "Fair" in a.json
          and "Middling" in b.json
          help: give only one of them, or use `--prefer last`: the last one on the command line then wins
        exit code 2
    "#]]
    .assert_eq(&list(&["--from", "a.json", "--from", "b.json"]));
    // The same, in whatever order they are given.
    assert_eq!(list(&["--from", "b.json", "--from", "a.json"]), list(&["--from", "."]).replace("./", ""));
    // The last one counts, by the command line.
    expect![[r#"
        key,table_name,column_name,kind,set_name,is_global,value,language_id,label,description,color,external_value,is_hidden,state,default_status,invariant_name,transitions
        demo_job.demo_rank.1,demo_job,demo_rank,choice,,false,1,1033,Middling,,,,,,,,
        exit code 0
    "#]].assert_eq(&list(&["--from", "a.json", "--from", "b.json", "--prefer", "last"]));
    expect![[r#"
        key,table_name,column_name,kind,set_name,is_global,value,language_id,label,description,color,external_value,is_hidden,state,default_status,invariant_name,transitions
        demo_job.demo_rank.1,demo_job,demo_rank,choice,,false,1,1033,Fair,,,,,,,,
        exit code 0
    "#]].assert_eq(&list(&["--from", "b.json", "--from", "a.json", "--prefer", "last"]));
    expect![[r#"
        error: invalid value 'first' for '--prefer <WHICH>'
          [possible values: last]

        For more information, try '--help'.
        exit code 2
    "#]]
    .assert_eq(&list(&["--from", "a.json", "--prefer", "first"]));
}

#[test]
fn what_two_inputs_disagree_about_is_told_in_words() {
    let plain = column("demo_rank", "Fair");
    let default = |value: i32| plain.replacen('{', &format!(r#"{{"DefaultFormValue":{value},"#), 1);
    let status = |targets: &str| {
        format!(
            r#"{{"option_sets": [{{"table": "t", "column": "statuscode", "kind": "status", "complete": true, "options": [
            {{"value": 1, "transitions": [{targets}]}}, {{"value": 2}}, {{"value": 3}}]}}]}}"#
        )
    };
    for (one, other, said) in [
        (default(1), default(-1), "the default|1|missing"),
        (plain.clone(), plain.replace("Picklist", "State"), "the kind|choice|state"),
        (status("2, 3"), status(""), "the transitions of 1|2, 3|nothing"),
    ] {
        let files = [("a.json", one.as_bytes()), ("b.json", other.as_bytes())];
        let told = with(&files, &["list", "--from", "."]);
        let [what, ours, theirs] = *said.split('|').collect::<Vec<_>>() else { panic!("{said}") };
        let lines = [format!(": {what}\n  is {ours} in ./a.json"), format!("\n  and {theirs} in ./b.json")];
        assert!(lines.iter().all(|said| told.contains(said)), "{told}");
    }
}

/// A column that uses two global sets, of which one is selected.
#[test]
fn a_global_set_that_is_not_selected_stays_away_even_if_a_selected_column_uses_it() {
    let uses = |global: &str| {
        let named = format!(r#""OptionSet":{{"Name":"{global}","IsGlobal":true,"#);
        column("demo_zone", "North").replace(r#""OptionSet":{"IsGlobal":false,"#, &named)
    };
    let (a, b) = (uses("demo_a"), uses("demo_b"));
    let files = [("a.json", a.as_bytes()), ("b.json", b.as_bytes())];
    let selected = ["list", "--from", "a.json", "--from", "b.json", "--prefer", "last", "--global", "demo_b"];
    let listed = with(&files, &selected);
    assert!(listed.contains("demo_b") && !listed.contains("demo_a"), "{listed}");
}

/// Which of them would be the last on the command line?
#[test]
fn two_enums_of_one_file_are_in_no_order_of_the_command_line() {
    let of = |name: &str, label: &str| {
        format!(
            "#[derive(OptionSet)]\n#[option_set(table = \"t\", column = \"c\", language = 1033)]\nenum {name} {{ #[option(label = \"{label}\")] One = 1 }}\n"
        )
    };
    let (a, b) = (of("A", "One"), of("B", "Uno"));
    let both = a.clone() + &b;
    let list = |files: &[(&str, &[u8])]| with(files, &["list", "--from", "."]);
    expect![[r#"
        error: two places in one input disagree about B (t.c): the label of 1 in language 1033
          is "One" in ./both.rs (line 3)
          and "Uno" in ./both.rs (line 6)
          help: correct it, or use `--prefer last`: the last place then wins
        exit code 2
    "#]]
    .assert_eq(&list(&[("both.rs", both.as_bytes())]));
    let preferred = with(&[("both.rs", both.as_bytes())], &["list", "--from", "both.rs", "--prefer", "last"]);
    assert!(preferred.contains("Uno") && !preferred.contains("error"), "{preferred}");
    let apart = list(&[("a.rs", a.as_bytes()), ("b.rs", b.as_bytes())]);
    assert!(apart.starts_with("error: two inputs disagree") && apart.contains("`--prefer last`"), "{apart}");
}

#[test]
fn disagreeing_solutions_are_named_with_their_entities() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sources");
    expect![[r#"
        error: two inputs disagree about msnfp_award.statuscode: the label of 1 in language 1033
          is "Active" in award/core.xml (Entity msnfp_award)
          and "Preliminary" in award/toolkit.xml (Entity msnfp_award)
          help: give only one of them, or use `--prefer last`: the last one on the command line then wins
        exit code 2
    "#]]
    .assert_eq(&in_folder(&folder, &["list", "--from", "award"]));
}

#[test]
fn sets_that_are_not_selected_cannot_disagree() {
    let (one, other) = (column("demo_rank", "Fair"), column("demo_rank", "Middling"));
    let site = column("demo_rank", "Near").replace("demo_job", "demo_site");
    let global = |label: &str| {
        format!(
            r#"{{"Name":"demo_zone","IsGlobal":true,"OptionSetType":"Picklist","Options":[{{"Value":1,
"Label":{{"LocalizedLabels":[{{"Label":"{label}","LanguageCode":1033}}]}}}}]}}"#
        )
    };
    let (north, south) = (global("North"), global("South"));
    let files = [
        ("a.json", &*one),
        ("b.json", &*other),
        ("site.json", &*site),
        ("z1.json", &*north),
        ("z2.json", &*south),
    ];
    expect![[r#"
        demo_site.demo_rank.1,demo_site,demo_rank,choice,,false,1,1033,Near
        exit code 0
    "#]]
    .assert_eq(&listed(&files, &["--table", "demo_site"]));
    for more in [
        &["--table", "!demo_site"][..],
        &["--column", "demo_rank"],
        &["--global", "demo_zone"],
        &["--table", "demo_site", "--global", "demo_zone"],
        &[],
    ] {
        let said = listed(&files, more);
        let is_disagreement = said.starts_with("error: two inputs disagree");
        let is_nothing = more.len() == 4 && said.starts_with("error: no option set matches all of");
        assert!((is_disagreement || is_nothing) && said.ends_with("exit code 2\n"), "{more:?}: {said}");
    }
    // Nor can it contradict what is selected, but it may add to it.
    let uses = |table: &str, label: &str| {
        let name = r#""OptionSet":{"Name":"demo_zone","IsGlobal":true"#;
        let set = column("demo_area", label).replace("demo_job", table);
        set.replace(r#""OptionSet":{"IsGlobal":false"#, name)
    };
    let (job, site) = (uses("demo_job", "North"), uses("demo_site", "South"));
    let files = [("job.json", &*job), ("site.json", &*site)];
    expect![[r#"
        demo_job.demo_area.1,demo_job,demo_area,choice,demo_zone,true,1,1033,North
        demo_zone.1,,,choice,demo_zone,true,1,1033,North
        exit code 0
    "#]]
    .assert_eq(&listed(&files, &["--table", "demo_job"]));
    // The last input wins, but only if it is selected.
    assert_eq!(
        listed(&files, &["--table", "demo_job", "--prefer", "last"]),
        listed(&files, &["--table", "demo_job"])
    );
    assert!(listed(&files, &[]).starts_with("error: two inputs disagree about demo_zone"));
}

#[test]
fn the_last_input_wins_for_global_sets_too() {
    let uses = column("demo_area", "North")
        .replace(r#""OptionSet":{"IsGlobal":false"#, r#""OptionSet":{"Name":"demo_zone","IsGlobal":true"#);
    let alone = r#"{"Name":"demo_zone","IsGlobal":true,"OptionSetType":"Picklist","Options":[{"Value":1,
"Label":{"LocalizedLabels":[{"Label":"South","LanguageCode":1033}]}}]}"#;
    let files = [("a.json", uses.as_bytes()), ("b.json", alone.as_bytes())];
    let global = |inputs: [&str; 2]| {
        let [first, last] = inputs;
        let said =
            with(&files, &["list", "--as", "csv", "--from", first, "--from", last, "--prefer", "last"]);
        said.lines().find_map(|line| {
            Some(line.strip_prefix("demo_zone.1,,,choice,demo_zone,true,1,1033,")?[..5].to_owned())
        })
    };
    assert_eq!(global(["a.json", "b.json"]).as_deref(), Some("South"));
    assert_eq!(global(["b.json", "a.json"]).as_deref(), Some("North"));
}

#[test]
fn transitions_of_status_reasons_that_are_not_selected_cannot_disagree() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sources");
    let list = |more: &[&str]| {
        in_folder(&folder, &[&["list", "--from", "award", "--table", "msnfp_award"], more].concat())
    };
    assert!(list(&["--column", "!statuscode"]).ends_with("exit code 0\n"));
    assert!(
        list(&["--column", "statuscode"])
            .starts_with("error: two inputs disagree about msnfp_award.statuscode")
    );
}
