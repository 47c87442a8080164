//! Enums in files that others take their code from, and that are not among those to check.

use crate::check::{GRADE, check, option, options};

/// Checks a file with an enum, one that takes code from `choices.inc`, and that one.
#[track_caller]
fn checked(taker: &str, arguments: &[&str]) -> (i32, String, String) {
    let metadata = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let drifted = GRADE.replace("\"Fair\"", "\"Old\"");
    let files =
        [("grade.rs", GRADE), ("taker.rs", taker), ("choices.inc", &drifted), ("metadata.json", &metadata)];
    let (code, told, errors) = check(&files, &[&["--from", "metadata.json"], arguments].concat());
    (code, told.replace(std::path::MAIN_SEPARATOR, "/"), errors)
}

#[test]
fn an_enum_in_another_text_is_reported_and_fails_a_strict_check() {
    let (code, told, errors) = checked("mod a {}\ninclude!(\"choices.inc\");\n", &["."]);
    assert_eq!((code, &*errors), (0, ""));
    assert!(told.starts_with("warning: ./taker.rs:2:1: not compared: `OptionSet` is derived here, but the enum cannot be read: it is in ./choices.inc: name that file too\n"), "{told}");
    assert!(
        told.ends_with("no difference in what was compared: 1 enum; 1 enum could not be read\n"),
        "{told}"
    );
    for taker in ["include!(\"choices.inc\");", "#[path = \"choices.inc\"]\nmod choices;"] {
        let (code, told, _) = checked(taker, &[".", "--strict"]);
        assert!(code == 1 && told.contains(": it is in ./choices.inc: name that file too\n"), "{told}");
        // Then it is compared.
        let (code, told, _) = checked(taker, &[".", "choices.inc", "--strict"]);
        assert!(code == 1 && told.contains("`Grade::Fair` differs"), "{told}");
        assert!(!told.contains("cannot be read"), "{told}");
    }
    let (code, _, errors) = checked("include!(\"choices.inc\");", &["taker.rs"]);
    assert_eq!(code, 2);
    assert!(errors.starts_with("error: taker.rs"), "{errors}");
    let both = format!("{GRADE}include!(\"choices.inc\");");
    let (code, told, _) = checked(&both, &["taker.rs", "--strict"]);
    assert!(code == 1 && told.contains("taker.rs:9:1: not compared"), "{told}");
}

#[test]
fn what_only_the_build_knows_matters_next_to_enums() {
    let built = "include!(concat!(env!(\"OUT_DIR\"), \"/choices.rs\"));\n";
    let (code, told, _) = checked(built, &[".", "--strict"]);
    assert_eq!((code, told.lines().count()), (0, 1), "{told}");
    let (code, told, _) = checked(&format!("use closure_reason::OptionSet;\n{built}"), &[".", "--strict"]);
    assert_eq!(code, 1);
    assert!(told.contains("taker.rs:2:1: not compared: `OptionSet` is derived here, but the enum cannot be read: only the build knows which file it is in\n"), "{told}");
}

#[test]
fn what_is_not_opened_is_reported() {
    // Windows would sign in at such a computer; a pipe may never end.
    let devices: &[&str] = if cfg!(unix) { &["/dev/null"] } else { &[] };
    for path in [&["//server/share/choices.inc"], devices].concat() {
        let (code, told, errors) = checked(&format!("include!(\"{path}\");"), &[".", "--strict"]);
        assert_eq!((code, &*errors), (1, ""), "{told}");
        assert!(told.contains(&format!(": it is in {path}: name that file too\n")), "{told}");
    }
}

#[test]
fn a_text_without_enums_is_not_reported() {
    for taker in [
        "include!(\"grade.rs\");",
        "include!(\"metadata.json\");",
        "include!(\"missing.inc\");",
        "#[cfg(test)]\nmod tests { include!(\"choices.inc\"); }",
        "fn f() { include!(\"choices.inc\"); }",
    ] {
        let (code, told, errors) = checked(taker, &[".", "--strict"]);
        assert_eq!((code, told.lines().count(), &*errors), (0, 1, ""), "{taker}: {told}");
    }
}
