//! Enums that somebody has written or changed by hand: an edit leaves all other bytes unchanged.

use expect_test::expect;

use crate::generate::folder::{Folder, Run, assert_formatted, grade};

/// The file after `generate`; a second run changes nothing.
#[track_caller]
fn edited(text: &str, options: &[(i32, &str)], flags: &[&str]) -> String {
    let folder = Folder::new(&[("grade.rs", text), ("metadata.json", &grade(options))]);
    let arguments = [&["generate", "--from", "metadata.json", "-o", "grade.rs"], flags].concat();
    folder.quietly(&arguments);
    let new = folder.read("grade.rs");
    assert_eq!(folder.quietly(&[&*arguments, &["--check"]].concat()), "", "{new}");
    new
}

/// The text before and after the options, in different styles.
const AROUND: (&str, &str) = (
    r##"#![allow(dead_code)]
mod choices { // #[derive(OptionSet)] enum No {}
    use closure_reason::{ OptionSet };
    #[rustfmt::skip]
    #[doc = r#"Hers, with a "quote" and an enum {"#]
    #[derive(Clone,Copy)] #[derive(Debug , OptionSet)]
    #[option_set(table="demo_job", /* which */ column = r"demo_grade")] #[option_set(language = 1033)]
    pub(crate) enum Mine { // all of them
"##,
    "    }\n}\nmacro_rules! m { () => { #[derive(OptionSet)] enum M { #[option(value = 1)] A } } }\n",
);

#[test]
fn attributes_that_mean_the_same_keep_every_byte() {
    for options in [
        // Attributes on one line, several of them, raw texts, escapes, no comma at the end.
        "        #[option(value = 1)] #[option(label = r#\"Good \"one\"\"#)] A,#[option(value=2,label=\"F\\u{61}ir\")]B\n",
        // Discriminants, a condition, somebody's own attributes, tabs.
        "\t#[cfg_attr(all(), option(label = \"Good \\\"one\\\"\"))]\n\tA = 1,\n\t#[doc(hidden)] Fair = 0x2, /* b */ // c\n",
        // Doc comments of both kinds between attributes, comments between keys.
        "  /// x\n  #[option(// here\n  value = 1, label = \"Good \\\"one\\\"\")]\n  /** y */ r#A,\n  #[option(value = 0b10)]\n  Fair,\n  // The end.\n",
    ] {
        let text = format!("{}{options}{}", AROUND.0, AROUND.1);
        let labels = [(1, "Good \"one\""), (2, "Fair")];
        for text in [&text, &text.replace('\n', "\r\n"), text.trim_end(), &format!("\u{feff}{text}")] {
            assert_eq!(edited(text, &labels, &[]), text);
        }
    }
}

/// Edits of options, within each of these texts.
#[track_caller]
fn becomes(old: &str, options: &[(i32, &str)], flags: &[&str], new: &str) {
    let (head, tail) = AROUND;
    let (old, new) = (format!("{head}{old}{tail}"), format!("{head}{new}{tail}"));
    assert_eq!(edited(&old, options, flags), new);
    let windows = |text: &str| text.replace('\n', "\r\n");
    assert_eq!(edited(&windows(&old), options, flags), windows(&new));
}

#[test]
fn only_what_changed_is_rewritten() {
    // If there are comments, only the entry is changed; the rest keeps its spelling.
    becomes(
        "  #[option(// here\n  value = 1, label = \"Good\")]\n  A,\n  #[option(value=2,label=\"Fair\")]B\n",
        &[(1, "Great"), (2, "Fair")],
        &[],
        "  #[option(alias = \"Good\", // here\n  value = 1, label = \"Great\")]\n  A,\n  #[option(value=2,label=\"Fair\")]B\n",
    );
    // The name of the variant was the label. The name stays, and a key gives the new label.
    becomes(
        "        Good = 1, // a\n        Fair = 2,\n",
        &[(1, "Good"), (2, "Middling")],
        &[],
        "        Good = 1, // a\n        #[option(label = \"Middling\", alias = \"Fair\")]\n        Fair = 2,\n",
    );
}

/// The attribute `option` belongs to the derive: where the condition does not hold, the compiler would not know it.
#[test]
fn new_attributes_have_the_condition_of_the_derive() {
    let text = r#"#[cfg_attr(all( not(any()),unix ), derive(Clone, Copy, Debug, closure_reason::OptionSet))]
#[cfg_attr(
    all(not(any()), unix),
    option_set(table = "demo_job", column = "demo_grade", language = 1033)
)]
pub enum Grade {
    #[cfg_attr(all(not(any()), unix), option(label = "Good"))]
    A = 1,
    B = 2,
}
"#;
    let labels =
        [(1, "Great"), (2, "Fair"), (3, "Poor"), (4, "It is too long for one line, with its condition")];
    let new = edited(text, &labels, &[]);
    expect![[r#"
        pub enum Grade {
            #[cfg_attr(all(not(any()), unix), option(alias = "Good", label = "Great"))]
            A = 1,
            #[cfg_attr(all(not(any()), unix), option(label = "Fair", alias = "B"))]
            B = 2,
            #[cfg_attr(all(not(any()), unix), option(label = "Poor"))]
            Poor = 3,
            #[cfg_attr(
                all(not(any()), unix),
                option(label = "It is too long for one line, with its condition")
            )]
            ItIsTooLongForOneLineWithItsCondition = 4,
        }
    "#]]
    .assert_eq(&new[new.find("pub enum").unwrap()..]);
    for new in [new.replace("unix", "all()"), new.replace("unix", "any()")] {
        Folder::new(&[("src/lib.rs", &new)]).compiles();
    }
}

#[test]
fn an_alias_that_became_the_label_is_removed() {
    becomes(
        "        #[option(label = \"Good\", alias = \"Fair\")]\n        A = 1,\n        #[option(label = \"Poor\")]\n        B = 2,\n",
        &[(1, "Good"), (2, "Fair")],
        &[],
        "        #[option(label = \"Good\")]\n        A = 1,\n        #[option(label = \"Fair\", alias = \"Poor\")]\n        B = 2,\n",
    );
    // Two labels that were swapped leave no alias.
    becomes(
        "        #[option(label = \"Good\")]\n        A = 1,\n        #[option(label = \"Poor\")]\n        B = 2,\n",
        &[(1, "Poor"), (2, "Good")],
        &[],
        "        #[option(label = \"Poor\")]\n        A = 1,\n        #[option(label = \"Good\")]\n        B = 2,\n",
    );
}

#[test]
fn new_options_go_where_the_environment_has_them() {
    let three = [(3, "Top"), (1, "Good"), (4, "Well"), (2, "Fair"), (5, "Poor")];
    // Comments stay next to their option; the last option gets its comma.
    becomes(
        "        // The first.\n        Good = 1, // a\n        Fair = 2 // b\n        // The end.\n",
        &three,
        &[],
        "        #[option(label = \"Top\")]\n        Top = 3,\n        // The first.\n        Good = 1, // a\n        #[option(label = \"Well\")]\n        Well = 4,\n        Fair = 2, // b\n        #[option(label = \"Poor\")]\n        Poor = 5,\n        // The end.\n",
    );
    // Tabs stay tabs.
    becomes(
        "\t\t#[option(value = 1)]\n\t\tGood, /* a */ /* b */\n\t\t#[option(value = 2)]\n\t\tFair,\n",
        &[(1, "Good"), (4, &"Well ".repeat(20)), (2, "Fair")],
        &[],
        &format!(
            "\t\t#[option(value = 1)]\n\t\tGood, /* a */ /* b */\n\t\t#[option(\n\t\t\tvalue = 4,\n\t\t\tlabel = \"{}\"\n\t\t)]\n\t\t{},\n\t\t#[option(value = 2)]\n\t\tFair,\n",
            "Well ".repeat(20),
            "Well".repeat(20)
        ),
    );
}

#[test]
fn an_enum_on_one_line_stays_an_enum() {
    let one = "use closure_reason::OptionSet;\n#[derive(Clone, Copy, OptionSet)]\n#[option_set(table = \"demo_job\", column = \"demo_grade\")]\npub enum Mine { Good = 1, Fair = 2 }";
    let new = edited(one, &[(1, "Good"), (3, "Well"), (2, "Fair"), (4, "Poor")], &[]);
    let folder = Folder::new(&[("src/lib.rs", &new)]);
    folder.compiles();
    let enumeration = &new[new.find("pub enum").unwrap()..];
    expect![[r#"
        pub enum Mine { Good = 1,
            #[option(label = "Well")]
            Well = 3, Fair = 2,
            #[option(label = "Poor")]
            Poor = 4,
        }"#]]
    .assert_eq(enumeration);
}

#[test]
fn options_that_are_gone_are_marked_and_pruned() {
    let old = "        // Good.\n        Good = 1, // a\n        /// Fair.\n        Fair = 2, // b\n        Poor = 3\n";
    let mark = "#[deprecated = \"no longer an option of this column\"]";
    let marked = old
        .replace("        Fair", &format!("        {mark}\n        Fair"))
        .replace("        Poor", &format!("        {mark}\n        Poor"));
    becomes(old, &[(1, "Good")], &[], &marked);
    becomes(&marked, &[(1, "Good"), (2, "Fair"), (3, "Poor")], &[], old);
    becomes(&marked, &[(1, "Good")], &["--prune"], "        // Good.\n        Good = 1, // a\n");
    // All options are removed, and a new one is added.
    becomes(
        old,
        &[(7, "Seven")],
        &["--prune"],
        "        #[option(label = \"Seven\")]\n        Seven = 7,\n        // Good.\n",
    );
    // A developer's own `#[deprecated]` stays, whether the option still exists or not.
    let own = old.replace("        Fair", "        #[deprecated(note = \"use Good\")]\n        Fair");
    becomes(&own, &[(1, "Good"), (2, "Fair"), (3, "Poor")], &[], &own);
    becomes(&own, &[(1, "Good"), (3, "Poor")], &[], &own);
}

#[test]
fn options_that_a_source_may_lack_are_neither_marked_nor_pruned() {
    let text = format!("{}        Good = 1,\n        Fair = 2,\n{}", AROUND.0, AROUND.1);
    let page = r#"{"@odata.nextLink": "next", "value": [{"objecttypecode": "demo_job", "attributename": "demo_grade",
        "attributevalue": 1, "value": "Good", "langid": 1033}]}"#;
    let folder = Folder::new(&[("grade.rs", &text), ("page.json", page)]);
    for flags in [&[][..], &["--prune"]] {
        let Run { code, .. } =
            folder.run(&[&["generate", "--from", "page.json", "-o", "grade.rs"], flags].concat());
        assert_eq!((code, &*folder.read("grade.rs")), (0, &*text));
    }
}

#[test]
fn each_of_several_enums_of_one_column_is_edited() {
    let one = |feature: &str, name: &str| {
        format!(
            "#[cfg({feature})]\n#[derive(Clone, Copy, closure_reason::OptionSet)]\n#[option_set(table = \"demo_job\", column = \"demo_grade\", language = 1033)]\npub enum {name} {{\n    #[option(value = 1, label = \"Good\")]\n    Good,\n}}\n"
        )
    };
    let both = one("unix", "Here") + &one("not(unix)", "There");
    let new = edited(&both, &[(1, "Good"), (2, "Fair")], &[]);
    assert_formatted(&new);
    let fair = "    #[option(value = 2, label = \"Fair\")]\n    Fair,\n";
    assert_eq!(new, both.replace("    Good,\n", &format!("    Good,\n{fair}")));
}

#[test]
fn each_of_several_variants_under_conditions_is_edited() {
    let old = "        Good = 1,\n        #[cfg(unix)]\n        #[option(label = \"Old\")]\n        Fair = 2, // a\n        #[cfg(not(unix))]\n        #[option(label = \"Fair\")]\n        Middling = 2, // b\n";
    becomes(
        old,
        &[(1, "Good"), (2, "Fair"), (3, "Middling")],
        &[],
        &(old.replace("label = \"Old\"", "label = \"Fair\", alias = \"Old\"")
            + "        #[option(label = \"Middling\")]\n        MiddlingV3 = 3,\n"),
    );
    let mark = "        #[deprecated = \"no longer an option of this column\"]\n";
    let marked = old
        .replace("        Fair", &format!("{mark}        Fair"))
        .replace("        Middling", &format!("{mark}        Middling"));
    becomes(old, &[(1, "Good")], &[], &marked);
    becomes(&marked, &[(1, "Good")], &["--prune"], "        Good = 1,\n");
    // If no source has labels, each variant keeps its own.
    let folder = Folder::new(&[
        ("grade.rs", &format!("{}{old}{}", AROUND.0, AROUND.1)),
        ("metadata.json", &grade(&[(1, "Good"), (2, "")]).replace("\"Label\": {", "\"Nothing\": {")),
    ]);
    folder.quietly(&["generate", "--from", "metadata.json", "-o", "grade.rs"]);
    assert_eq!(folder.read("grade.rs"), format!("{}{old}{}", AROUND.0, AROUND.1));
}

#[test]
fn a_value_that_the_metadata_repeats_without_a_contradiction_counts_once() {
    let folder = Folder::new(&[("metadata.json", &grade(&[(1, "Good"), (2, "Fair"), (1, "Good")]))]);
    let written = folder.quietly(&["generate", "--from", "metadata.json", "-o", "-"]);
    assert_eq!(written.matches("Good = 1").count(), 1);
}

#[test]
fn a_set_of_many_options_is_written_and_edited() {
    // Too many options for a quadratic algorithm.
    let labeled = |label: &str, values: &mut dyn Iterator<Item = i32>| {
        let options: Vec<_> = values.map(|value| (value, format!("{label} {value}"))).collect();
        let options: Vec<_> = options.iter().map(|(value, label)| (*value, &**label)).collect();
        grade(&options)
    };
    let folder = Folder::new(&[("metadata.json", &labeled("Old", &mut (1..6_000).step_by(2)))]);
    let run = ["generate", "--from", "metadata.json", "-o", "grade.rs"];
    folder.quietly(&run);
    folder.write("metadata.json", &labeled("New", &mut (1..6_000)));
    folder.quietly(&run);
    assert_eq!(folder.quietly(&[&run[..], &["--check"]].concat()), "");
    // Each new option follows the one that precedes it in the metadata.
    let text = folder.read("grade.rs");
    let values: Vec<i32> =
        text.lines().filter_map(|line| line.strip_suffix(',')?.rsplit_once(" = ")?.1.parse().ok()).collect();
    assert!(values.iter().copied().eq(1..6_000), "{values:?}");
    assert_eq!(text.matches(r#"alias = "Old "#).count(), 3_000);
}
