//! Which files are written, and which are refused.

use expect_test::expect;

use crate::generate::folder::{Folder, Run, assert_formatted, column, grade, option};

/// Metadata of two tables that share a global set.
fn two_tables() -> String {
    let shared = |table: &str| {
        let options = [option(1, "Low", ""), option(2, "High", "")];
        column(table, "demo_risk", "", &options)
            .replace(r#""OptionSet": {"#, r#""OptionSet": {"Name": "demo_risk", "IsGlobal": true, "#)
    };
    let other = grade(&[(1, "Good")]).replace("demo_job", "demo_other");
    format!(
        r#"{{"value": [{}, {other}, {}, {}]}}"#,
        grade(&[(1, "Good")]),
        shared("demo_job"),
        shared("demo_other")
    )
}

#[test]
fn a_folder_has_a_file_for_each_table_and_one_for_global_sets() {
    let folder = Folder::new(&[("metadata.json", &two_tables())]);
    let run = ["generate", "--from", "metadata.json", "-o", "src/choices"];
    folder.quietly(&run);
    assert_eq!(
        folder.read("src/choices/mod.rs"),
        "pub mod demo_job;\npub mod demo_other;\npub mod global;\n"
    );
    assert_eq!(folder.read("src/choices/global.rs").matches("enum").count(), 1);
    folder.write("src/lib.rs", "pub mod choices;\npub mod one;\n");
    // All of it in one file: a module for each.
    folder.quietly(&["generate", "--from", "metadata.json", "-o", "src/one.rs"]);
    let one = folder.read("src/one.rs");
    assert_formatted(&one);
    for module in ["demo_job", "demo_other", "global"] {
        assert!(
            one.contains(&format!("\npub mod {module} {{\n    use closure_reason::OptionSet;\n")),
            "{one}"
        );
    }
    folder.compiles();
}

#[test]
fn only_missing_lines_are_added_to_the_module() {
    for (root, old, new) in [
        (
            "mod.rs",
            "//! Mine.\n\nmod helper;\npub(crate) mod global;\n\nfn x() {}\n",
            "//! Mine.\n\nmod helper;\npub(crate) mod global;\n\nfn x() {}\n\npub mod demo_job;\npub mod demo_other;\n",
        ),
        (
            "mod.rs",
            "pub mod demo_abc;\npub mod global;\n\nfn x() {}",
            "pub mod demo_abc;\npub mod demo_job;\npub mod demo_other;\npub mod global;\n\nfn x() {}",
        ),
        ("lib.rs", "pub mod global;\r\n", "pub mod demo_job;\r\npub mod demo_other;\r\npub mod global;\r\n"),
        (
            "main.rs",
            "fn main() {}\n",
            "fn main() {}\n\npub mod demo_job;\npub mod demo_other;\npub mod global;\n",
        ),
        ("../choices.rs", "pub mod global;\n", "pub mod demo_job;\npub mod demo_other;\npub mod global;\n"),
    ] {
        let folder = Folder::new(&[("metadata.json", &two_tables())]);
        folder.write("src/choices/helper.rs", "");
        let path = format!("src/choices/{root}");
        folder.write(&path, old);
        let run = ["generate", "--from", "metadata.json", "-o", "src/choices"];
        folder.quietly(&run);
        assert_eq!(folder.read(&path), new);
        assert_eq!(folder.has("src/choices/mod.rs"), root == "mod.rs");
        assert_eq!(folder.quietly(&[&run[..], &["--check"]].concat()), "");
    }
}

#[test]
fn enums_are_found_wherever_they_are_below_the_folder() {
    let folder = Folder::new(&[("metadata.json", &two_tables())]);
    let run = ["generate", "--from", "metadata.json", "-o", "src"];
    folder.quietly(&run);
    // A developer moves one enum, and puts another into a module of the root.
    let moved = folder.read("src/demo_job.rs").replace("enum Grade", "enum Mine");
    std::fs::remove_file(folder.path().join("src/demo_job.rs")).unwrap();
    folder.write("src/deep/er/mine.rs", &moved);
    let inline = "pub mod demo_other {\n    use closure_reason::OptionSet;\n    #[derive(Clone, Copy, OptionSet)]\n    #[option_set(table = \"demo_other\", column = \"demo_grade\", language = 1033)]\n    pub enum Hers {\n        #[option(value = 1, label = \"Good\")]\n        Good,\n    }\n}\npub mod global;\n";
    folder.write("src/mod.rs", inline);
    std::fs::remove_file(folder.path().join("src/demo_other.rs")).unwrap();
    assert_eq!(folder.quietly(&[&run[..], &["--check"]].concat()), "");
    // A new set of that table goes into its module.
    let rank = grade(&[(1, "First")]).replace("demo_job", "demo_other").replace("demo_grade", "demo_rank");
    folder.write("rank.json", &rank);
    folder.quietly(&["generate", "--from", "metadata.json", "--from", "rank.json", "-o", "src"]);
    let root = folder.read("src/mod.rs");
    assert!(root.contains("    }\n\n    /// `demo_other.demo_rank`\n"), "{root}");
    assert!(!folder.has("src/demo_other.rs"));
}

#[test]
fn names_of_devices_and_streams_of_windows_do_not_become_files() {
    let of = |table: &str| grade(&[(1, "Good")]).replace("demo_job", table);
    for table in ["con", "nul", "com1", "lpt9", "aux", "prn"] {
        let folder = Folder::new(&[("metadata.json", &of(table))]);
        let run = folder.run(&["generate", "--from", "metadata.json", "-o", "src"]);
        assert_eq!((run.code, folder.has("src")), (2, false), "{}", run.err);
        assert!(run.err.contains(&format!("Windows cannot have a file `{table}.rs`")), "{}", run.err);
        // In a single file, the table is only a module, and its name is allowed.
        folder.quietly(&["generate", "--from", "metadata.json", "-o", "one.rs"]);
    }
    let folder = Folder::new(&[("metadata.json", &of("demo_job"))]);
    for output in ["con.rs", "NUL", "src/Com1.old.rs", "lpt\u{b9}.rs", "lib.rs:hidden.rs"] {
        let run = folder.run(&["generate", "--from", "metadata.json", "-o", output]);
        assert_eq!((run.code, folder.has(output)), (2, false), "{}", run.err);
    }
    for output in ["command.rs", "com10.rs", "console"] {
        folder.quietly(&["generate", "--from", "metadata.json", "-o", output]);
    }
}

#[test]
fn a_new_enum_from_another_one_is_documented_by_its_column() {
    let rank = "#[derive(OptionSet)]\n#[option_set(table = \"demo_job\", column = \"demo_rank\")]\nenum Mine { A = 1 }\n";
    let folder = Folder::new(&[("mine.rs", rank)]);
    let run = folder.run(&["generate", "--from", "mine.rs", "-o", "new.rs"]);
    assert_eq!(run.err, "added enum `Rank` (demo_job.demo_rank) with 1 option\nwrote new.rs\n");
    let new = folder.read("new.rs");
    assert!(new.contains("/// `demo_job.demo_rank`\n#[derive("), "{new}");
}

#[test]
fn the_root_of_a_crate_does_not_become_the_file_of_a_table() {
    let of = |table: &str| grade(&[(1, "Good")]).replace("demo_job", table);
    for table in ["lib", "main"] {
        let folder = Folder::new(&[("metadata.json", &of(table))]);
        let run = folder.run(&["generate", "--from", "metadata.json", "-o", "src"]);
        assert_eq!((run.code, folder.has("src")), (2, false), "{}", run.err);
        let message = format!(
            "error: a file `{table}.rs` is the root of a crate, not the module of a table\n  \
             help: name a `.rs` file with `-o`, or leave it out with `--table "
        );
        assert!(run.err.starts_with(&message), "{}", run.err);
        folder.quietly(&["generate", "--from", "metadata.json", "-o", "one.rs"]);
        // Where its enum is already, it stays.
        folder.write(
            "src/mod.rs",
            &format!(
                "pub mod {table} {{\n{}}}\n",
                folder.read("one.rs").replace("Good", "Great").replace("//!", "//")
            ),
        );
        folder.quietly(&["generate", "--from", "metadata.json", "-o", "src"]);
        assert!(folder.read("src/mod.rs").contains("alias = \"Great\""));
        assert!(!folder.has(&format!("src/{table}.rs")));
    }
}

#[test]
fn check_prints_the_diff_and_writes_nothing() {
    let folder = Folder::new(&[("metadata.json", &grade(&[(1, "Good"), (2, "Fair")]))]);
    let run = ["generate", "--from", "metadata.json", "-o", "grade.rs"];
    folder.quietly(&run);
    folder.write("metadata.json", &grade(&[(1, "Great")]));
    let before = folder.read("grade.rs");
    let checked = folder.run(&[&run[..], &["--check"]].concat());
    assert_eq!((checked.code, &*checked.err), (1, ""));
    expect![[r#"
        --- a/grade.rs
        +++ b/grade.rs
        @@ -7,8 +7,9 @@
         #[option_set(table = "demo_job", column = "demo_grade", language = 1033)]
         #[non_exhaustive]
         pub enum Grade {
        -    #[option(label = "Good")]
        +    #[option(label = "Great", alias = "Good")]
             Good = 1,
             #[option(label = "Fair")]
        +    #[deprecated = "no longer an option of this column"]
             Fair = 2,
         }
    "#]]
    .assert_eq(&checked.out);
    // Paths are relative to the current folder; above it, they are absolute.
    let absolute = folder.path().join("grade.rs").display().to_string();
    let run = ["generate", "--from", "metadata.json", "-o", &absolute, "--check"];
    assert_eq!(folder.run(&run).out, checked.out);
    folder.write("below/metadata.json", &grade(&[(1, "Great")]));
    let above = folder.run_in("below", &run);
    let name = absolute.replace(std::path::MAIN_SEPARATOR, "/");
    assert!(above.out.starts_with(&format!("--- {name}\n+++ {name}\n@@ ")), "{}", above.out);
    assert_eq!(folder.read("grade.rs"), before);
}

#[cfg(unix)]
#[test]
fn a_diff_is_from_the_current_folder_if_links_lead_there_too() {
    let folder = Folder::new(&[("work/metadata.json", &grade(&[(1, "Good")]))]);
    std::os::unix::fs::symlink(folder.path().join("work"), folder.path().join("link")).unwrap();
    let absolute = folder.path().join("link/grade.rs").display().to_string();
    let checked = folder.run_in("link", &["generate", "--from", "metadata.json", "-o", &absolute, "--check"]);
    assert!(checked.out.starts_with("--- /dev/null\n+++ b/grade.rs\n"), "{}", checked.out);
}

#[test]
fn inputs_and_foreign_files_are_not_overwritten() {
    let folder = Folder::new(&[("metadata.json", &grade(&[(1, "Good")])), ("notes.txt", "x")]);
    folder.quietly(&["generate", "--from", "metadata.json", "-o", "grade.rs"]);
    for (arguments, told) in [
        (
            &["--from", "metadata.json", "-o", "metadata.json"][..],
            expect![[r#"
            error: metadata.json: the output is an input, and would be overwritten
              help: name another file with `-o`
        "#]],
        ),
        (
            &["--from", "grade.rs", "-o", "./grade.rs"],
            expect![[r#"
            error: ./grade.rs: the output is an input, and would be overwritten
              help: name another file with `-o`
        "#]],
        ),
        (
            &["--from", "metadata.json", "-o", "notes.txt"],
            expect![[r#"
                error: notes.txt: the output is neither a Rust file nor a folder
                  help: name a `.rs` file or a folder
            "#]],
        ),
        // The output does not exist yet, and its name looks like that of a file.
        (
            &["--from", "metadata.json", "-o", "grade.txt"],
            expect![[r#"
                error: grade.txt: the output is neither a Rust file nor a folder
                  help: name a `.rs` file or a folder
            "#]],
        ),
        (
            &["--from", "metadata.json", "--check"],
            expect![[r#"
            error: there are no enums to check
              help: say where they are with `-o`, or with `output` in closure-reason.toml
        "#]],
        ),
        (
            &["--from", "metadata.json", "-o", "metadata.json/choices.rs"],
            expect![[r#"
                error: metadata.json/choices.rs: `metadata.json` is a file, not a folder
                  help: choose another output
            "#]],
        ),
    ] {
        let run = folder.run(&[&["generate"], arguments].concat());
        assert_eq!((run.code, &*run.out), (2, ""), "{arguments:?}");
        told.assert_eq(&run.err);
    }
    assert_eq!(folder.read("metadata.json"), grade(&[(1, "Good")]));
}

#[test]
fn names_from_metadata_are_never_paths_unchecked() {
    for table in ["../evil", "a/b", "", "type", "Ünder", "con.aux", "a b"] {
        let hostile = grade(&[(1, "Good")]).replace("demo_job", table);
        let folder = Folder::new(&[("metadata.json", &hostile)]);
        for output in ["choices", "choices.rs"] {
            let run = folder.run(&["generate", "--from", "metadata.json", "-o", output]);
            assert_eq!((run.code, &*run.out), (2, ""), "{table}: {}", run.err);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "{table}");
    }
}

#[test]
fn a_new_enum_next_to_an_unreadable_one_is_reported() {
    let hidden = "macro_rules! choice {\n    ($name:ident) => {\n        #[derive(OptionSet)]\n        enum $name { A = 1 }\n    };\n}\n";
    let folder = Folder::new(&[("metadata.json", &grade(&[(1, "Good")])), ("src/hidden.rs", hidden)]);
    let run = ["generate", "--from", "metadata.json", "-o", "src"];
    let Run { code, err, .. } = folder.run(&run);
    assert_eq!(code, 0);
    expect![[r#"
        note: src/hidden.rs:3:11: `OptionSet` is derived here, but the enum cannot be read: the macro `choice` writes it. If it is for one of the columns that get an enum now, that column has two
        added enum `Grade` (demo_job.demo_grade) with 1 option
        wrote 2 files, 1 unchanged, in src
        add `mod src;` to your crate, so that the compiler sees them
    "#]]
    .assert_eq(&err);
    // Now no column gets an enum.
    folder.quietly(&run);
}

#[test]
fn a_new_enum_next_to_one_in_another_text_is_reported() {
    let there = "#[derive(Clone, Copy, OptionSet)]\n#[option_set(table = \"demo_job\", column = \"demo_grade\")]\nenum Grade { A = 1 }\n";
    for (taker, is_reported) in [
        ("include!(\"grade.inc\");\n", true),
        ("#[path = \"grade.inc\"]\nmod grade;\n", true),
        ("#[cfg(test)]\ninclude!(\"grade.inc\");\n", false),
    ] {
        let folder = Folder::new(&[
            ("metadata.json", &grade(&[(1, "Good")])),
            ("src/mod.rs", taker),
            ("src/grade.inc", there),
        ]);
        let run = folder.run(&["generate", "--from", "metadata.json", "-o", "src"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let told = "cannot be read: it is in src/grade.inc. If it is for one of the columns that get an enum now, that column has two";
        assert_eq!(run.err.replace('\\', "/").contains(told), is_reported, "{taker}: {}", run.err);
    }
}

#[test]
fn nothing_is_written_if_an_enum_has_a_mistake() {
    let derived = |rest: &str| format!("#[derive(Clone, Copy, closure_reason::OptionSet)]\n{rest}");
    let unknown = derived("enum A {\n    #[option(valu = 1)]\n    A,\n}\n")
        + &derived("enum B { C }\n")
        + &derived(
            "#[option_set(language = 1033)]\nenum D {\n    #[option(labels(1033 = \"x\"))]\n    E = 1,\n}\n",
        );
    // No mistake, but as little known.
    let conditional = derived(
        "enum F {\n    #[cfg_attr(unix, option(value = 1))]\n    #[cfg_attr(not(unix), option(value = 2))]\n    G,\n}\n",
    );
    let sound =
        derived("#[option_set(table = \"demo_job\", column = \"demo_grade\")]\nenum Grade { A = 1 }\n");
    let texts = [
        ("metadata.json", two_tables()),
        ("src/a.rs", unknown),
        ("src/b.rs", derived("fn f() {\n")),
        ("src/c.rs", sound),
        ("src/d.rs", conditional),
    ];
    let folder = Folder::new(&texts.each_ref().map(|(name, text)| (*name, &**text)));
    for flags in [&[][..], &["--check"]] {
        let run = ["generate", "--from", "metadata.json", "-o", "src"];
        let Run { code, out, err } = folder.run(&[&run[..], flags].concat());
        assert_eq!((code, &*out), (2, ""), "{err}");
        let errors = [
            "src/a.rs:3:14: unknown key `valu`",
            "src/a.rs:7:10: `C` has no value: add",
            "src/a.rs:11:21: 1033 is the base language",
            "src/b.rs:2:8: this is not Rust",
            "src/d.rs:4:34: the enum cannot be read: `value` depends on conditions in `cfg_attr`",
        ];
        let lines: Vec<_> = err.lines().collect();
        assert_eq!(lines.len(), errors.len(), "{err}");
        for (line, error) in lines.iter().zip(errors) {
            assert!(line.starts_with(&format!("error: {error}")), "{err}");
        }
        let files: Vec<_> = std::fs::read_dir(folder.path().join("src")).unwrap().collect();
        assert_eq!(files.len(), 4);
        for (name, text) in &texts {
            assert_eq!(folder.read(name), *text);
        }
    }
}

#[cfg(unix)]
#[test]
fn enums_behind_links_are_edited_only_within_the_folder() {
    use std::os::unix::fs::symlink;

    let old = "pub mod x {}\n#[derive(Clone, Copy, closure_reason::OptionSet)]\n#[option_set(table = \"demo_job\", column = \"demo_grade\", language = 1033)]\npub enum Mine {\n    #[option(value = 1, label = \"Good\")]\n    Good,\n}\n";
    let new = old.replace("Good,\n", "Good,\n    #[option(value = 2, label = \"Fair\")]\n    Fair,\n");
    let folder = Folder::new(&[
        ("src/.hidden/mine.rs", old),
        ("single/one.rs", &old.replace("demo_job", "demo_one")),
        ("src/mod.rs", ""),
        ("metadata.json", &grade(&[(1, "Good"), (2, "Fair")])),
        ("one.json", &grade(&[(1, "Good"), (2, "Fair")]).replace("demo_job", "demo_one")),
    ]);
    let at = |name: &str| folder.path().join(name);
    symlink(".hidden", at("src/linked")).unwrap();
    symlink(".hidden", at("src/again")).unwrap();
    symlink("..", at("src/.hidden/around")).unwrap();
    symlink(".", at("src/here")).unwrap();
    symlink("nowhere", at("src/gone.rs")).unwrap();
    let run = ["generate", "--from", "metadata.json", "-o", "src"];
    folder.quietly(&run);
    assert_eq!(folder.read("src/.hidden/mine.rs"), new);
    // A file outside is read, so that its column gets no second enum, but it is not written.
    symlink("../single/one.rs", at("src/one.rs")).unwrap();
    symlink("one.rs", at("src/another.rs")).unwrap();
    let run = [&run[..], &["--from", "one.json"]].concat();
    let refused = folder.run(&run);
    assert_eq!((refused.code, &*refused.out), (2, ""));
    expect![[r#"
        error: src/one.rs: this leads out of `src`, to single/one.rs: nothing is written there
          help: if that is what you want, name it on the command line: `-o single/one.rs`
    "#]]
    .assert_eq(&refused.err);
    assert_eq!(folder.read("single/one.rs"), old.replace("demo_job", "demo_one"));
    assert_eq!(folder.run(&[&run[..], &["--check"]].concat()).code, 1);
    // A link that the user types is followed.
    folder.quietly(&["generate", "--from", "one.json", "-o", "src/one.rs"]);
    assert_eq!(folder.read("single/one.rs"), new.replace("demo_job", "demo_one"));
    assert!(at("src/one.rs").is_symlink() && at("src/another.rs").is_symlink());
    assert!(!folder.has("src/demo_job.rs") && !folder.has("src/demo_one.rs"));
    assert_eq!(folder.quietly(&[&run[..], &["--check"]].concat()), "");
    folder.quietly(&["check", "--from", "metadata.json", "--from", "one.json", "src"]);
}
