//! Answers of the Web API in pages, of which some are missing.

use expect_test::expect;

use crate::sources::command::{in_folder, list, with};

#[test]
fn a_page_before_the_last() {
    let answer = r#"{"@odata.nextLink":"https://x/next","value":[{"LogicalName":"c","EntityLogicalName":"t","OptionSet":{"Options":[{"Value":1}]}}]}"#;
    expect![[r#"
        t.c

        VALUE  LABEL
            1
        note: a.json: this is not the last page (`@odata.nextLink`), and the next one does not follow it in the same file: columns and options may be missing, and nothing is treated as removed; put all pages into one file, one after another
        exit code 0
    "#]]
    .assert_eq(&list("a.json", answer));
}

/// A page before the last, and the last one, each with one column or set that has one option.
const PAGES: [(&str, &str, &str); 2] = [
    (
        r#"{"@odata.nextLink":"https://x/next","value":[{"LogicalName":"c","EntityLogicalName":"t","AttributeType":"Picklist","OptionSet":{"Options":[{"Value":1}]}}]}"#,
        r#"{"value":[{"LogicalName":"d","EntityLogicalName":"t","AttributeType":"Picklist","OptionSet":{"Options":[{"Value":1}]}}]}"#,
        r#"table = "t", column = "c""#,
    ),
    (
        r#"{"@odata.nextLink":"https://x/next","value":[{"Name":"g","IsGlobal":true,"OptionSetType":"Picklist","Options":[{"Value":1}]}]}"#,
        r#"{"value":[{"Name":"h","IsGlobal":true,"OptionSetType":"Picklist","Options":[{"Value":1}]}]}"#,
        r#"global = "g""#,
    ),
];

#[test]
fn sets_on_a_page_may_be_incomplete_without_the_last_page() {
    for (page, last, keys) in PAGES {
        let own = format!(
            "#[derive(Clone, Copy, OptionSet)]\n#[option_set({keys})]\nenum C {{\n    #[option(value = 1)]\n    A,\n    #[option(value = 2)]\n    B,\n}}\n"
        );
        let check = |files: &[&str]| {
            let names: Vec<_> = (0..files.len()).map(|number| format!("{number}.json")).collect();
            let all = names.iter().zip(files).map(|(name, text)| (&**name, text.as_bytes()));
            let all: Vec<_> = all.chain([("a.rs", own.as_bytes())]).collect();
            let from = names.iter().flat_map(|name| ["--from", name]);
            with(&all, &["check", "-v", "a.rs"].into_iter().chain(from).collect::<Vec<_>>())
        };
        let is_whole = |said: &str| {
            let [incomplete, complete] =
                ["may not have every option", "exit code 1"].map(|text| said.contains(text));
            assert_ne!(incomplete, complete, "{said}");
            complete
        };
        // Among several files, a page in between may be missing.
        assert!(!is_whole(&check(&[page])));
        assert!(!is_whole(&check(&[page, last])));
        assert!(is_whole(&check(&[&format!("{page}\n{last}")])));
        assert!(!is_whole(&check(&[&format!("{last}\n{page}")])));
        assert!(!is_whole(&check(&[&format!("{page}\n{page}"), last])));
        // An answer about another kind is not the next page.
        let other = r#"{"value":[{"LogicalName":"statecode","EntityLogicalName":"t","AttributeType":"State","OptionSet":{"Options":[{"Value":0}]}}]}"#;
        assert!(!is_whole(&check(&[page, other])));
        assert!(!is_whole(&check(&[&format!("{page}\n{other}")])));

        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("1.json"), page).unwrap();
        std::fs::write(folder.path().join("a.rs"), &own).unwrap();
        in_folder(folder.path(), &["generate", "--prune", "--from", "1.json", "-o", "a.rs"]);
        let after = std::fs::read_to_string(folder.path().join("a.rs")).unwrap();
        assert!(after.contains("B,") && !after.contains("deprecated"), "{after}");
    }
}
