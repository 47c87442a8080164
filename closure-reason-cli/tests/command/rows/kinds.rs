//! Each kind of choice column, in each spelling, with labels of any language.

use crate::rows::command::{data, piped};

/// Column, cell, and the label in the base language; empty if the cell is not an option, or not exactly one.
const CELLS: [(&str, &str, &str); 31] = [
    ("demo_grade", "745500000", "First rate"),
    ("demo_grade", " 745500000 ", "First rate"),
    ("demo_grade", "745500000.0", "First rate"),
    ("demo_grade", "7.45500000E8", "First rate"),
    ("demo_grade", "First rate", "First rate"),
    ("demo_grade", "Erstklassig", "First rate"),
    ("demo_grade", "優良", "First rate"),
    ("demo_grade", "first rate", ""),
    ("demo_grade", "745500000.5", ""),
    ("demo_grade", "745500009", ""),
    ("demo_isurgent", "true", "Urgent"),
    ("demo_isurgent", "False", "Can wait"),
    ("demo_isurgent", "1", "Urgent"),
    ("demo_isurgent", "0", "Can wait"),
    ("demo_isurgent", "Dringend", "Urgent"),
    ("demo_isurgent", "2", ""),
    ("statecode", "0", "Active"),
    ("statecode", "Inaktiv", "Inactive"),
    ("statecode", "true", ""),
    ("statuscode", "2", "Canceled"),
    ("statuscode", "745500001", "Done"),
    ("statuscode", "In Arbeit", "Working"),
    ("demo_skills", "745500002", "Painting"),
    ("demo_skills", "745500002,745500000", "Painting; Plumbing"),
    ("demo_skills", "745500000, 745500001", "Plumbing; Carpentry"),
    ("demo_skills", "Sanitär; Malerei", "Plumbing; Painting"),
    ("demo_skills", "Painting", "Painting"),
    ("demo_skills", "745500000,7", "Plumbing; 7"),
    ("demo_skills", "Plumbing; Plumping", ""),
    ("demo_skills", "", ""),
    ("demo_grade", "", ""),
];

fn metadata() -> String {
    data("../sources/web_api").into_os_string().into_string().unwrap()
}

fn decoded(rows: &str, arguments: &[&str]) -> String {
    let from = metadata();
    piped(&[&["decode", "--from", &from, "--table", "demo_job"], arguments].concat(), rows.as_bytes()).done()
}

#[test]
fn in_csv() {
    for (column, cell, label) in CELLS {
        assert_eq!(
            decoded(&format!("id\t{column}\tz\n1\t{cell}\t2\n"), &[]),
            format!("id\t{column}\t{column}name\tz\n1\t{cell}\t{label}\t2\n"),
        );
    }
}

#[test]
fn in_json() {
    for (column, cell, label) in CELLS {
        let annotation = match label {
            "" => String::new(),
            label => format!("\"{column}@OData.Community.Display.V1.FormattedValue\":\"{label}\","),
        };
        let row = |annotation: &str, cell: &str| format!("[{{{annotation}\"{column}\":{cell}}}]");
        let text = format!("\"{cell}\"");
        assert_eq!(decoded(&row("", &text), &[]), row(&annotation, &text));
        // A number or a word of JSON means the same without quotes.
        if serde_json::from_str::<serde_json::Value>(cell).is_ok() {
            assert_eq!(decoded(&row("", cell.trim()), &[]), row(&annotation, cell.trim()));
        }
    }
}

/// A lake states no kinds, except state and status reason.
#[test]
fn if_the_source_does_not_state_the_kind() {
    let from = data("../sources/lake").into_os_string().into_string().unwrap();
    for (column, cell, label) in CELLS {
        let ran = piped(
            &["decode", "--replace", "--from", &from, "--table", "demo_job"],
            format!("id\t{column}\n1\t{cell}\n").as_bytes(),
        );
        // Then a list counts only if each of its members is an option.
        let is_label = !label.is_empty() && label != "Plumbing; 7";
        let label = if is_label { label } else { cell };
        assert_eq!(ran.done(), format!("id\t{column}\n1\t{label}\n"));
    }
}

#[test]
fn in_the_requested_language() {
    let rows = "demo_grade,demo_skills\n745500000,\"745500000,745500002\"\n745500002,\n";
    assert_eq!(
        decoded(rows, &["--replace", "--language", "1031"]),
        "demo_grade,demo_skills\nErstklassig,Sanitär; Malerei\nMangelhaft,\n"
    );
    // An option without a label in the language gets that of the base language.
    assert_eq!(
        decoded(rows, &["--replace", "--language", "1041"]),
        "demo_grade,demo_skills\n優良,Plumbing; Painting\nPoor,\n"
    );
    let from = metadata();
    let summary = ["summary", "--as", "csv", "--from", &from, "--table", "demo_job", "--language", "1031"];
    assert_eq!(
        piped(&[&summary[..], &["--by", "demo_grade"]].concat(), rows.as_bytes()).done(),
        "column,value,label,known,demo_grade,count\ndemo_skills,745500000,Sanitär,true,Erstklassig,1\n\
         demo_skills,745500002,Malerei,true,Erstklassig,1\ndemo_skills,,,,Mangelhaft,1\n"
    );
}

#[test]
fn in_a_language_without_labels() {
    let from = metadata();
    for verb in ["summary", "decode"] {
        let ran = |language: &str, column: &str| {
            let arguments =
                [verb, "--from", &from, "--table", "demo_job", "--column", column, "--language", language];
            piped(&arguments, format!("{column}\n745500000\n").as_bytes())
        };
        let none = ran("9999", "demo_grade");
        assert_eq!((none.code, none.text()), (Some(2), String::new()));
        assert_eq!(
            none.err,
            "error: no option has a label in language 9999\n  help: there are labels in 1031, 1033, 1041\n"
        );
        let some = ran("1041", "demo_grade");
        let said = "1 of 3 options has no label in language 1041; the base label is used\n";
        assert!(some.err.starts_with("note: ") && some.err.contains(said), "{some:?}");
        assert!(!ran("1031", "demo_skills").err.contains("language"), "all have one");
        let built_in =
            |language: &str| piped(&[verb, "--language", language], b"msdyn_closurereason\n192350004\n");
        let german = built_in("1031");
        assert!(german.code == Some(2) && german.err.contains("all labels are in 1033"), "{german:?}");
        assert_eq!(built_in("1033").code, Some(0));
    }
}

#[test]
fn a_label_of_two_options_is_reported_as_such() {
    let from = data("../generate/knowledgearticle.status.json").into_os_string().into_string().unwrap();
    let rows = b"statuscode\nNeeds review\n3\n";
    let summary = piped(&["summary", "--from", &from], rows).done();
    assert!(summary.contains("Texts that are not the label of one option:\n"), "{summary}");
    let words: Vec<_> = summary.split_whitespace().collect();
    let said = words.join(" ");
    assert!(
        said.contains(
            "is the label of several options of knowledgearticle.statuscode: 3 \"Needs review\", 8"
        ),
        "{said}"
    );
    assert_eq!(
        piped(&["decode", "--from", &from], rows).done(),
        "statuscode,statuscodename\nNeeds review,\n3,Needs review\n"
    );
}

#[test]
fn deny_unknown_also_denies_one_unknown_value_among_several() {
    let from = metadata();
    for verb in ["summary", "decode"] {
        let deny = |cell: &str| {
            let arguments = [verb, "--deny-unknown", "--from", &from, "--column", "demo_skills"];
            piped(&arguments, format!("demo_skills\n\"{cell}\"\n").as_bytes()).code
        };
        assert_eq!(deny("745500000,745500002"), Some(0));
        assert_eq!(deny("745500000,7"), Some(1));
        assert_eq!(deny("Painting; Plumping"), Some(1));
    }
}

#[test]
fn a_column_of_several_tables_needs_its_table() {
    let from = data("../generate").into_os_string().into_string().unwrap();
    for verb in ["summary", "decode"] {
        let ran = piped(&[verb, "--from", &from], b"id,statuscode\na,1\n");
        assert_eq!(ran.code, Some(2));
        assert!(
            ran.err.contains(
                "error: standard input:1:4: several columns are called \"statuscode\": demo_job.statuscode, \
                 knowledgearticle.statuscode\n  help: say which table the rows are from, such as `--table demo_job`"
            ),
            "{}",
            ran.err
        );
    }
}
