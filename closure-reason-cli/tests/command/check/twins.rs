//! Variants under conditions may share a value. The compiler sees one of them; `check` compares each.

use expect_test::expect;

use crate::check::{GRADE, check, option, options};

const TWINS: &str = r#"#[derive(Clone, Copy, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade", language = 1033)]
enum Grade {
    #[option(value = 1, label = "Good")]
    Good,
    #[cfg(feature = "new")]
    #[option(value = 2, label = "Fair")]
    Fair,
    #[cfg(not(feature = "new"))]
    #[option(value = 2, label = "So-so")]
    Fair,
}
"#;

#[test]
fn each_twin_is_compared() {
    let theirs = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let files = [("grade.rs", TWINS), ("metadata.json", &*theirs)];
    let (code, told, errors) = check(&files, &["--from", "metadata.json", "grade.rs"]);
    assert_eq!((code, &*errors), (1, ""));
    expect![[r#"
        error: the label in language 1033 of `Grade::Fair` differs
          --> grade.rs:10:33
           |
        10 |     #[option(value = 2, label = "So-so")]
           |                                 ^^^^^^^ the enum says "So-so", the metadata "Fair"
           |
           = help: `closure-reason generate` would change it, and keep the old label as an alias

        not compared in Grade (`--order` compares it): order
        not compared in Grade (neither side says): name, whether the set is global, selection, display name, description of the set, default, description of 2 options, color of 2 options, external value of 2 options
        not compared in Grade (the Web API's JSON does not say): kind, visibility of 2 options
        1 difference; compared: 1 enum
    "#]]
    .assert_eq(&told);
    let gone = options(&option(1, "Good"));
    let files = [("grade.rs", TWINS), ("metadata.json", &*gone)];
    let (_, told, _) = check(&files, &["--from", "metadata.json", "grade.rs"]);
    assert_eq!(told.matches("error: `Grade::Fair` is no longer an option\n").count(), 2, "{told}");
    // A mark on one does not count for the other.
    let marked = TWINS.replacen("    Fair,", "    #[deprecated]\n    Fair,", 1);
    let files = [("grade.rs", &*marked), ("metadata.json", &*gone)];
    let (_, told, _) = check(&files, &["--from", "metadata.json", "grade.rs"]);
    assert!(told.contains("error: `Grade::Fair` is no longer an option\n  --> grade.rs:12:5\n"), "{told}");
    assert!(told.ends_with("\n1 difference; compared: 1 enum\n"), "{told}");
}

#[test]
fn what_is_not_compared_in_only_one_twin_is_listed() {
    let theirs = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let ours = TWINS.replace("label = \"So-so\"", "label = \"Fair\", labels(1031 = \"Mittel\")");
    let files = [("grade.rs", &*ours), ("metadata.json", &*theirs)];
    let (code, told, _) = check(&files, &["--from", "metadata.json", "grade.rs", "-v"]);
    assert_eq!(code, 0, "{told}");
    assert!(
        told.contains(
            "(the Web API's JSON does not say): kind, visibility of 2 options, label in language 1031 of 2\n"
        ),
        "{told}"
    );
}

#[test]
fn two_variants_without_conditions_cannot_share_a_value() {
    let theirs = options(&option(1, "Good"));
    for condition in ["    #[cfg(feature = \"new\")]\n", "    #[cfg(not(feature = \"new\"))]\n"] {
        let ours = TWINS.replace(condition, "");
        let files = [("grade.rs", &*ours), ("metadata.json", &*theirs)];
        let (code, _, errors) = check(&files, &["--from", "metadata.json", "grade.rs"]);
        assert_eq!(code, 2);
        assert!(
            errors.contains(
                "value 2 of `Fair` already belongs to `Fair`: no two options can have the same value"
            ),
            "{errors}"
        );
    }
}

/// No rule compares two variants under conditions, because the compiler may see only one of them. Each of them is
/// compared with all other variants, and its own texts with each other.
#[test]
fn variants_under_conditions_are_not_compared_with_each_other() {
    let theirs = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let refused = |ours: &str| {
        let files = [("grade.rs", ours), ("metadata.json", &*theirs)];
        let (code, told, errors) = check(&files, &["--from", "metadata.json", "grade.rs"]);
        assert_eq!(code == 2, !errors.is_empty(), "{told}{errors}");
        errors
    };
    let alike = TWINS.replace("So-so", "FAIR");
    assert_eq!(refused(&alike), "");
    // The one without a condition may come before, after or between them.
    let first = "    #[option(value = 1, label = \"Good\")]\n    Good,\n";
    let other = "    #[option(value = 1, label = \"faiR\")]\n    Good,\n";
    let between = "    #[cfg(not";
    for ours in [
        alike.replace(first, other),
        alike.replace(first, "").replace(between, &format!("{other}{between}")),
        format!("{}{other}}}\n", alike.replace(first, "").trim_end_matches("}\n")),
    ] {
        let errors = refused(&ours);
        assert!(
            errors.contains("of `Fair` is already the label of `Good`, apart from upper and lower case")
                || errors
                    .contains("of `Good` is already the label of `Fair`, apart from upper and lower case"),
            "{errors}"
        );
    }
    let own_alias = alike.replace("label = \"FAIR\"", "label = \"FAIR\", alias = \"fair\"");
    assert!(refused(&own_alias).contains("alias \"fair\" is already the label of `Fair`"));
    // The discriminant after them is unknown; that of the first of them is known.
    let discriminants = |first: i32, second: i32| {
        format!(
            "#[derive(OptionSet)]\n#[option_set(table = \"demo_job\", column = \"demo_grade\")]\nenum Grade {{\n    \
             Good = 1,\n    #[cfg(unix)]\n    #[option(value = {first})]\n    Fair,\n    #[option(value = {second})]\n    Bad,\n}}\n"
        )
    };
    assert_eq!(refused(&discriminants(2, 3)), "");
    assert_eq!(refused(&discriminants(2, 4)), "");
    assert!(refused(&discriminants(3, 2)).contains("as the variant after `Good` its discriminant is 2"));
}

/// The compiler sees one of two keys under conditions that exclude each other. Which one, `check` cannot tell.
#[test]
fn an_enum_whose_attributes_depend_on_conditions_is_not_compared() {
    let theirs = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let other = GRADE.replace("demo_grade", "demo_other").replace("Grade", "Other");
    let metadata = format!("{theirs}\n{}", theirs.replace("demo_grade", "demo_other"));
    let unread = |attributes: &str, place: &str, key: &str| {
        let ours = GRADE.replace("    #[option(value = 2, label = \"Fair\")]\n", attributes);
        let files = [("grade.rs", &*ours), ("other.rs", &*other), ("metadata.json", &*metadata)];
        let (code, told, errors) = check(&files, &["--from", "metadata.json", "."]);
        let told = told.replace(std::path::MAIN_SEPARATOR, "/");
        assert_eq!((code, &*errors), (0, ""), "{told}");
        let message = format!(
            "warning: ./grade.rs:{place}: not compared: `OptionSet` is derived here, but the enum cannot be read: \
             `{key}` depends on conditions in `cfg_attr`, which only the compiler evaluates; put `#[cfg(..)]` on a \
             copy of the variant or enum for each condition\n"
        );
        assert!(told.contains(&message), "{told}");
        let end =
            "no difference in what was compared: 1 enum; 1 enum could not be read; 1 column has no enum\n";
        assert!(told.ends_with(end), "{told}");
        assert_eq!(check(&files, &["--from", "metadata.json", ".", "--strict"]).0, 1);
        let (code, told, errors) = check(&files, &["--from", "metadata.json", "grade.rs"]);
        assert_eq!((code, &*told), (2, ""));
        assert!(
            errors.contains(&format!("grade.rs:{place}: no enum could be read: `{key}` depends on")),
            "{errors}"
        );
    };
    let pair = |one: &str, other: &str| {
        format!("    #[cfg_attr(unix, {one})]\n    #[cfg_attr(not(unix), {other})]\n")
    };
    unread(&pair("option(value = 2, label = \"Fair\")", "option(label = \"So-so\")"), "7:34", "label");
    unread(
        &pair("option(labels(1031 = \"A\"), value = 2)", "option(labels(1036 = \"B\"))"),
        "7:34",
        "labels",
    );
    unread(&pair("option(value = 2)", "option(value = 3)"), "7:34", "value");
    unread(&pair("option(value = 2, alias = \"x\")", "option(label = \"X\")"), "7:34", "label");
    unread(&pair("doc = \"A\", option(value = 2)", "doc = \"B\""), "7:27", "doc");
    let nested = "    #[cfg_attr(unix, cfg_attr(a, option(value = 2)))]\n    #[cfg_attr(unix, cfg_attr(b, option(value = 2)))]\n";
    unread(nested, "7:41", "value");
    let set = "    #[option(value = 2)]\n    B,\n}\n#[derive(Clone, Copy, OptionSet)]\n#[cfg_attr(unix, option_set(global = \"demo_g\"))]\n\
               #[cfg_attr(windows, option_set(table = \"demo_job\", column = \"demo_x\"))]\nenum Set {\n    C = 2,";
    let ours = GRADE.replace("    #[option(value = 2, label = \"Fair\")]\n    Fair,", set);
    let files = [("grade.rs", &*ours), ("metadata.json", &*theirs)];
    let (code, told, errors) = check(&files, &["--from", "metadata.json", "grade.rs"]);
    assert_eq!((code, &*errors), (1, ""), "{told}");
    assert!(told.contains("warning: grade.rs:11:32: not compared: "), "{told}");
}

#[test]
fn a_key_given_twice_under_one_condition_is_a_mistake() {
    let theirs = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let refused = |attributes: &str| {
        let ours = GRADE.replace("    #[option(value = 2, label = \"Fair\")]\n", attributes);
        let files = [("grade.rs", &*ours), ("metadata.json", &*theirs)];
        let (code, told, errors) = check(&files, &["--from", "metadata.json", "grade.rs"]);
        assert_eq!((code, &*told), (2, ""));
        assert!(errors.contains("is given twice: remove one"), "{errors}");
    };
    refused("    #[cfg_attr(unix, option(value = 2))]\n    #[cfg_attr(unix, option(value = 2))]\n");
    refused("    #[cfg_attr(unix, option(value = 2))]\n    #[option(value = 2)]\n");
    refused("    #[cfg_attr(unix, option(value = 2, value = 2))]\n");
    refused("    #[cfg_attr(unix, option(value = 2, label = \"x\"))]\n    #[option(label = \"y\")]\n");
    // Several conditions may hold, for keys that do not exclude each other.
    let ours = GRADE
        .replace("option_set(", "cfg_attr(a, option_set(serde))]\n#[cfg_attr(b, option_set(sqlx))]\n#[option_set(")
        .replace("option(value = 2", "cfg_attr(a, option(alias = \"x\"))]\n    #[cfg_attr(b, option(alias = \"y\"))]\n    #[option(value = 2");
    let files = [("grade.rs", &*ours), ("metadata.json", &*theirs)];
    let (code, told, errors) = check(&files, &["--from", "metadata.json", "grade.rs"]);
    assert_eq!((code, &*errors), (0, ""), "{told}");
}

/// An enum is compared as if its conditions held, and says so.
#[test]
fn what_a_key_is_without_its_condition_is_not_compared() {
    let theirs = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let told = |ours: &str| {
        let files = [("grade.rs", ours), ("metadata.json", &*theirs)];
        let (code, told, errors) = check(&files, &["--from", "metadata.json", "grade.rs", "-v"]);
        assert_eq!((code, &*errors), (0, ""), "{told}");
        let line = told.lines().find_map(|line| line.split_once("(without its condition in `cfg_attr`): "));
        line.map(|(_, what)| what.to_owned())
    };
    let option = "#[option(value = 2, label = \"Fair\")]";
    let pair = "#[cfg_attr(a, option(label = \"Fair\", hidden))]\n    #[option(value = 2)]";
    let ours = GRADE.replace(option, pair);
    assert_eq!(told(&ours).as_deref(), Some("hidden of 2, label of 2"));
    let ours = ours.replace(
        "#[option(value = 1, label = \"Good\")]",
        "#[cfg_attr(b, option(value = 1, label = \"Good\"))]",
    );
    assert_eq!(told(&ours).as_deref(), Some("hidden of 2, label of 2 options, value of 1"));
    // Without the condition of the derive, nothing of all this is there.
    let ours = GRADE
        .replace(
            "#[derive(Clone, Copy, OptionSet)]\n#[option_set(",
            "#[cfg_attr(a, derive(Clone, Copy, OptionSet), option_set(",
        )
        .replace("1033)]", "1033))]");
    assert_eq!(told(&ours.replace(option, "#[cfg_attr(a, option(value = 2, label = \"Fair\"))]")), None);
    assert_eq!(
        told(&ours.replace(option, "#[cfg_attr(b, option(value = 2, label = \"Fair\"))]")).as_deref(),
        Some("label of 2, value of 2")
    );
    let ours =
        GRADE.replace("#[option_set(", "#[cfg_attr(b, option_set(default = Good, serde))]\n#[option_set(");
    assert_eq!(told(&ours).as_deref(), Some("default"));
    assert_eq!(told(GRADE), None);
}

/// Each label belongs to one variant at a time.
#[test]
fn labels_under_conditions_are_not_compared_with_each_other() {
    let theirs = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let ours = GRADE
        .replace(
            "option(value = 1, label = \"Good\")",
            "cfg_attr(a, option(label = \"Good\"))]\n    #[option(value = 1)",
        )
        .replace(
            "option(value = 2, label = \"Fair\")",
            "cfg_attr(not(a), option(label = \"Good\"))]\n    #[option(value = 2)",
        );
    let files = [("grade.rs", &*ours), ("metadata.json", &*theirs)];
    let (code, told, errors) = check(&files, &["--from", "metadata.json", "grade.rs"]);
    assert_eq!((code, &*errors), (1, ""), "{told}");
    assert!(told.contains("the enum says \"Good\", the metadata \"Fair\""), "{told}");
}

#[test]
fn a_line_end_within_a_text_is_read_as_the_compiler_reads_it() {
    let metadata = options(&[option(1, "Go\nod"), option(2, "Fair")].join(","));
    let ours = GRADE.replace("Good\"", "Go\nod\"").replace('\n', "\r\n");
    let files = [("grade.rs", &*ours), ("metadata.json", &*metadata)];
    let (code, told, errors) = check(&files, &["--from", "metadata.json", "grade.rs"]);
    assert_eq!((code, &*errors), (0, ""), "{told}");
}
