//! Names for labels of any kind.

use crate::folder::{Folder, assert_formatted, grade};

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
