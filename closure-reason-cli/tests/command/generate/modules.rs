//! Existing modules, incomplete items, and enums that the program cannot use.

use expect_test::expect;

use crate::generate::folder::{Folder, assert_formatted, grade};

const RUN: [&str; 5] = ["generate", "--from", "metadata.json", "-o", "src/choices"];
const SINGLE: [&str; 5] = ["generate", "--from", "metadata.json", "-o", "src/choices.rs"];

fn project(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::new(files);
    folder.write("metadata.json", &grade(&[(1, "Good")]));
    folder.write("src/lib.rs", "pub mod choices;\n");
    folder
}

/// Runs twice: the enum is in the right place once, compiles, and stays.
#[track_caller]
fn written_once(folder: &Folder, run: &[&str], file: &str, user: &str) -> String {
    folder.quietly(run);
    let text = folder.read(file);
    folder.write("src/lib.rs", &format!("pub mod choices;\npub use {user};\n"));
    folder.compiles();
    if !text.contains("mod demo_job;") {
        // rustfmt would look for the file of that module.
        assert_formatted(&text);
    }
    assert_eq!(folder.quietly(&[run, &["--check"]].concat()), "");
    text
}

#[test]
fn an_existing_module_gets_the_enums() {
    let other = "use closure_reason::OptionSet;\n\n#[derive(Clone, Copy, OptionSet)]\npub enum Other {\n    #[option(value = 1)]\n    A,\n}\n\n";
    let module = "pub mod demo_job {\n    pub fn helper() {}\n}\n";
    let folder = project(&[("src/choices.rs", &format!("{other}{module}"))]);
    let text = written_once(&folder, &SINGLE, "src/choices.rs", "choices::demo_job::{Grade, helper}");
    let text = text.strip_prefix(other).unwrap();
    assert!(
        text.starts_with("pub mod demo_job {\n    pub fn helper() {}\n\n    /// `demo_job.demo_grade`\n"),
        "{text}"
    );
    assert_eq!((text.matches("mod demo_job").count(), text.lines().last()), (1, Some("}")));
    // In the root of a folder, with nothing in it, and with the derive.
    for inner in
        ["    pub fn helper() {}\n", "    use closure_reason::OptionSet;\n\n    pub fn helper() {}\n"]
    {
        let folder = project(&[("src/choices/mod.rs", &module.replace("    pub fn helper() {}\n", inner))]);
        let text = written_once(&folder, &RUN, "src/choices/mod.rs", "choices::demo_job::{Grade, helper}");
        assert_eq!(text.contains(" OptionSet)]"), inner.contains("OptionSet"), "{text}");
        assert!(!folder.has("src/choices/demo_job.rs"));
    }
    let folder = project(&[("src/choices/mod.rs", "pub mod demo_job {}\n")]);
    written_once(&folder, &RUN, "src/choices/mod.rs", "choices::demo_job::Grade");
    assert!(!folder.has("src/choices/demo_job.rs"));
}

#[test]
fn declarations_count_only_where_the_compiler_reads_them() {
    // Declarations in another module, a comment, a text or a macro do not count.
    for root in [
        "/*\npub mod demo_job;\n*/\n",
        "pub mod other {\n    pub mod demo_job {}\n}\n",
        "pub const A: &str = \"\npub mod demo_job;\n\";\n",
    ] {
        let folder = project(&[("src/choices/mod.rs", root)]);
        let text = written_once(&folder, &RUN, "src/choices/mod.rs", "choices::demo_job::Grade");
        assert_eq!(text, format!("{root}\npub mod demo_job;\n"));
    }
    for root in ["#[rustfmt::skip] pub mod demo_job;\n", "pub(in crate::choices) mod demo_job;\n"] {
        let folder = project(&[("src/choices/mod.rs", root)]);
        folder.quietly(&RUN);
        assert_eq!(folder.read("src/choices/mod.rs"), root);
    }
}

#[test]
fn files_that_would_not_be_compiled_are_refused() {
    for (file, text, run, told) in [
        (
            "src/choices.rs",
            "pub mod demo_job;\n",
            SINGLE,
            expect![[r#"
                error: src/choices.rs:1:1: the enums belong in the module `demo_job`, which has a file of its own
                  help: name that file with `-o`, or the folder that has both
            "#]],
        ),
        (
            "src/choices/mod.rs",
            "#[path = \"job.rs\"]\npub mod demo_job;\n",
            RUN,
            expect![[r#"
                error: src/choices/mod.rs:2:1: the enums belong in the module `demo_job`, whose file an attribute names
                  help: name that file with `-o`
            "#]],
        ),
        (
            "src/choices/mod.rs",
            "#[cfg(test)]\nmod demo_job {}\n",
            RUN,
            expect![[r#"
                error: src/choices/mod.rs:2:1: the enums belong in a module `demo_job`, and this one is only for tests
                  help: give the module for tests another name
            "#]],
        ),
        (
            "src/choices/mod.rs",
            "#[cfg(all(test, unix))]\nmod demo_job;\n",
            RUN,
            expect![[r#"
                error: src/choices/mod.rs:2:1: the enums belong in a module `demo_job`, and this one is only for tests
                  help: give the module for tests another name
            "#]],
        ),
        (
            "src/choices.rs",
            "use closure_reason::OptionSet;\n\n#[derive(Clone, Copy, OptionSet)]\npub enum Other {\n    #[option(value = 1)]\n    A,\n}\n\npub enum Peer\n",
            SINGLE,
            expect![[r#"
                error: src/choices.rs:9:1: this item is incomplete, and anything written after it would become part of it: complete it, or remove it
            "#]],
        ),
        (
            "src/choices/demo_job.rs",
            "fn f() {}\n/// About nothing.\n",
            RUN,
            expect![[r#"
                error: src/choices/demo_job.rs:2:1: this item is incomplete, and anything written after it would become part of it: complete it, or remove it
            "#]],
        ),
        (
            "src/choices/mod.rs",
            "pub mod demo_job { pub enum Peer }\n",
            RUN,
            expect![[r#"
                error: src/choices/mod.rs:1:20: this item is incomplete, and anything written after it would become part of it: complete it, or remove it
            "#]],
        ),
        (
            "src/choices/mod.rs",
            "use crate::{a, b}\n",
            RUN,
            expect![[r#"
                error: src/choices/mod.rs:1:1: this item is incomplete, and anything written after it would become part of it: complete it, or remove it
            "#]],
        ),
    ] {
        let folder = project(&[(file, text)]);
        for flags in [&[][..], &["--check"]] {
            let refused = folder.run(&[&run[..], flags].concat());
            assert_eq!((refused.code, &*refused.out), (2, ""), "{text}");
            told.assert_eq(&refused.err);
        }
        assert_eq!(folder.read(file), text);
        let below = std::fs::read_dir(folder.path().join("src")).unwrap().count();
        assert_eq!(below, 2, "{text}");
    }
}

#[test]
fn enums_in_tests_and_function_bodies_are_reported_and_left_alone() {
    let copy = "#[derive(Clone, Copy, closure_reason::OptionSet)]\n#[option_set(table = \"demo_job\", column = \"demo_grade\")]\npub enum Copy_ {\n    #[option(value = 7, label = \"Seven\")]\n    Seven,\n}\n";
    for (files, place, why) in [
        (
            vec![("src/choices/x.rs", format!("#[cfg(test)]\nmod tests {{\n{copy}}}\n"))],
            "x.rs:5:10",
            "it is only for tests",
        ),
        (
            vec![("src/choices/x.rs", format!("#![cfg(all(test, unix))]\n{copy}"))],
            "x.rs:4:10",
            "it is only for tests",
        ),
        (
            vec![
                ("src/choices/x.rs", "#[cfg(test)]\nmod tests;\n".to_owned()),
                ("src/choices/x/tests.rs", copy.to_owned()),
            ],
            "x/tests.rs:3:10",
            "it is only for tests",
        ),
        (
            vec![(
                "src/choices/x.rs",
                format!("impl X {{\nfn f() {{\nif true {{\n{copy}}}\n}}\n}}\nstruct X;\n"),
            )],
            "x.rs:6:10",
            "it is in the body of a function or a constant",
        ),
        (
            vec![("src/choices/x.rs", format!("const _: () = {{\n{copy}}};\n"))],
            "x.rs:4:10",
            "it is in the body of a function or a constant",
        ),
    ] {
        let folder = project(&[]);
        for (name, text) in &files {
            folder.write(name, text);
        }
        let run = folder.run(&RUN);
        assert_eq!(run.code, 0, "{}", run.err);
        let note = format!("note: src/choices/{place}: the enum `Copy_` is left as it is: {why}\n");
        assert!(run.err.contains(&note), "{}", run.err);
        for (name, text) in &files {
            assert_eq!(folder.read(name), *text);
        }
        // `check` ignores the same enums as `generate`.
        let check = folder.run(&["check", "--from", "metadata.json", "src/choices", "--strict"]);
        assert_eq!((check.code, &*check.err), (0, &*note), "{}", check.out);
        assert!(check.out.contains(": 1 enum"), "{}", check.out);
        // The program gets an enum of its own.
        assert!(folder.read("src/choices/demo_job.rs").contains("pub enum Grade {"));
    }
    // Not every condition with `test` is only for tests.
    for condition in ["not(test)", "any(test, unix)", "feature = \"test\"", "all(unix, not(test))"] {
        let folder = project(&[("src/choices/x.rs", &format!("#[cfg({condition})]\nmod x {{\n{copy}}}\n"))]);
        folder.quietly(&RUN);
        assert!(folder.read("src/choices/x.rs").contains("    Good,\n"), "{condition}");
    }
}

#[test]
fn new_options_come_last_in_an_ordered_enum() {
    let options = |order: &[i32]| -> String {
        let names = ["A", "B", "C"];
        let one = |value: &i32| {
            let name = names[usize::try_from(*value).unwrap() - 1];
            format!("    #[option(value = {value})]\n    {name},\n")
        };
        order.iter().map(one).collect()
    };
    let set = |derive: &str, order: &[i32]| {
        format!(
            "#[derive(Clone, Copy, {derive}closure_reason::OptionSet)]\n#[option_set(table = \"demo_job\", column = \"demo_grade\", language = 1033)]\npub enum Grade {{\n{}}}\n",
            options(order)
        )
    };
    for (derive, before, after) in [
        ("", [1, 3], [1, 2, 3]),
        ("Debug, ", [1, 3], [1, 2, 3]),
        ("PartialEq, Eq, PartialOrd, Ord, ", [1, 3], [1, 3, 2]),
        ("PartialEq, std::cmp::PartialOrd, ", [1, 3], [1, 3, 2]),
        // The developer chose another order.
        ("", [3, 1], [3, 1, 2]),
    ] {
        let folder = project(&[("src/choices.rs", &set(derive, &before))]);
        folder.write("metadata.json", &grade(&[(1, "A"), (2, "B"), (3, "C")]));
        folder.quietly(&SINGLE);
        assert_eq!(
            folder.read("src/choices.rs"),
            set(derive, &after).replace("value = 2)", "value = 2, label = \"B\")")
        );
    }
}

#[test]
fn an_import_may_name_the_enum_itself() {
    let named = grade(&[(1, "Good")]).replace(
        r#""OptionSet""#,
        r#""DisplayName": {"LocalizedLabels": [{"Label": "Quality", "LanguageCode": 1033}]}, "OptionSet""#,
    );
    let folder = project(&[("src/choices/demo_job.rs", "pub use crate::old::Quality;\n")]);
    folder.write("metadata.json", &named);
    let run = folder.run(&RUN);
    assert_eq!(run.code, 0);
    let note = expect![[r#"
        note: src/choices/demo_job.rs: the new enum is called `DemoGrade`, because the file imports another `Quality`: if that is the enum of demo_job.demo_grade, `-o` is too narrow: name the folder that holds both files"#]];
    note.assert_eq(run.err.lines().next().unwrap());
}

#[test]
fn build_output_is_not_read() {
    let folder = project(&[]);
    let path = folder.path().join("src/choices/x.rs");
    std::fs::create_dir(folder.path().join("src/choices")).unwrap();
    std::fs::File::create(&path).unwrap().set_len((32 << 20) + 1).unwrap();
    let run = folder.run(&RUN);
    let told = "error: src/choices/x.rs: the file is larger than 32 MiB: split it, or leave it out\n";
    assert_eq!((run.code, &*run.err), (2, told));
    assert_eq!(folder.run(&["check", "--from", "metadata.json", "src/choices"]).err, told);
    std::fs::remove_file(&path).unwrap();
    std::fs::File::create(folder.path().join("closure-reason.toml")).unwrap().set_len((1 << 20) + 1).unwrap();
    let told = "error: closure-reason.toml: the file is larger than 1 MiB: split it, or leave it out\n";
    assert_eq!(folder.run(&["explain", "5"]).err, told);
}
