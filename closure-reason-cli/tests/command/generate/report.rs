//! What is reported on standard error: what was written, what was left unchanged, and what stops the work.

use expect_test::expect;

use crate::generate::folder::{Folder, column, grade, option};

const GENERATE: [&str; 5] = ["generate", "--from", "metadata.json", "-o", "choices"];

fn with(more: &[&'static str]) -> Vec<&'static str> {
    [&GENERATE[..], more].concat()
}

#[test]
fn sources_without_a_set_are_an_error() {
    let folder = Folder::new(&[("empty/readme.txt", ""), ("metadata.json", &grade(&[(1, "Good")]))]);
    folder.quietly(&GENERATE);
    // `output` may be anywhere in the repository.
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    folder.write("project/closure-reason.toml", "from = \"../empty\"\noutput = \"../choices\"\n");
    for (below, arguments) in [
        ("", &["generate", "--from", "empty", "-o", "choices"][..]),
        ("", &["generate", "--check", "--from", "empty", "-o", "choices"]),
        ("", &["generate", "--from", "empty"]),
        ("project", &["generate"]),
        ("project", &["generate", "--check"]),
    ] {
        let run = folder.run_in(below, arguments);
        assert_eq!((run.code, &*run.out), (1, ""), "{arguments:?}: {}", run.err);
        expect![[r#"
            error: empty: there is no metadata in this folder, but
              empty/readme.txt: an empty file
              help: `--from`, or `from` in closure-reason.toml, says where metadata is
        "#]]
        .assert_eq(&run.err.replace("../empty", "empty"));
    }
}

#[test]
fn a_file_that_is_not_rust_is_refused() {
    for (broken, place) in [("fn main({\n", "x.rs:1:"), ("\nlet s = \"open;\n", "x.rs:2:")] {
        let folder = Folder::new(&[("metadata.json", &grade(&[(1, "Good")])), ("x.rs", broken)]);
        for check in [&[][..], &["--check"]] {
            let run = folder.run(&[&["generate", "--from", "metadata.json", "-o", "x.rs"], check].concat());
            assert_eq!((run.code, &*run.out), (2, ""), "{}", run.err);
            assert!(run.err.starts_with(&format!("error: {place}")), "{}", run.err);
            assert_eq!(folder.read("x.rs"), broken);
        }
    }
}

#[test]
fn check_names_enums_without_metadata() {
    let other = |name: &str| column("demo_job", name, "", &[option(1, "Good", "")]);
    let all =
        format!(r#"{{"value": [{}, {}, {}]}}"#, grade(&[(1, "Good")]), other("demo_a"), other("demo_b"));
    let folder = Folder::new(&[("metadata.json", &all)]);
    folder.quietly(&GENERATE);
    assert_eq!(folder.quietly(&with(&["--check"])), "");
    for (names, told) in [
        (&["demo_a"][..], "note: 2 enums have no metadata: `B`, `Grade`\n"),
        (&["demo_a", "demo_b"], "note: 1 enum has no metadata: `Grade`\n"),
    ] {
        let sets: Vec<_> = names.iter().map(|name| other(name)).collect();
        folder.write("metadata.json", &format!(r#"{{"value": [{}]}}"#, sets.join(", ")));
        let run = folder.run(&with(&["--check"]));
        assert_eq!((run.code, &*run.out, &*run.err), (0, "", told));
    }
    // Do not report what the user excluded.
    folder.write("metadata.json", &all);
    assert_eq!(folder.quietly(&with(&["--check", "--column", "demo_a"])), "");
}

#[test]
fn an_enum_is_unchanged_if_the_set_has_no_options() {
    let folder = Folder::new(&[("metadata.json", &grade(&[(1, "Good"), (2, "Fair")]))]);
    folder.quietly(&GENERATE);
    let before = folder.read("choices/demo_job.rs");
    folder.write("metadata.json", &grade(&[]));
    for more in [&[][..], &["--check"], &["--prune"]] {
        let run = folder.run(&with(more));
        assert_eq!((run.code, &*run.out), (0, ""), "{}", run.err);
        let note = "note: metadata.json: demo_job.demo_grade has no options, which is most likely a mistake of \
                    the source: its enum stays as it is\n";
        assert!(run.err.starts_with(note), "{}", run.err);
        assert_eq!(folder.read("choices/demo_job.rs"), before);
    }
    let check = folder.run(&["check", "--from", "metadata.json", "choices"]);
    assert_eq!(check.code, 1);
    assert_eq!(check.out.matches("is no longer an option").count(), 2, "{}", check.out);
    let help = "help: `closure-reason generate` leaves the enum as it is: metadata without any option is most \
                likely a mistake, so get it again; if it is right, remove the enum";
    let flat: Vec<_> = check.out.split_whitespace().collect();
    assert_eq!(flat.join(" ").matches(help).count(), 2, "{}", check.out);
    assert!(!check.out.contains("would"), "{}", check.out);
}

#[test]
fn labels_stay_if_the_set_has_none() {
    let bare = |value: i32| format!(r#"{{"Value": {value}, "Label": {{"LocalizedLabels": []}}}}"#);
    let german = |value: i32, english: &str, german: &str| {
        option(value, english, "")
            .replace("}]}", &format!(r#"}}, {{"Label": "{german}", "LanguageCode": 1031}}]}}"#))
    };
    let full = [german(1, "Good", "Gut"), german(2, "Not bad", "Nicht schlecht")];
    let folder = Folder::new(&[("metadata.json", &column("demo_job", "demo_grade", "", &full))]);
    folder.quietly(&GENERATE);
    let before = folder.read("choices/demo_job.rs");
    assert!(before.contains("1031 = \"Gut\""), "{before}");
    folder.write("metadata.json", &column("demo_job", "demo_grade", "", &[bare(1), bare(2)]));
    for more in [&[][..], &["--check"]] {
        let run = folder.run(&with(more));
        assert_eq!((run.code, &*run.out), (0, ""), "{}", run.err);
        let note = "note: metadata.json: demo_job.demo_grade has no label for any option: labels that an enum has stay as they are\n";
        assert!(run.err.starts_with(note), "{}", run.err);
        assert_eq!(folder.read("choices/demo_job.rs"), before);
    }
    let check = folder.run(&["check", "--from", "metadata.json", "choices", "-v"]);
    assert_eq!(check.code, 0, "{}", check.out);
    assert!(check.out.contains("(the metadata labels no option): label"), "{}", check.out);
    // If one option has a label, the others explicitly have none.
    folder
        .write("metadata.json", &column("demo_job", "demo_grade", "", &[german(1, "Good", "Gut"), bare(2)]));
    assert_eq!(folder.run(&with(&["--check"])).code, 1);
}

#[test]
fn written_files_are_reported() {
    let folder = Folder::new(&[("metadata.json", &grade(&[(1, "Good")]))]);
    let said = |arguments: &[&str]| {
        let run = folder.run(arguments);
        assert_eq!(run.code, 0);
        run.err
    };
    let added = "added enum `Grade` (demo_job.demo_grade) with 1 option\n";
    assert_eq!(
        said(&GENERATE),
        format!(
            "{added}wrote 2 files in choices\nadd `mod choices;` to your crate, so that the compiler sees them\n"
        )
    );
    assert_eq!(said(&GENERATE), "wrote nothing, 2 files are unchanged, in choices\n");
    folder.write("metadata.json", &grade(&[(1, "Good"), (2, "Fair")]));
    assert_eq!(
        said(&GENERATE),
        "changed enum `Grade` (demo_job.demo_grade)\n  added `Fair` = 2, \"Fair\"\nwrote 1 file, 1 unchanged, in choices\n"
    );
    let single = ["generate", "--from", "metadata.json", "-o", "one.rs"];
    let added = "added enum `Grade` (demo_job.demo_grade) with 2 options\n";
    assert_eq!(said(&single), format!("{added}wrote one.rs\n"));
    assert_eq!(said(&single), "one.rs is unchanged\n");
    assert_eq!(said(&with(&["--check"])), "");
    assert_eq!(said(&["generate", "--from", "metadata.json"]), "");
    // The crate already declares the module.
    folder.write("src/main.rs", "");
    let crate_root = said(&["generate", "--from", "metadata.json", "-o", "src"]);
    assert_eq!(crate_root, format!("{added}wrote 2 files in src\n"));
    // With `--quiet`, nothing is reported.
    assert_eq!(said(&["generate", "--from", "metadata.json", "-o", "quiet.rs", "-q"]), "");
    assert!(folder.read("quiet.rs").contains("enum Grade"));
}

#[test]
fn a_description_that_only_the_enum_has_stays() {
    let described = |text: &str| {
        let english = if text == "none" {
            String::new()
        } else {
            format!(r#"{{"Label": "{text}", "LanguageCode": 1033}}"#)
        };
        let more = |of: &str| format!(r#""Description": {{"LocalizedLabels": [{of}]}},"#);
        let options = [
            option(1, "Good", &more(&english)),
            option(2, "Fair", &more(r#"{"Label": "Neither nor", "LanguageCode": 1033}"#)),
        ];
        column("demo_job", "demo_grade", "", &options)
    };
    let folder = Folder::new(&[("metadata.json", &described("Hers"))]);
    let run = ["generate", "--from", "metadata.json", "-o", "one.rs"];
    folder.quietly(&run);
    for text in ["", "none"] {
        folder.write("metadata.json", &described(text));
        assert_eq!(folder.run(&run).err, "one.rs is unchanged\n");
        assert!(folder.read("one.rs").contains("desc = \"Hers\""));
        let check = folder.run(&["check", "--from", "metadata.json", "one.rs", "-v"]);
        assert_eq!(check.code, 0, "{}", check.out);
        assert!(
            check.out.contains("not compared in Grade (only the enum has it, and keeps it): description")
                && check.out.contains(" of 1\n"),
            "{}",
            check.out
        );
    }
    folder.write("metadata.json", &described("Better"));
    assert_eq!(folder.run(&["check", "--from", "metadata.json", "one.rs"]).code, 1);
    folder.quietly(&run);
    assert!(folder.read("one.rs").contains("desc = \"Better\""));
}

#[test]
fn states_and_status_reasons_have_their_names_beside_their_numbers() {
    let data = |name: &str| {
        let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/generate/demo_job.");
        std::fs::read_to_string(format!("{data}{name}.json")).unwrap()
    };
    let (state, status) = (data("state"), data("status"));
    let folder = Folder::new(&[("metadata/state.json", &state), ("metadata/status.json", &status)]);
    folder.quietly(&["generate", "--from", "metadata", "-o", "one.rs"]);
    folder.write(
        "metadata/state.json",
        &state.replace(r#""DefaultStatus":1,"#, r#""DefaultStatus":745500000,"#),
    );
    folder.write("metadata/status.json", &status.replacen(r#""State":0,"#, r#""State":1,"#, 1));
    let check = folder.run(&["check", "--from", "metadata", "one.rs"]);
    let words: Vec<_> = check.out.lines().filter_map(|line| line.split_once("the enum says ")).collect();
    let words: Vec<_> = words.into_iter().map(|(_, words)| words).collect();
    assert_eq!(
        words,
        [
            "\"Waiting\" (1), the metadata \"Working\" (745500000)",
            "\"Active\" (0), the metadata \"Inactive\" (1)"
        ],
        "{}",
        check.out
    );
}

#[test]
fn two_hundred_enums_deserve_a_crate_of_their_own() {
    let metadata = |count: usize| {
        let columns: Vec<_> = (0..count)
            .map(|number| column("demo_job", &format!("demo_{number:03}"), "", &[option(1, "Good", "")]))
            .collect();
        format!(r#"{{"value": [{}]}}"#, columns.join(", "))
    };
    let folder = Folder::new(&[("metadata.json", &metadata(199))]);
    let advice = |added: bool, run: &str| {
        assert_eq!(run.contains("enums slow down every build"), added, "{run}");
    };
    advice(false, &folder.run(&GENERATE).err);
    folder.write("metadata.json", &metadata(200));
    let run = folder.run(&GENERATE);
    advice(true, &run.err);
    assert!(
        run.err.contains("\n200 enums slow down every build of their crate: give them one of their own\n")
    );
    // The advice is given once; existing enums count too.
    advice(false, &folder.run(&GENERATE).err);
}
