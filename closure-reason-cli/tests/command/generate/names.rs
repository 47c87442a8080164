//! Names of enums, files and variants.

use crate::generate::folder::{Folder, assert_formatted, grade, option};

/// The names of the variants in what was generated.
fn names(generated: &str) -> Vec<&str> {
    let (_, body) = generated.split_once(" {\n").unwrap();
    let lines = body.lines().filter_map(|line| line.strip_prefix("    ")?.strip_suffix(','));
    lines
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name)
        .filter(|name| !name.contains(' '))
        .collect()
}

fn named(labels: &[&str], flags: &[&str]) -> Vec<String> {
    let options: Vec<_> = (1..).zip(labels.iter().copied()).collect();
    let folder = Folder::new(&[("metadata.json", &grade(&options))]);
    let out = folder.quietly(&[&["generate", "--from", "metadata.json"], flags].concat());
    assert_formatted(&out);
    names(&out).into_iter().map(str::to_owned).collect()
}

#[test]
fn no_name_causes_a_compiler_warning() {
    // Each of these would be a warning as it is: half and full width, a ligature, the Thai am, an ordinal, the Arabic
    // tatweel, Hebrew points, phonetic letters, a script of limited use, look-alikes within a set and of another script.
    let sets = [
        &["ﾃｽﾄ", "ＡＢＣ", "ﬁn", "ทำงาน", "1º", "محـمد", "שָׁלוֹם", "ʘʘ", "ᏣᎳᎩ", "Sıra", "Sira"][..],
        &["А", "В", "С"],
        &["Ο", "Α"],
        &["self", "Self", "crate", "super", "_", "3", "-1", "+1", "\u{200d}", "a\u{301}", "á"],
    ];
    let modules = sets.iter().enumerate().map(|(number, labels)| {
        let variants = named(labels, &[]).join(", ");
        format!("pub mod m{number} {{ pub enum E {{ {variants} }} }}\n")
    });
    let library: String = modules.collect();
    let folder = Folder::new(&[("src/lib.rs", &library)]);
    folder.compiles();
}

#[test]
fn ascii_is_on_request() {
    let labels = ["Größe", "Ærø", "Дом", "日本", "Ελλάδα", "€ 5"];
    assert_eq!(named(&labels, &[]), ["Größe", "Ærø", "Дом", "日本", "Ελλάδα", "_5"]);
    let ascii = named(&labels, &["--ascii"]);
    assert!(ascii.iter().all(|name| name.is_ascii()), "{ascii:?}");
    assert_eq!(ascii[..3], ["Grosse", "Aero", "Dom"]);
}

#[test]
fn lints_about_names_are_allowed_only_if_a_label_needs_it() {
    let allow = "#[allow(clippy::enum_variant_names)]\n";
    for (labels, allowed) in [
        (&["Low risk", "High risk", "No risk"][..], allow),
        (&["Work done", "Work begun", "Work"], allow),
        (&["Good", "Fair grade"], allow),
        (&["Gradeless", "Fair"], allow),
        (&["Low risk", "High risk"], ""),
        (&["Low risk", "High risk", "None"], ""),
        (&["ÄÖÜ", "Fair"], ""),
    ] {
        let options: Vec<_> = (1..).zip(labels.iter().copied()).collect();
        let folder = Folder::new(&[("metadata.json", &grade(&options).replace("demo_grade", "new_grade"))]);
        let generated = folder.quietly(&["generate", "--from", "metadata.json"]);
        let (_, after) = generated.split_once(")]\n#[option_set(").unwrap();
        let (_, after) = after.split_once(")]\n").unwrap();
        assert!(after.starts_with(&format!("{allowed}#[non_exhaustive]\n")), "{labels:?}: {generated}");
    }
}

#[test]
fn new_names_avoid_those_of_the_module() {
    let named = |column: &str| {
        let name = r#""DisplayName": {"LocalizedLabels": [{"Label": "Grade", "LanguageCode": 1033}]},"#;
        crate::generate::folder::column("demo_job", column, name, &[option(1, "Good", "")])
    };
    let folder = Folder::new(&[
        ("a.json", &named("demo_first")),
        ("b.json", &named("demo_second")),
        ("src/demo_job.rs", "use other::{Thing as DemoThird};\nstruct Grade;\n"),
    ]);
    // Two sets with the same display name get their logical names.
    folder.quietly(&["generate", "--from", "a.json", "--from", "b.json", "-o", "new.rs"]);
    let new = folder.read("new.rs");
    assert!(new.contains("enum DemoFirst") && new.contains("enum DemoSecond"), "{new}");
    // So does a set whose name another item has.
    folder.quietly(&["generate", "--from", "a.json", "-o", "src"]);
    assert!(folder.read("src/demo_job.rs").contains("enum DemoFirst"));
    // If both names are taken, it gets one that no other column has.
    folder.write("c.json", &named("demo_third"));
    folder.quietly(&["generate", "--from", "c.json", "-o", "src"]);
    assert!(folder.read("src/demo_job.rs").contains("pub enum Demo_third {"));
}

#[test]
fn a_clash_of_names_is_resolved_in_any_order() {
    let named = |(column, shown): (&str, &str)| {
        let name = format!(
            r#""DisplayName": {{"LocalizedLabels": [{{"Label": "{shown}", "LanguageCode": 1033}}]}},"#
        );
        crate::generate::folder::column("demo_contact", column, &name, &[option(1, "Good", "")])
    };
    let mut columns = [
        ("demo_race", "Race"),
        ("demo_race_", "Race"),
        ("demo_other", "Other"),
        // The logical name of one is the display name of another, and two of the names have the same words.
        ("demo_option_set", "Option set"),
        ("demo_kind", "Demo race"),
        ("demo__grade", "Grade"),
        ("demo_grade", "Grade"),
        ("demo_grade__", "Grade"),
    ];
    let generated = |columns: &[(&str, &str)]| {
        let all: Vec<_> = columns.iter().map(|column| named(*column)).collect();
        let folder = Folder::new(&[("metadata.json", &format!(r#"{{"value": [{}]}}"#, all.join(", ")))]);
        folder.quietly(&["generate", "--from", "metadata.json", "-o", "src/lib.rs"]);
        folder
    };
    let folder = generated(&columns);
    let library = folder.read("src/lib.rs");
    let enums: Vec<_> = library.lines().filter_map(|line| line.strip_prefix("pub enum ")).collect();
    assert_eq!(
        enums,
        [
            "Demo__grade {",
            "Demo_grade {",
            "DemoGrade__ {",
            "DemoKind {",
            "DemoOptionSet {",
            "Other {",
            "DemoRace {",
            "DemoRace_ {"
        ]
    );
    assert_formatted(&library);
    folder.compiles();
    columns.reverse();
    assert_eq!(generated(&columns).read("src/lib.rs"), library);
    // An existing name stays, whatever is added.
    let folder = generated(&columns[7..]);
    let all: Vec<_> = columns.iter().map(|column| named(*column)).collect();
    folder.write("metadata.json", &format!(r#"{{"value": [{}]}}"#, all.join(", ")));
    folder.quietly(&["generate", "--from", "metadata.json", "-o", "src/lib.rs"]);
    let after = folder.read("src/lib.rs");
    assert!(after.contains("\npub enum Race {\n") && after.contains("\npub enum DemoRace_ {\n"), "{after}");
}

#[test]
fn no_lint_fires_for_a_table_with_two_underscores() {
    let all = format!(
        r#"{{"value": [{}, {}]}}"#,
        grade(&[(1, "Good")]),
        grade(&[(1, "Good")]).replace("demo_job", "pre__audit")
    );
    let folder = Folder::new(&[("metadata.json", &all), ("src/lib.rs", "pub mod choices;\npub mod one;\n")]);
    for output in ["src/choices", "src/one.rs"] {
        folder.quietly(&["generate", "--from", "metadata.json", "-o", output]);
        folder.quietly(&["generate", "--from", "metadata.json", "-o", output, "--check"]);
    }
    assert_formatted(&folder.read("src/one.rs"));
    assert_formatted(&folder.read("src/choices/pre__audit.rs"));
    folder.compiles();
}

/// The answer about a column that uses a global set.
fn zone(column: &str, shown: &str, of_set: &str) -> String {
    let named = |name: &str| {
        format!(r#""DisplayName": {{"LocalizedLabels": [{{"Label": "{name}", "LanguageCode": 1033}}]}},"#)
    };
    crate::generate::folder::column("demo_order", column, &named(shown), &[option(1, "North", "")]).replace(
        r#""OptionSet": {"#,
        &format!(r#""OptionSet": {{"Name": "demo_zone", "IsGlobal": true, {}"#, named(of_set)),
    )
}

#[test]
fn a_global_set_keeps_its_own_display_name_and_names_its_columns() {
    let generated = |of_set: [&str; 2]| {
        let columns = [zone("demo_from", "From", of_set[0]), zone("demo_to", "To", of_set[1])];
        let folder = Folder::new(&[("metadata.json", &format!(r#"{{"value": [{}]}}"#, columns.join(", ")))]);
        let out = folder.quietly(&["generate", "--from", "metadata.json"]);
        assert_formatted(&out);
        out
    };
    let both = generated(["Delivery Zone", "Delivery Zone"]);
    let head = "/// Delivery Zone\n///\n/// Used by `demo_order.demo_from`, `demo_order.demo_to`\n";
    assert!(both.contains(head) && both.contains("pub enum DeliveryZone {"), "{both}");
    // Some answers give a set within a column the display name of the column.
    assert_eq!(generated(["Delivery Zone", "To"]), both);
    let none = generated(["From", "To"]);
    assert!(none.contains("pub enum Zone {") && !none.contains("display_name"), "{none}");
}
