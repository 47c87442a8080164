//! What is reported about the changes in an enum.

use expect_test::expect;

use crate::generate::folder::{Folder, column, grade, option};

/// The report about an enum in this file, with the old and the new metadata.
fn told(old: &str, now: &str, flags: &[&str]) -> (String, String) {
    let folder = Folder::new(&[("metadata.json", old)]);
    let run = [&["generate", "--from", "metadata.json", "-o", "one.rs"], flags].concat();
    folder.quietly(&run);
    folder.write("metadata.json", now);
    let check = folder.run(&["check", "--from", "metadata.json", "one.rs", "--format", "json"]);
    let generate = folder.run(&run);
    assert_eq!(generate.code, 0, "{}", generate.err);
    let helps: serde_json::Value = serde_json::from_str(&check.out).unwrap();
    let helps = helps["differences"].as_array().unwrap().iter();
    let helps = helps.map(|found| format!("{}: {}\n", found["message"], found["help"]).replace("\\\"", "\""));
    // The second run changes nothing.
    assert_eq!(folder.run(&run).err, "one.rs is unchanged\n");
    (generate.err, helps.collect())
}

#[test]
fn each_change_is_reported_and_predicted_by_check() {
    let old = [(1, "Good"), (2, "Fair"), (3, "Poor"), (4, "Old"), (5, "Bad")];
    // 1 and 3 are swapped, 2 takes the name of 5's variant, 4 is removed, 6 is added with a name that is taken.
    let now = [(1, "Poor"), (2, "Bad"), (3, "Good"), (5, "Awful"), (6, "Fair")];
    let (said, foretold) = told(&grade(&old), &grade(&now), &[]);
    expect![[r#"
        changed enum `Grade` (demo_job.demo_grade)
          warning: the labels of `Good` and `Poor` changed places
          warning: `Fair` now has the label "Bad", which was that of `Bad`
          warning: the new option 6 now has the label "Fair", which was that of `Fair`
          label of `Good` changed from "Good" to "Poor"; the old one does not become an alias: it is now the label of `Poor`
          label of `Fair` changed from "Fair" to "Bad"; the old one does not become an alias: it is now the label of the new option 6
          label of `Poor` changed from "Poor" to "Good"; the old one does not become an alias: it is now the label of `Good`
          deprecated `Old` = 4: no longer an option
          label of `Bad` changed from "Bad" to "Awful"; the old one does not become an alias: it is now the label of `Fair`
          added `FairV6` = 6, "Fair"
          named `FairV6`: `Fair` is already taken
        wrote one.rs
    "#]]
    .assert_eq(&said);
    expect![[r#"
        "`Grade` lacks the option 6 "Fair"": "`closure-reason generate` would add 6 "Fair"; check the code that uses these options, since the new option 6 now has the label "Fair", which was that of `Fair`"
        "the label in language 1033 of `Grade::Good` differs": "`closure-reason generate` would change it, and keep no alias: the old label is now that of `Poor`; check the code that uses these options, since the labels of `Good` and `Poor` changed places"
        "the label in language 1033 of `Grade::Fair` differs": "`closure-reason generate` would change it, and keep no alias: the old label is now that of the new option 6; check the code that uses these options, since `Fair` now has the label "Bad", which was that of `Bad`"
        "the label in language 1033 of `Grade::Poor` differs": "`closure-reason generate` would change it, and keep no alias: the old label is now that of `Good`"
        "`Grade::Old` is no longer an option": "`closure-reason generate` would mark it as deprecated, and remove it with `--prune`"
        "the label in language 1033 of `Grade::Bad` differs": "`closure-reason generate` would change it, and keep no alias: the old label is now that of `Fair`"
    "#]]
    .assert_eq(&foretold);
}

/// It was the only one with a German label, so the metadata no longer shows that it knows that language.
#[test]
fn an_option_that_has_no_label_any_more_loses_it_in_every_language() {
    let german = option(3, "Schlecht", "").replace("1033", "1031");
    let none = r#"{"Value": 3, "Label": {"LocalizedLabels": []}}"#;
    let all = |last: &str| {
        column("demo_job", "demo_grade", "", &[option(1, "Good", ""), option(2, "Fair", ""), last.to_owned()])
    };
    let (said, foretold) = told(&all(&german), &all(none), &[]);
    expect![[r#"
        changed enum `Grade` (demo_job.demo_grade)
          label of `Schlecht` in 1031 changed from "Schlecht" to nothing
        wrote one.rs
    "#]]
    .assert_eq(&said);
    expect![[r#"
        "the label in language 1031 of `Grade::Schlecht` differs": "`closure-reason generate` would change it; the old label goes, since aliases are in the enum's own language"
    "#]].assert_eq(&foretold);
}

#[test]
fn removed_aliases_and_other_languages_are_reported() {
    let german = |value: i32, english: &str, german: &str| {
        option(value, english, "")
            .replace("}]}", &format!(r#"}}, {{"Label": "{german}", "LanguageCode": 1031}}]}}"#))
    };
    let all = |options: &[String]| column("demo_job", "demo_grade", "", options);
    let folder =
        Folder::new(&[("metadata.json", &all(&[german(1, "Good", "Gut"), german(2, "Fair", "Na ja")]))]);
    let run = ["generate", "--from", "metadata.json", "-o", "one.rs"];
    let mut told = Vec::new();
    for options in [
        // The old label stays as an alias.
        [german(1, "Great", "Gut"), german(2, "Fair", "Na ja")],
        // Another option takes it, and another language changes.
        [german(1, "Great", "Prima"), german(2, "Good", "Na ja")],
        // The option takes its own alias back.
        [german(1, "Great", "Prima"), german(2, "Fair", "Na ja")],
        // Only the case changes, or the label is removed.
        [german(1, "GREAT", "Prima"), german(2, "", "Na ja")],
    ] {
        folder.quietly(&run);
        folder.write("metadata.json", &all(&options));
        let check = folder.run(&["check", "--from", "metadata.json", "one.rs", "--format", "json"]);
        let found: serde_json::Value = serde_json::from_str(&check.out).unwrap();
        for found in found["differences"].as_array().unwrap() {
            told.push(format!(
                "{}: {}\n",
                found["message"].as_str().unwrap(),
                found["help"].as_str().unwrap()
            ));
        }
        told.push(folder.run(&run).err);
    }
    expect![[r#"
        the label in language 1033 of `Grade::Good` differs: `closure-reason generate` would change it, and keep the old label as an alias
        changed enum `Grade` (demo_job.demo_grade)
          label of `Good` changed from "Good" to "Great"; the old one stays as an alias
        wrote one.rs
        the label in language 1031 of `Grade::Good` differs: `closure-reason generate` would change it; the old label goes, since aliases are in the enum's own language
        the label in language 1033 of `Grade::Fair` differs: `closure-reason generate` would change it, and keep the old label as an alias; check the code that uses these options, since "Good" is now the label of `Fair`, not of the variant `Good`
        changed enum `Grade` (demo_job.demo_grade)
          warning: "Good" is now the label of `Fair`, not of the variant `Good`
          dropped the alias "Good" of `Good`: it is now the label of `Fair`
          label of `Good` in 1031 changed from "Gut" to "Prima"
          label of `Fair` changed from "Fair" to "Good"; the old one stays as an alias
        wrote one.rs
        changed enum `Grade` (demo_job.demo_grade)
          label of `Fair` changed from "Good" to "Fair"; the old one stays as an alias
          dropped the alias "Fair" of `Fair`: it is now the label of the option itself
        wrote one.rs
        the label in language 1033 of `Grade::Good` differs: `closure-reason generate` would change it
        the label in language 1033 of `Grade::Fair` differs: `closure-reason generate` would change it, and keep the old label as an alias
        changed enum `Grade` (demo_job.demo_grade)
          label of `Good` changed from "Great" to "GREAT"
          label of `Fair` changed from "Fair" to ""; the old one stays as an alias
        wrote one.rs
    "#]]
    .assert_eq(&told.concat());
}

#[test]
fn restored_options_and_long_lists_are_reported() {
    let some = |values: std::ops::Range<i32>| {
        let labels: Vec<_> = values.map(|value| (value, format!("Option {value}"))).collect();
        let labels: Vec<_> = labels.iter().map(|(value, label)| (*value, &**label)).collect();
        grade(&labels)
    };
    let folder = Folder::new(&[("metadata.json", &some(1..4))]);
    let run = ["generate", "--from", "metadata.json", "-o", "one.rs"];
    folder.quietly(&run);
    let mut told = String::new();
    for (metadata, flags) in
        [(some(1..3), &[][..]), (some(1..4), &[]), (some(1..3), &["--prune"]), (some(1..40), &[])]
    {
        folder.write("metadata.json", &metadata);
        told.push_str(&folder.run(&[&run[..], flags].concat()).err);
    }
    let [first, .., last] = &*told.lines().filter(|line| line.contains("added")).collect::<Vec<_>>() else {
        panic!("{told}")
    };
    assert_eq!(
        (*first, *last),
        ("  added `Option3` = 3, \"Option 3\"", "  added `Option22` = 22, \"Option 22\"")
    );
    let others: Vec<_> = told.lines().filter(|line| !line.contains("added")).collect();
    expect![[r#"
        changed enum `Grade` (demo_job.demo_grade)
          deprecated `Option3` = 3: no longer an option
        wrote one.rs
        changed enum `Grade` (demo_job.demo_grade)
          revived `Option3` = 3: an option again
        wrote one.rs
        changed enum `Grade` (demo_job.demo_grade)
          removed `Option3` = 3: no longer an option
        wrote one.rs
        changed enum `Grade` (demo_job.demo_grade)
          and 17 more changes (-v lists them)
        wrote one.rs
    "#]]
    .assert_eq(&(others.join("\n") + "\n"));
}

#[test]
fn renamed_variants_are_reported() {
    let named = |column: &str| {
        let name = r#""DisplayName": {"LocalizedLabels": [{"Label": "Race", "LanguageCode": 1033}]},"#;
        crate::generate::folder::column(
            "demo_job",
            column,
            name,
            &[option(1, "Other", ""), option(2, "other", "")],
        )
    };
    let all = format!(r#"{{"value": [{}, {}]}}"#, named("demo_race"), named("demo_race_"));
    let folder = Folder::new(&[("metadata.json", &all)]);
    expect![[r#"
        added enum `DemoRace` (demo_job.demo_race) with 2 options
          named `DemoRace`: `Race` is already taken
          named `OtherV1`: `Other` is already taken
          named `OtherV2`: `Other` is already taken
        added enum `DemoRace_` (demo_job.demo_race_) with 2 options
          named `DemoRace_`: `Race` is already taken
          named `OtherV1`: `Other` is already taken
          named `OtherV2`: `Other` is already taken
        wrote one.rs
    "#]]
    .assert_eq(&folder.run(&["generate", "--from", "metadata.json", "-o", "one.rs"]).err);
}
