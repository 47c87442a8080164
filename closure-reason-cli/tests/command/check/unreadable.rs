//! Enums that cannot be read are reported, and enums that import the derive under another name are read.

use expect_test::expect;

use crate::check::{GRADE, check, option, options};

fn metadata() -> String {
    options(&[option(1, "Good"), option(2, "Fair")].join(","))
}

#[test]
fn the_derive_may_be_imported_under_another_name() {
    let drifted = GRADE.replace("\"Fair\"", "\"Old\"");
    for (import, derive) in [
        ("use closure_reason::OptionSet as Set;", "Set"),
        ("use closure_reason::{Other, OptionSet\n    as Set};", "Clone, Set"),
        // The derive was imported under another name in another file; the attribute shows it.
        ("use crate::prelude::*;", "Clone, Choice"),
    ] {
        let ours = format!("{import}\n{}", drifted.replace("Clone, Copy, OptionSet", derive));
        let metadata = metadata();
        let files = [("grade.rs", &*ours), ("metadata.json", &*metadata)];
        for files_arguments in ["grade.rs", "."] {
            let (code, told, errors) = check(&files, &["--from", "metadata.json", files_arguments]);
            assert_eq!(code, 1, "{ours}{told}{errors}");
            assert!(
                told.starts_with("error: the label in language 1033 of `Grade::Fair` differs\n"),
                "{told}"
            );
        }
    }
}

/// Code with an enum that only the compiler can read, and the place and reason in the message.
const UNREAD: [(&str, &str, &str); 6] = [
    (
        "macro_rules! choices {\n    ($name:ident) => {\n        #[derive(Clone, OptionSet)]\n        enum $name { A = 1 }\n    };\n}\n",
        "3:11",
        "the macro `choices` writes it",
    ),
    (
        "use closure_reason::OptionSet as Set;\nmacro_rules! choices { () => { #[cfg_attr(all(), derive(Set))] enum A { B = 1 } } }\n",
        "2:50",
        "the macro `choices` writes it",
    ),
    (
        "choices! {\n    #[derive(OptionSet)]\n    Rank { A = 1 }\n}\n",
        "2:5",
        "a macro generates it from what is here",
    ),
    (
        "fn f() { quote!(#[derive(OptionSet)] pub enum #name { A = 1 }) }\n",
        "1:17",
        "a macro generates it from what is here",
    ),
    (
        "choices! { #[derive(OptionSet)] enum Rank { A => 1, } }\n",
        "1:38",
        "a macro generates it from what is here",
    ),
    ("#[derive(OptionSet)]\ntype Rank = u8;\n", "1:1", "what derives it is not an enum with variants"),
];

#[test]
fn an_unreadable_enum_is_reported_and_fails_a_strict_check() {
    let metadata = metadata();
    for (text, place, reason) in UNREAD {
        let files = [("grade.rs", GRADE), ("rank.rs", text), ("metadata.json", &*metadata)];
        let (code, told, errors) = check(&files, &["--from", "metadata.json", "."]);
        let told = told.replace(std::path::MAIN_SEPARATOR, "/");
        assert_eq!((code, &*errors), (0, ""), "{told}");
        let words =
            format!("not compared: `OptionSet` is derived here, but the enum cannot be read: {reason}");
        assert!(told.contains(&format!("warning: ./rank.rs:{place}: {words}\n")), "{place}: {told}");
        assert!(
            told.ends_with("no difference in what was compared: 1 enum; 1 enum could not be read\n"),
            "{told}"
        );

        let (code, told, _) = check(&files, &["--from", "metadata.json", ".", "--strict"]);
        let told = told.replace(std::path::MAIN_SEPARATOR, "/");
        assert_eq!(code, 1);
        assert!(told.contains(&format!("error: ./rank.rs:{place}: {words}\n")), "{told}");

        let (line, column) = place.split_once(':').unwrap();
        let (_, told, _) = check(&files, &["--from", "metadata.json", ".", "--format", "github"]);
        assert!(
            told.contains(&format!("::warning file=rank.rs,line={line},col={column}::{words}\n")),
            "{told}"
        );

        let (_, told, _) = check(&files, &["--from", "metadata.json", ".", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&told).unwrap();
        let (line, column): (u64, u64) = (line.parse().unwrap(), column.parse().unwrap());
        let expected =
            serde_json::json!([{"file": "./rank.rs", "line": line, "column": column, "reason": reason}]);
        assert_eq!(json["enums_not_read"], expected);
    }
}

#[test]
fn an_unreadable_file_agrees_with_nothing() {
    let metadata = metadata();
    let (text, place, reason) = UNREAD[0];
    let files = [("rank.rs", text), ("metadata.json", &*metadata)];
    for files_arguments in ["rank.rs", "."] {
        let (code, told, errors) = check(&files, &["--from", "metadata.json", files_arguments]);
        assert_eq!((code, &*told), (2, ""));
        assert!(errors.contains(&format!("rank.rs:{place}: no enum could be read: {reason}\n")), "{errors}");
    }
}

/// Code next to a correct enum, and the place of its mistake.
const MISTAKEN: [(&str, &str, &str); 4] = [
    (
        "#[derive(Clone, Copy, OptionSet)]\nenum Rank {\n    #[option(valu = 1)]\n    A,\n}\n",
        "3:14",
        "unknown key `valu`",
    ),
    (
        "#[derive(Clone, Copy, OptionSet)]\n#[option_set(default = B)]\nenum Rank { A = 1 }\n",
        "2:24",
        "`B` is not a variant of `Rank`",
    ),
    (
        "#[derive(Clone, Copy, OptionSet)]\nenum Rank {}\n",
        "2:6",
        "`Rank` has no options: add a variant for each",
    ),
    // The mistake is not in an enum, but in the file as a whole.
    ("use closure_reason::OptionSet;\nfn f() {\n", "2:8", "this is not Rust: a bracket is unmatched"),
];

/// How the summary counts one of them.
fn refused(is_enum: bool) -> &'static str {
    if is_enum { "1 enum has mistakes and was not compared" } else { "1 file is not Rust" }
}

#[test]
fn a_mistake_is_reported_and_the_other_enums_are_compared() {
    let metadata = options(&[option(1, "Great"), option(2, "Fair")].join(","));
    for (text, place, reason) in MISTAKEN {
        let both = format!("{GRADE}{}", text.replace("fn f() {", "fn f() {}"));
        let is_enum = !text.contains("fn f()");
        for (grade, rank) in [(GRADE, text), (&*both, GRADE)] {
            let is_beside = rank == text;
            if !(is_beside || is_enum) {
                continue;
            }
            let (name, place) = if is_beside {
                ("./rank.rs", place.to_owned())
            } else {
                let (line, column) = place.split_once(':').unwrap();
                ("./grade.rs", format!("{}:{column}", line.parse::<usize>().unwrap() + GRADE.lines().count()))
            };
            let files = [("grade.rs", grade), ("rank.rs", rank), ("metadata.json", &*metadata)];
            let (code, told, errors) = check(&files, &["--from", "metadata.json", "."]);
            let told = told.replace(std::path::MAIN_SEPARATOR, "/");
            assert_eq!(code, 2, "{told}{errors}");
            assert!(errors.starts_with(&format!("error: {name}:{place}: {reason}")), "{errors}");
            assert!(
                told.starts_with("error: the label in language 1033 of `Grade::Good` differs\n"),
                "{told}"
            );
            assert!(told.ends_with(&format!("; {}\n", refused(is_enum))), "{told}");

            let (line, column) = place.split_once(':').unwrap();
            let (code, told, _) = check(&files, &["--from", "metadata.json", ".", "--format", "github"]);
            assert_eq!(code, 2);
            let below = name.trim_start_matches("./");
            let annotation = format!("::error file={below},line={line},col={column}::not compared: {reason}");
            assert!(told.contains(&annotation), "{told}");

            let (code, told, _) = check(&files, &["--from", "metadata.json", ".", "--format", "json"]);
            assert_eq!(code, 2);
            let json: serde_json::Value = serde_json::from_str(&told).unwrap();
            let [mistake] = &**json["mistakes"].as_array().unwrap() else { panic!("{told}") };
            assert_eq!(
                format!("{}:{}:{}", mistake["file"].as_str().unwrap(), mistake["line"], mistake["column"]),
                format!("{name}:{place}")
            );
            assert!(mistake["reason"].as_str().unwrap().starts_with(reason), "{told}");
            assert!(json["compared"].as_u64().unwrap() > 0, "{told}");
        }
    }
}

/// Enums that are valid Rust and agree with the metadata, but that the derive refuses.
#[test]
fn mistakes_are_reported_with_and_without_drift() {
    let path = crate::check::data().join("refused_by_the_derive.rs");
    let refused = std::fs::read_to_string(path).unwrap().replace("demo_grade", "demo_refused");
    for (label, differences) in [("Good", 0), ("Great", 1)] {
        let metadata = options(&[option(1, label), option(2, "Fair")].join(","));
        let files = [("grade.rs", GRADE), ("refused.rs", &*refused), ("metadata.json", &*metadata)];
        let (code, told, errors) = check(&files, &["--from", "metadata.json", "."]);
        let told = told.replace(std::path::MAIN_SEPARATOR, "/");
        assert_eq!(code, 2, "{told}");
        assert_eq!(told.matches("differs\n").count(), differences, "{told}");
        // They have seven mistakes: the derive reports both places of what is given twice.
        assert!(told.ends_with("; 3 enums have mistakes and were not compared\n"), "{told}");
        let told: Vec<_> =
            errors.lines().filter_map(|line| line.strip_prefix("error: ./refused.rs:")).collect();
        for (told, place) in told.iter().zip(["8:33", "6:33", "6:48", "6:61", "19:22", "25:24", "25:38"]) {
            assert!(told.starts_with(&format!("{place}: ")), "{errors}");
        }
        assert_eq!(told.len(), 7, "{errors}");
        expect![[r#"
            label "same" of `Fair` is already the label of `First`, apart from upper and lower case; if the column really has both, add `#[option_set(allow_duplicate_labels)]`
            label "Same" is first given here; `Fair` has it too
            1033 is the base language: give its text as `label = ..`
            `transitions` needs `#[option_set(kind = status(MyState))]` on the enum
            a yes/no column has the values 0 (no) and 1 (yes), not 5
            there is nothing before this `,`: remove it
            expected `,` before `alias`"#]]
        .assert_eq(&told.iter().map(|told| told.split_once(": ").unwrap().1).collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn mistakes_alone_are_an_error() {
    let agreeing = metadata();
    for (text, place, reason) in MISTAKEN {
        let files = [("grade.rs", GRADE), ("rank.rs", text), ("metadata.json", &*agreeing)];
        let (code, told, errors) = check(&files, &["--from", "metadata.json", "."]);
        let told = told.replace(std::path::MAIN_SEPARATOR, "/");
        assert_eq!(code, 2, "{told}{errors}");
        let refused = refused(!text.contains("fn f()"));
        assert!(
            told.ends_with(&format!("no difference in what was compared: 1 enum; {refused}\n")),
            "{told}"
        );
        let (code, told, errors) = check(&files, &["--from", "metadata.json", "rank.rs"]);
        assert_eq!((code, &*told), (2, ""));
        assert!(errors.starts_with(&format!("error: rank.rs:{place}: {reason}")), "{errors}");
    }
    let many: String = MISTAKEN[..3].iter().map(|(text, ..)| *text).collect::<String>().repeat(10);
    let files = [("grade.rs", GRADE), ("rank.rs", &*many), ("metadata.json", &*agreeing)];
    let (code, told, errors) = check(&files, &["--from", "metadata.json", "."]);
    let told = told.replace(std::path::MAIN_SEPARATOR, "/");
    assert_eq!(code, 2);
    assert!(told.ends_with("; 30 enums have mistakes and were not compared\n"), "{told}");
    assert_eq!(errors.matches("error: ./rank.rs:").count(), 20, "{errors}");
    assert!(errors.ends_with("error: there are 10 more errors like these\n"), "{errors}");
}
