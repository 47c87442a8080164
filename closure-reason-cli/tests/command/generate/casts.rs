//! Values as discriminants, so that a cast gives them; existing enums keep their own form.

use crate::generate::folder::{Folder, grade};

/// The variants of an enum afterwards: the lines between its braces, trimmed.
#[track_caller]
fn edited(variants: &str, options: &[(i32, &str)], flags: &[&str]) -> String {
    let head = "use closure_reason::OptionSet;\n\n#[derive(Clone, Copy, OptionSet)]\n#[option_set(table = \"demo_job\", \
                column = \"demo_grade\")]\npub enum Grade {\n";
    let folder = Folder::new(&[
        ("metadata.json", &grade(options)),
        ("src/lib.rs", "pub mod grade;\n"),
        ("src/grade.rs", &format!("{head}    {variants},\n}}\n")),
    ]);
    let run = ["generate", "--from", "metadata.json", "-o", "src/grade.rs"];
    folder.quietly(&[&run[..], flags].concat());
    folder.compiles();
    let text = folder.read("src/grade.rs");
    let (_, body) = text.split_once("pub enum Grade {\n").unwrap();
    let lines = body.trim_end().trim_end_matches('}').lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_new_option_has_its_value_in_the_same_form_as_its_neighbors() {
    let options = [(3, "A"), (5, "B"), (7, "C")];
    for (variants, expected) in [
        (
            r#"#[option(value = 3, label = "A")] A"#,
            r#"#[option(value = 3, label = "A")] A, #[option(value = 5, label = "B")] B, #[option(value = 7, label = "C")] C,"#,
        ),
        (
            r#"#[option(label = "A")] A = 3"#,
            r#"#[option(label = "A")] A = 3, #[option(label = "B")] B = 5, #[option(label = "C")] C = 7,"#,
        ),
        // Some variants have both; one that has only a discriminant is enough.
        (
            r#"#[option(value = 3, label = "A")] A = 3, #[option(label = "B")] B = 5"#,
            r#"#[option(value = 3, label = "A")] A = 3, #[option(label = "B")] B = 5, #[option(label = "C")] C = 7,"#,
        ),
        (
            r#"#[option(label = "A")] A = 3, #[option(value = 5, label = "B")] B = 5"#,
            r#"#[option(label = "A")] A = 3, #[option(value = 5, label = "B")] B = 5, #[option(value = 7, label = "C")] C = 7,"#,
        ),
    ] {
        assert_eq!(edited(variants, &options, &[]), expected);
    }
}

#[test]
fn a_removed_option_does_not_change_the_discriminants_that_follow() {
    // `B` is 4 because it follows `A`.
    let variants = r#"#[option(label = "A")] A = 3, #[option(value = 4, label = "B")] B"#;
    assert_eq!(
        edited(variants, &[(3, "A"), (9, "C"), (4, "B")], &[]),
        format!(r#"{variants}, #[option(value = 9, label = "C")] C = 9,"#)
    );
    // Without `A` before it, `B` needs a discriminant of its own.
    assert_eq!(
        edited(&variants.replace(", #", ",\n    #"), &[(4, "B"), (9, "C")], &["--prune"]),
        r#"#[option(value = 4, label = "B")] B = 4, #[option(value = 9, label = "C")] C = 9,"#
    );
}

/// Otherwise clippy would warn in a user's crate with `pedantic`.
#[test]
fn the_first_long_number_of_an_enum_is_allowed() {
    let allow = "#[allow(clippy::unreadable_literal)]\n";
    for (head, long, variants, is_allowed) in [
        ("", 745_500_000, "A = 1", true),
        ("", 99_999, "A = 1", false),
        // An enum that already has long numbers without the attribute stays without it.
        ("", 745_500_000, "A = 192350000", false),
        (allow, 745_500_000, "A = 1", true),
        ("", 745_500_000, "#[option(value = 1)]\n    A", false),
    ] {
        let text = format!(
            "#[derive(Clone, Copy, closure_reason::OptionSet)]\n#[option_set(table = \"demo_job\", \
             column = \"demo_grade\")]\n{head}pub enum Grade {{\n    {variants},\n}}\n"
        );
        let first = if variants.contains("192350000") { 192_350_000 } else { 1 };
        let folder =
            Folder::new(&[("grade.rs", &text), ("metadata.json", &grade(&[(first, "A"), (long, "B")]))]);
        let run = ["generate", "--from", "metadata.json", "-o", "grade.rs"];
        folder.quietly(&run);
        let new = folder.read("grade.rs");
        let before_enum = new.contains(&format!("{allow}pub enum Grade {{\n"));
        assert_eq!(
            (before_enum, new.matches("#[allow").count()),
            (is_allowed, usize::from(is_allowed)),
            "{new}"
        );
        folder.quietly(&run);
        assert_eq!(folder.read("grade.rs"), new);
    }
}

#[test]
fn an_option_that_is_gone_and_comes_back_keeps_its_discriminant() {
    let folder = Folder::new(&[
        ("metadata.json", &grade(&[(192_350_000, "A"), (-2, "B")])),
        ("src/lib.rs", "pub mod grade;\n"),
    ]);
    let run = ["generate", "--from", "metadata.json", "-o", "src/grade.rs"];
    folder.quietly(&run);
    let new = folder.read("src/grade.rs");
    assert!(new.contains("#[allow(clippy::unreadable_literal)]\n#[non_exhaustive]\n"), "{new}");
    assert!(new.contains("\n    A = 192350000,\n") && new.contains("\n    B = -2,\n"), "{new}");
    folder.write("metadata.json", &grade(&[(192_350_000, "A")]));
    folder.quietly(&run);
    let gone = folder.read("src/grade.rs");
    assert!(gone.contains("#[deprecated = \"no longer an option of this column\"]\n    B = -2,\n"), "{gone}");
    folder.write("metadata.json", &grade(&[(192_350_000, "A"), (-2, "B")]));
    folder.quietly(&run);
    assert_eq!(folder.read("src/grade.rs"), new);
    let cast = "pub mod grade;\nconst _: () = assert!(grade::Grade::A as i32 == 192_350_000 && grade::Grade::B as i32 == -2);\n";
    folder.write("src/lib.rs", cast);
    folder.compiles();
}
