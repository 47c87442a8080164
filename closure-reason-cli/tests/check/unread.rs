//! Enums that cannot be read as they stand are said, and those under another name of the derive are read.

use crate::{GRADE, check, option, options};

fn metadata() -> String {
    options(&[option(1, "Good"), option(2, "Fair")].join(","))
}

#[test]
fn the_derive_is_known_by_the_name_that_an_import_gives_it() {
    let drifted = GRADE.replace("\"Fair\"", "\"Old\"");
    for (import, derive) in [
        ("use closure_reason::OptionSet as Set;", "Set"),
        ("use closure_reason::{Other, OptionSet\n    as Set};", "Clone, Set"),
        // Imported under another name elsewhere: the attribute tells.
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

/// What stands where an enum is that nobody can read without the compiler, and the place and the reason that are told.
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
    ("#[derive(OptionSet)]\nstruct Rank;\n", "1:1", "what derives it is not an enum with variants"),
];

#[test]
fn what_cannot_be_read_is_told_at_its_place_and_fails_a_strict_check() {
    let metadata = metadata();
    for (text, place, reason) in UNREAD {
        let files = [("grade.rs", GRADE), ("rank.rs", text), ("metadata.json", &*metadata)];
        let (code, told, errors) = check(&files, &["--from", "metadata.json", "."]);
        assert_eq!((code, &*errors), (0, ""), "{told}");
        let words =
            format!("not compared: `OptionSet` is derived here, but the enum cannot be read: {reason}");
        assert!(told.contains(&format!("warning: ./rank.rs:{place}: {words}\n")), "{place}: {told}");
        assert!(
            told.ends_with("no difference in what was compared: 1 enum; 1 enum could not be read\n"),
            "{told}"
        );

        let (code, told, _) = check(&files, &["--from", "metadata.json", ".", "--strict"]);
        assert_eq!(code, 1);
        assert!(told.contains(&format!("error: ./rank.rs:{place}: {words}\n")), "{told}");

        let (line, column) = place.split_once(':').unwrap();
        let (_, told, _) = check(&files, &["--from", "metadata.json", ".", "--format", "github"]);
        assert!(
            told.contains(&format!("::warning file=./rank.rs,line={line},col={column}::{words}\n")),
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
fn a_file_of_which_nothing_can_be_read_agrees_with_nothing() {
    let metadata = metadata();
    let (text, place, reason) = UNREAD[0];
    let files = [("rank.rs", text), ("metadata.json", &*metadata)];
    for files_arguments in ["rank.rs", "."] {
        let (code, told, errors) = check(&files, &["--from", "metadata.json", files_arguments]);
        assert_eq!((code, &*told), (2, ""));
        assert!(errors.contains(&format!("rank.rs:{place}: no enum could be read: {reason}\n")), "{errors}");
    }
}
