//! What `closure-reason.toml` says, and how the command line wins.

use std::path::MAIN_SEPARATOR;

use expect_test::expect;

use crate::generate::folder::{Folder, column, grade, option};

const CONFIG: &str = r#"
from = "metadata"
output = "src/choices"
tables = ["demo_job"]
kinds = ["choice", "boolean"]
language = 1031
serde = true
derives = ["PartialOrd"]
"#;

fn project() -> Folder {
    let yes_no = r#"{"LogicalName": "demo_isurgent", "EntityLogicalName": "demo_job",
        "AttributeTypeName": {"Value": "BooleanType"},
        "OptionSet": {"OptionSetType": "Boolean",
            "TrueOption": {"Value": 1, "Label": {"LocalizedLabels": [{"Label": "Dringend", "LanguageCode": 1031}]}},
            "FalseOption": {"Value": 0, "Label": {"LocalizedLabels": [{"Label": "Kann warten", "LanguageCode": 1031}]}}}}"#;
    let two_languages = r#"{"Value": 1, "Label": {"LocalizedLabels": [
        {"Label": "Good", "LanguageCode": 1033}, {"Label": "Gut", "LanguageCode": 1031}]}}"#;
    let picklist = column(
        "demo_job",
        "demo_grade",
        r#""AttributeTypeName": {"Value": "PicklistType"},"#,
        &[two_languages.to_owned()],
    );
    let other_table = column("demo_other", "demo_grade", "", &[option(1, "x", "")]);
    Folder::new(&[
        ("closure-reason.toml", CONFIG),
        ("metadata/yes_no.json", yes_no),
        ("metadata/picklist.json", &picklist),
        ("metadata/other.json", &other_table),
    ])
}

#[test]
fn generate_and_check_need_no_arguments() {
    let project = project();
    project.quietly(&["generate"]);
    expect![[r#"
        //! Option sets of the table `demo_job`.

        use closure_reason::OptionSet;

        /// `demo_job.demo_grade`
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, OptionSet, PartialOrd)]
        #[option_set(table = "demo_job", column = "demo_grade", language = 1031, serde)]
        #[non_exhaustive]
        pub enum Grade {
            #[option(label = "Gut", labels(1033 = "Good"))]
            Gut = 1,
        }

        /// `demo_job.demo_isurgent`
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, OptionSet, PartialOrd)]
        #[option_set(
            table = "demo_job",
            column = "demo_isurgent",
            kind = boolean,
            language = 1031,
            serde
        )]
        #[non_exhaustive]
        pub enum Isurgent {
            #[option(label = "Kann warten")]
            KannWarten = 0,
            #[option(label = "Dringend")]
            Dringend = 1,
        }
    "#]]
    .assert_eq(&project.read("src/choices/demo_job.rs"));
    assert_eq!(project.read("src/choices/mod.rs"), "pub mod demo_job;\n");
    assert_eq!(project.quietly(&["generate", "--check"]), "");
    assert_eq!(project.run(&["check"]).code, 0);
}

#[test]
fn the_file_is_found_from_subfolders_and_its_paths_are_relative_to_it() {
    let project = project();
    std::fs::create_dir_all(project.path().join("src/deep")).unwrap();
    let run = project.run_in("src/deep", &["generate", "--check"]);
    assert_eq!((run.code, &*run.err), (1, ""));
    assert!(run.out.contains("--- /dev/null\n+++ b/../../src/choices/demo_job.rs\n"), "{}", run.out);
    assert_eq!(project.run_in("src/deep", &["generate"]).code, 0);
    assert!(project.has("src/choices/demo_job.rs") && !project.has("src/deep/src"));
    assert_eq!(project.run_in("src/deep", &["check"]).code, 0);
}

#[test]
fn flags_win() {
    let project = project();
    let out = project.quietly(&[
        "generate",
        "-o",
        "-",
        "--kind",
        "choice",
        "--language",
        "1033",
        "--serde=false",
        "--derive",
        "Ord",
    ]);
    assert!(out.contains("Hash, OptionSet, Ord)]"), "{out}");
    assert!(out.contains("language = 1033)]") && out.contains("    Good = 1,\n"), "{out}");
    assert!(!out.contains("serde") && !out.contains("Isurgent"), "{out}");
    assert!(!project.has("src"));
    project.write("other.json", &grade(&[(7, "Seven")]));
    let arguments = ["-o", "-", "--from", "other.json", "--kind", "choice", "--language", "1033"];
    let out = project.quietly(&[&["generate"], &arguments[..]].concat());
    assert!(out.contains("Seven") && !out.contains("Gut"), "{out}");
}

#[test]
fn mistakes_in_the_file_are_reported_with_their_place() {
    for (config, told) in [
        (
            "from = \"m\"\nkinds = [\"choice\", \"yesno\"]\n",
            expect![[r#"
                error: closure-reason.toml:2:9: `yesno` is not a kind of column, expected one of choice, choices, boolean, state, status
                  help: `closure-reason --help` lists the keys of the file and what they hold
            "#]],
        ),
        (
            "language = 0\n",
            expect![[r#"
                error: closure-reason.toml:1:12: 0 is not a locale id, expected a number such as 1033
                  help: `closure-reason --help` lists the keys of the file and what they hold
            "#]],
        ),
        (
            "from = 3\n",
            expect![[r#"
                error: closure-reason.toml:1:8: expected a path or a list of paths
                  help: `closure-reason --help` lists the keys of the file and what they hold
            "#]],
        ),
        (
            "from = \"m\n",
            expect![[r#"
                error: closure-reason.toml:1:10: invalid basic string, expected `"`
                  help: `closure-reason --help` lists the keys of the file and what they hold
            "#]],
        ),
        (
            "language = 1033\nfrom = \"C:\\users\\m\"\n",
            expect![[r#"
                error: closure-reason.toml:2:13: too few unicode value digits, expected unicode hexadecimal value
                  help: in double quotes, a backslash begins an escape: write a path in single quotes, or with `/`
            "#]],
        ),
        (
            "from = \"C:\\temp\"\n",
            expect![[r#"
                error: closure-reason.toml: `from` has a control character
                  help: in double quotes, a backslash begins an escape: write a path in single quotes, or with `/`
            "#]],
        ),
        (
            "derives = [\"Partial Ord\"]\n",
            expect![[r#"
                error: `Partial Ord` cannot be derived
                  help: write it as in `#[derive(..)]`, such as `PartialOrd` or `my_crate::MyDerive`
            "#]],
        ),
    ] {
        let folder = Folder::new(&[("closure-reason.toml", config)]);
        let run = folder.run(&["generate"]);
        assert_eq!((run.code, &*run.out), (2, ""), "{config}");
        told.assert_eq(&run.err);
    }
}

#[test]
fn the_file_does_not_make_windows_sign_in_elsewhere() {
    for remote in [
        "//server/share",
        r"\\server\share",
        r"\\?\UNC\server\share",
        r"/\server/share",
        r"\??\UNC\server\share",
        " //server/share",
    ] {
        for (key, flag) in [("from", "--from"), ("output", "-o")] {
            let mut config = format!("{key} = '{remote}'\n");
            if key == "output" {
                config.push_str("from = \"metadata\"\n");
            }
            let folder = Folder::new(&[("closure-reason.toml", &config)]);
            for verb in ["generate", "check", "list", "summary"] {
                let run = folder.run(&[verb]);
                let remote = remote.replace(MAIN_SEPARATOR, "/");
                let told = format!(
                    "error: closure-reason.toml: `{key}` is on another computer, at which Windows would sign in with \
                     your account: {remote}\n  help: if you trust it, name it on the command line: `{flag} {remote}`\n"
                );
                assert_eq!((run.code, &*run.err), (2, &*told), "{verb}");
            }
        }
    }
    // Two separators elsewhere are one.
    let project = project();
    project.write("closure-reason.toml", "from = \"metadata//picklist.json\"\noutput = \"src//choices\"\n");
    project.quietly(&["generate"]);
    assert!(project.has("src/choices/demo_job.rs"));
}
