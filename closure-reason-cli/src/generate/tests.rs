use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use closure_reason::definition::{
    Localized, OptionDefinition, OptionSetDefinition, OptionSetDefinitions, Stated,
};

use super::{Arguments, Generated, generated};
use crate::catalog::{Catalog, Kind};
use crate::source::rust::File;
use crate::source::{Format, Origin, Sourced};

fn samples() -> Vec<PathBuf> {
    let folder = std::env::var_os("CLOSURE_REASON_SAMPLES")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/generate"), PathBuf::from);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

fn catalog(paths: &[PathBuf]) -> Catalog {
    let mut catalog = Catalog::default();
    for path in paths {
        let text = std::fs::read_to_string(path).unwrap();
        let Ok(answer) = serde_json::from_str::<OptionSetDefinitions>(text.trim_start_matches('\u{feff}'))
        else {
            panic!("{}", path.display())
        };
        let input: Rc<str> = path.file_name().unwrap().to_str().unwrap().into();
        let origin = Origin { input, place: String::new(), format: Format::WebApi };
        let tables = answer.tables().to_vec();
        catalog.tables.extend(tables.into_iter().map(|what| Sourced { what, origin: origin.clone() }));
        for what in answer {
            let list = if what.column().is_some() { &mut catalog.columns } else { &mut catalog.globals };
            list.push(Sourced { what, origin: origin.clone() });
        }
    }
    catalog
}

fn of(sets: &[OptionSetDefinition]) -> Catalog {
    let origin = Origin { input: "test".into(), place: String::new(), format: Format::WebApi };
    let mut catalog = Catalog::default();
    catalog.columns.extend(sets.iter().map(|what| Sourced { what: what.clone(), origin: origin.clone() }));
    catalog
}

fn arguments(output: &Path) -> Arguments {
    Arguments {
        sources: crate::catalog::Sources::default(),
        output: Some(output.to_owned()),
        check: false,
        prune: false,
        language: None,
        derive: Vec::new(),
        serde: None,
        ascii: false,
    }
}

const ALL: [Kind; 5] = [Kind::Choice, Kind::Choices, Kind::Boolean, Kind::State, Kind::Status];

fn generate(catalog: &Catalog, arguments: &Arguments) -> Vec<Generated> {
    let files = generated(catalog, arguments, &mut Vec::new()).unwrap_or_else(|error| panic!("{error}"));
    for file in &files {
        crate::output::write(&file.path, file.new.as_bytes()).unwrap();
    }
    files
}

fn assert_formatted(text: &str, folder: &Path) {
    let path = folder.join("formatted.txt");
    std::fs::write(&path, text).unwrap();
    let rustfmt = Command::new("rustfmt")
        .args(["--check", "--edition", "2024", "--config-path", "/dev/null"])
        .stdin(std::fs::File::open(&path).unwrap())
        .output()
        .unwrap();
    let (out, error) = (String::from_utf8_lossy(&rustfmt.stdout), String::from_utf8_lossy(&rustfmt.stderr));
    assert!(rustfmt.status.success(), "{out}{error}");
    std::fs::remove_file(path).unwrap();
}

#[test]
fn samples_become_formatted_enums_that_stay() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("choices");
    let mut wanted = arguments(&output);
    wanted.sources.kind = ALL.to_vec();
    let mut paths = samples();
    let files = generate(&catalog(&paths), &wanted);
    assert!(files.len() > 3);
    for file in &files {
        assert_formatted(&file.new, folder.path());
    }
    paths.reverse();
    for file in generate(&catalog(&paths), &wanted) {
        assert_eq!(file.old, file.new, "{}", file.path.display());
    }
    // In one file all tables are modules.
    let single = folder.path().join("choices.rs");
    wanted.output = Some(single.clone());
    generate(&catalog(&paths), &wanted);
    assert_formatted(&std::fs::read_to_string(&single).unwrap(), folder.path());
    for file in generate(&catalog(&samples()), &wanted) {
        assert!(
            file.old == file.new,
            "{}",
            similar::TextDiff::from_lines(&*file.old, &*file.new).unified_diff()
        );
    }
}

#[test]
fn samples_compile_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("src");
    let mut wanted = arguments(&source.join("choices"));
    wanted.sources.kind = ALL.to_vec();
    generate(&catalog(&samples()), &wanted);
    std::fs::write(source.join("lib.rs"), "#![deny(warnings)]\npub mod choices;\n").unwrap();
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("../closure-reason");
    let manifest = format!(
        "[package]\nname = \"generated\"\nedition = \"2024\"\n[workspace]\n[dependencies]\nclosure-reason = {{ path = {library:?} }}\n"
    );
    std::fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(target, PathBuf::from).join("generated");
    let cargo = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--offline"])
        .env("CARGO_TARGET_DIR", target)
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
}

fn grade(options: impl IntoIterator<Item = (i32, &'static str)>) -> OptionSetDefinition {
    let option =
        |(value, label)| OptionDefinition::new(value).with_label(Localized::from_iter([(1033, label)]));
    OptionSetDefinition::new(options.into_iter().map(option)).with_column("demo_job", "demo_grade")
}

fn edited(text: &str, set: &OptionSetDefinition, prune: bool) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("grade.rs");
    std::fs::write(&path, text).unwrap();
    let wanted = Arguments { prune, ..arguments(&path) };
    let new = generate(&of(std::slice::from_ref(set)), &wanted).pop().unwrap().new;
    let again = generate(&of(std::slice::from_ref(set)), &wanted).pop().unwrap().new;
    assert_eq!(new, again);
    assert_formatted(&new, folder.path());
    new
}

const GRADE: &str = r#"use closure_reason::OptionSet;

/// Hers, with a *note*.
#[derive(Clone, Copy, Debug, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade", language = 1033)]
pub enum MyGrade {
    // The best.
    #[option(value = 1, label = "First rate", alias = "Best")]
    Top, // beside
    /// Hm.
    #[option(value = 2)]
    Fair,
}

fn other() {}
"#;

#[test]
fn an_enum_that_says_the_same_keeps_every_byte() {
    assert_eq!(edited(GRADE, &grade([(1, "First rate"), (2, "Fair")]), false), GRADE);
}

#[test]
fn a_new_label_leaves_the_old_one_as_an_alias() {
    let new = edited(GRADE, &grade([(1, "Excellent"), (2, "Middling")]), false);
    let expected = GRADE
        .replace(
            r#"label = "First rate", alias = "Best")"#,
            r#"label = "Excellent", alias = "Best", alias = "First rate")"#,
        )
        .replace("value = 2)", r#"value = 2, label = "Middling", alias = "Fair")"#);
    assert_eq!(new, expected);
    let swapped = edited(GRADE, &grade([(1, "Fair"), (2, "First rate")]), false);
    assert!(swapped.contains(r#"label = "Fair", alias = "Best")"#), "{swapped}");
}

#[test]
fn a_new_option_comes_after_the_one_before_it() {
    let new =
        edited(GRADE, &grade([(7, "Zero"), (1, "First rate"), (3, "Good"), (4, "Top"), (2, "Fair")]), false);
    let expected = GRADE
        .replace(
            "Top, // beside\n",
            "Top, // beside\n    #[option(value = 3, label = \"Good\")]\n    Good,\n    #[option(value = 4, label = \"Top\")]\n    TopV4,\n",
        )
        .replace("    // The best.", "    #[option(value = 7, label = \"Zero\")]\n    Zero,\n    // The best.");
    assert_eq!(new, expected);
}

#[test]
fn an_option_that_is_gone_is_marked_and_comes_back() {
    let gone = edited(GRADE, &grade([(1, "First rate")]), false);
    let mark = "    #[deprecated = \"not an option of the column any more\"]\n    Fair,";
    assert_eq!(gone, GRADE.replace("    Fair,", mark));
    assert_eq!(edited(&gone, &grade([(1, "First rate"), (2, "Fair")]), false), GRADE);
    let pruned = edited(&gone, &grade([(1, "First rate")]), true);
    assert!(!pruned.contains("Fair") && pruned.contains("Top, // beside\n}"), "{pruned}");
    let partial = grade([(1, "First rate")]).with_some_options_missing();
    assert_eq!(edited(GRADE, &partial, true), GRADE);
}

#[test]
fn texts_cannot_break_out_or_deceive() {
    let evil = "\"*/ }\r\n\u{202e}../\u{1b}[31m<script>\\ /* \u{2028} [x](y) #";
    let set = grade([(1, evil), (2, "*/"), (3, "\u{202e}")])
        .with_column_display_name(Localized::from_iter([(1033, evil)]))
        .with_description(Localized::from_iter([(1033, evil)]));
    let new = edited("", &set, false);
    assert!(
        new.chars()
            .all(|char| char == '\n' || !char.is_control() && char != '\u{202e}' && char != '\u{2028}')
    );
    let file = File::parse("new.rs", &new).unwrap();
    assert_eq!(file.enums()[0].definition.option(1).unwrap().label().text(), Some(evil));
    assert_eq!(file.enums().len(), 1);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]
    #[test]
    fn one_change_is_mended_and_no_name_is_lost(
        labels in proptest::collection::vec("[A-Ca-c +]{0,8}", 2..6),
        change in 0..5, at in 0usize..6, text in "[A-Ca-c é]{1,40}",
    ) {
        let build = |labels: &[(i32, String)], color: Option<&str>| {
            let option = |(value, label): &(i32, String)| {
                let option = OptionDefinition::new(*value).with_label(Localized::from_iter([(1033, &**label)]));
                option.with_color(color.map_or(Stated::Unstated, |color| Stated::Value(color.to_owned()))).with_hidden(change == 4)
            };
            OptionSetDefinition::new(labels.iter().map(option)).with_column("demo_job", "demo_grade")
        };
        let mut options: Vec<_> = (1..).zip(labels).collect();
        let folder = tempfile::tempdir().unwrap();
        let wanted = arguments(&folder.path().join("a.rs"));
        let before = generate(&of(&[build(&options, None)]), &wanted).pop().unwrap().new;
        let at = at % options.len();
        match change {
            0 => options[at].1 = text,
            1 => options.insert(at, (99, text)),
            2 => _ = options.remove(at),
            3 => options.reverse(),
            _ => {}
        }
        let set = build(&options, (change == 3).then_some("#00ff00"));
        let after = generate(&of(std::slice::from_ref(&set)), &wanted).pop().unwrap().new;
        let again = generate(&of(std::slice::from_ref(&set)), &wanted).pop().unwrap();
        proptest::prop_assert_eq!(&again.old, &again.new);
        let (before, after) = (File::parse("a", &before).unwrap(), File::parse("a", &after).unwrap());
        for option in &before.enums()[0].options {
            let same = after.enums()[0].options.iter().find(|other| other.value == option.value);
            proptest::prop_assert_eq!(same.map(|same| &same.ident), Some(&option.ident));
        }
        for option in set.options() {
            let ours = after.enums()[0].definition.option(option.value()).unwrap();
            proptest::prop_assert_eq!(ours.label().text(), option.label().text());
            proptest::prop_assert_eq!(ours.is_hidden(), option.is_hidden());
        }
    }
}
