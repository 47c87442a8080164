//! Texts of an environment in generated code: the compiler reads them unchanged, and a reviewer sees every character.

use expect_test::expect;

use crate::generate::folder::{Folder, assert_formatted, column, option};

/// One column with this display name and description.
fn shown(text: &str) -> String {
    let localized = |text: &str| {
        let text = serde_json::Value::from(text);
        format!(r#"{{"LocalizedLabels": [{{"Label": {text}, "LanguageCode": 1033}}]}}"#)
    };
    let more = format!(r#""DisplayName": {}, "Description": {},"#, localized("Grade"), localized(text));
    let set = column("demo_job", "demo_grade", &more, &[option(1, text, "")]);
    set.replace(r#""OptionSet": {"#, &format!(r#""OptionSet": {{"Description": {}, "#, localized(text)))
}

#[test]
fn doc_comments_show_texts_without_markup() {
    let texts = "```\nfn main() {}\n```\n[link](x) [`Self::gone`] <b> &amp; **bold** _it_ snake_case\n1. one\n- two\n===\n    code\nhttps://example.com/a_b | #![x] \\ ~~no~~\n2.5 is a number";
    let folder = Folder::new(&[("metadata.json", &shown(texts))]);
    folder.quietly(&["generate", "--from", "metadata.json", "-o", "src/grade.rs"]);
    let generated = folder.read("src/grade.rs");
    assert_formatted(&generated);
    let comment: Vec<_> = generated.lines().filter(|line| line.starts_with("///")).collect();
    expect![[r#"
        /// Grade
        ///
        /// \`\`\`
        /// fn main() {}
        /// \`\`\`
        /// \[link\](x) \[\``Self::gone`\`\] \<b\> \&amp; \*\*bold\*\* \_it\_ `snake_case`
        /// 1\. one
        /// \- two
        /// \=\=\=
        /// code
        /// `https://example.com/a_b` \| \#\!\[x\] \\ \~\~no\~\~
        /// 2.5 is a number"#]]
    .assert_eq(&comment.join("\n"));
    folder.write("src/lib.rs", "//! Crate.\npub mod grade;\n");
    folder.documents();
}

#[test]
fn deceptive_characters_are_escaped() {
    let hostile =
        "\"*/ }\r\n\t\u{202e}\u{2066}../\u{1b}[31m<script>\\ /* \u{2028}\u{200b}\u{feff}\u{a0}\u{e0041}";
    let folder = Folder::new(&[("metadata.json", &shown(hostile))]);
    folder.quietly(&["generate", "--from", "metadata.json", "-o", "src/lib.rs"]);
    let generated = folder.read("src/lib.rs");
    assert_formatted(&generated);
    expect![[r#"
        //! Option sets of the table `demo_job`.

        use closure_reason::OptionSet;

        /// Grade
        ///
        /// "\*/ }
        ///
        /// \\u{202e}\\u{2066}../\\u{1b}\[31m\<script\>\\ /\*
        /// \\u{200b}\\u{feff}\\u{a0}\\u{e0041}
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, OptionSet)]
        #[option_set(
            table = "demo_job",
            column = "demo_grade",
            display_name = "Grade",
            language = 1033
        )]
        #[non_exhaustive]
        pub enum Grade {
            #[option(
                label = "\"*/ }\r\n\t\u{202e}\u{2066}../\u{1b}[31m<script>\\ /* \u{2028}\u{200b}\u{feff}\u{a0}\u{e0041}"
            )]
            _31mScript = 1,
        }
    "#]].assert_eq(&generated);
    folder.compiles();
    assert_eq!(folder.run(&["check", "--from", "metadata.json", "src"]).code, 0);
}

#[test]
fn long_texts_stay_formatted_at_any_depth() {
    let words = ["x", "漢", "e\u{301}", "🙂", "ö y "];
    for length in [0, 1, 30, 31, 40, 45, 50, 58, 60, 62, 70, 100, 350] {
        let columns: Vec<_> = (0..)
            .zip(words)
            .map(|(number, word)| {
                let label = word.repeat(length);
                let options = [option(1, &label, r##""Color": "#0000ff","##), option(2, &label, "")];
                column("demo_job", &format!("demo_grade{number}"), "", &options)
            })
            .collect();
        let one = columns.join(", ");
        let other = one.replace("demo_job", "demo_other");
        let both = format!(r#"{{"value": [{one}, {other}]}}"#);
        let one = format!(r#"{{"value": [{one}]}}"#);
        let folder = Folder::new(&[("metadata.json", &both), ("one.json", &one)]);
        assert_formatted(&folder.quietly(&["generate", "--from", "metadata.json"]));
        assert_formatted(&folder.quietly(&[
            "generate",
            "--from",
            "one.json",
            "--derive",
            &format!("my::{}", "D".repeat(length / 5 + 1)),
        ]));
    }
}

#[test]
fn a_display_name_that_is_gone_is_removed_wherever_it_was() {
    let name = |languages: &[(&str, u32)]| {
        let labels: Vec<_> = languages
            .iter()
            .map(|(label, language)| format!(r#"{{"Label": "{label}", "LanguageCode": {language}}}"#))
            .collect();
        format!(r#"{{"LocalizedLabels": [{}]}}"#, labels.join(", "))
    };
    let (named, unnamed) = (name(&[("Grade", 1033), ("Note", 1031)]), name(&[]));
    // A set may have the name, or its column.
    let of_set = |name: &str| {
        let set = r#""Name": "demo_job_demo_grade", "IsGlobal": false, "Options": [{"Value": 1}]"#;
        format!(
            r#"{{"EntityLogicalName": "demo_job", "LogicalName": "demo_grade",
                "OptionSet": {{"DisplayName": {name}, {set}}}}}"#
        )
    };
    let of_column = |name: &str| {
        column("demo_job", "demo_grade", "", &[option(1, "One", "")]).replacen(
            '{',
            &format!(r#"{{"DisplayName": {name}, "#),
            1,
        )
    };
    for (before, after) in [
        (of_set(&named), of_set(&unnamed)),
        (of_column(&named), of_column(&unnamed)),
        (of_column(&named), of_set(&unnamed)),
    ] {
        let folder = Folder::new(&[("before.json", &before), ("after.json", &after)]);
        folder.quietly(&["generate", "--from", "before.json", "-o", "grade.rs"]);
        assert!(folder.read("grade.rs").contains("display_name"), "{}", folder.read("grade.rs"));
        assert_eq!(folder.run(&["check", "--from", "after.json", "grade.rs"]).code, 1);
        folder.quietly(&["generate", "--from", "after.json", "-o", "grade.rs"]);
        let checked = folder.run(&["check", "--from", "after.json", "grade.rs"]);
        assert_eq!(checked.code, 0, "{}\n{}", folder.read("grade.rs"), checked.out);
        assert!(!folder.read("grade.rs").contains("display_name"));
    }
}
