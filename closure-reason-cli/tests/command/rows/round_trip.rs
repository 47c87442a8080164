//! `decode` adds labels in the right places, and leaves everything else unchanged.

use std::fmt::Write;

use proptest::prelude::*;
use proptest::sample::select;

use crate::rows::command::{Folder, piped, run};

/// Cells of CSV, each with the label that is inserted.
const CELLS: [(&str, Option<&str>); 8] = [
    ("192350004", Some("AgentClosed")),
    ("\"192350004\"", Some("AgentClosed")),
    (" 192350020", Some("CustomerDisconnect")),
    ("CustomerDisconnect", Some("CustomerDisconnect")),
    ("", None),
    ("\"\"", None),
    ("192350099", None),
    ("\"no, \"\"label\"\"\"", None),
];

fn other() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ a-zé'0-9.]{0,6}",
        "[ a-zé,;\t\r\n0-9]{0,6}".prop_map(|text| format!("\"{text}\"")),
        Just("\"a \"\"quoted\"\" word\"".to_owned()),
        Just("1.50".to_owned()),
        Just("007".to_owned()),
    ]
}

/// Properties of a JSON row, each with what is inserted before it.
const PROPERTIES: [(&str, Option<&str>); 6] = [
    ("\"msdyn_closurereason\":192350004", Some("AgentClosed")),
    ("\"msdyn_closurereason\" : \"192350020\"", Some("CustomerDisconnect")),
    ("\"msdyn_closurereason\":  1.92350004E8", Some("AgentClosed")),
    ("\"msdyn_closurereason\": null", None),
    ("\"msdyn_closurereason\":192350099", None),
    (
        "\"msdyn_closurereason@OData.Community.Display.V1.FormattedValue\":\"Closed\",\"msdyn_closurereason\":192350004",
        None,
    ),
];

const BLANKS: [&str; 5] = ["", " ", "\n    ", "\r\n\t", "  "];

const OTHERS: [&str; 5] = [
    "\"n\":1.50",
    "\"t\":\"a\\u00e9\\\"}\"",
    "\"o\":{ \"value\" : [ ] }",
    "\"big\":12345678901234567890.0e-3",
    "\"\":true",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn of_csv(
        rows in proptest::collection::vec(("[ a-zé'0-9.]{0,6}", select(&CELLS[..]), other()), 0..12),
        delimiter in select(vec![",", ";", "\t"]),
        end in select(vec!["\n", "\r\n"]),
        is_ended: bool,
    ) {
        let write = |added: &dyn Fn(&str) -> String, replaced: bool| {
            let mut text = format!("\"the id\"{delimiter}msdyn_closurereason{}{delimiter}other{end}", added("msdyn_closurereasonname"));
            for (id, (cell, label), last) in &rows {
                // Without quotes, it must not look like something else.
                let cell = if replaced { label.unwrap_or(cell) } else { cell };
                let _ = write!(text, "x{id}{delimiter}{cell}{}{delimiter}{last}{end}", added(label.unwrap_or("")));
            }
            let length = if is_ended || rows.is_empty() { text.len() } else { text.len() - end.len() };
            text.truncate(length);
            text
        };
        let input = write(&|_| String::new(), false);
        prop_assert_eq!(piped(&["decode"], input.as_bytes()).done(), write(&|label| format!("{delimiter}{label}"), false));
        prop_assert_eq!(piped(&["decode", "--replace"], input.as_bytes()).done(), write(&|_| String::new(), true));
    }

    #[test]
    fn of_json(
        rows in proptest::collection::vec(
            (select(&OTHERS[..]), select(&BLANKS[..]), select(&PROPERTIES[..]), select(&BLANKS[..]), any::<bool>()),
            1..12,
        ),
        shape in 0..3,
    ) {
        let write = |adds: bool| {
            let rows: Vec<String> = rows.iter().map(|(other, blank, (property, label), behind, is_first)| {
                let added = match label.filter(|_| adds) {
                    Some(label) => {
                        let (name, value) = property.split_once("n\"").unwrap();
                        let colon: String = value.chars().take_while(|c| !c.is_ascii_digit() && *c != '"').collect();
                        format!("{name}n@OData.Community.Display.V1.FormattedValue\"{colon}\"{label}\",{blank}")
                    }
                    None => String::new(),
                };
                let property = format!("{blank}{added}{property}{behind}");
                if *is_first { format!("{{{property},{other}}}") } else { format!("{{{other}{behind},{property}}}") }
            }).collect();
            match shape {
                0 => rows.join("\n"),
                1 => format!("[ {} ]\n", rows.join(" , ")),
                _ => format!("{{\"@odata.context\" : \"x\",\n\"value\":[{}] , \"@odata.count\":3}}", rows.join(",\r\n")),
            }
        };
        prop_assert_eq!(piped(&["decode"], write(false).as_bytes()).done(), write(true));
    }
}

#[test]
fn existing_labels_are_kept() {
    let rows = b"msdyn_closurereasonname,msdyn_closurereason\nClosed,192350004\n";
    let decoded = piped(&["decode"], rows);
    assert!(
        decoded
            .err
            .starts_with("note: standard input: the rows already have a column \"msdyn_closurereasonname\""),
        "{}",
        decoded.err
    );
    let said = "1 row\nmsdyn_ocsession.msdyn_closurereason: 0 decoded, 1 left as it is, 0 empty, 0 unknown\n";
    assert!(decoded.err.ends_with(said), "{}", decoded.err);
    assert_eq!(decoded.done().as_bytes(), rows);
    let again = b"[{\"msdyn_closurereason\":192350004,\"msdyn_closurereason@OData.Community.Display.V1.FormattedValue\":\"x\"}]";
    let again_decoded = piped(&["decode"], again);
    assert!(again_decoded.err.contains(": 1 value already has a label; it stays"), "{}", again_decoded.err);
    assert!(again_decoded.err.ends_with(&said[6..]), "{}", again_decoded.err);
    assert_eq!(again_decoded.done().as_bytes(), again);
}

#[test]
fn long_texts_are_folded() {
    let rows = format!("msdyn_closurereason\n{}\n{}\n", "\u{fc}".repeat(10_000), "b".repeat(900));
    let ran = piped(&["decode"], rows.as_bytes());
    assert!(ran.err.len() < 600, "{} bytes", ran.err.len());
    assert!(ran.err.contains(&format!("        1  {}..\n", "b".repeat(100))), "{}", ran.err);
}

#[test]
fn json_replaced() {
    let rows = b"{ \"a\":1, \"msdyn_closurereason\" : 192350004 }\n{\"msdyn_closurereason\":5}";
    let replaced = piped(&["decode", "--replace"], rows).done();
    assert_eq!(
        replaced,
        "{ \"a\":1, \"msdyn_closurereason\" : \"AgentClosed\" }\n{\"msdyn_closurereason\":5}"
    );
}

#[test]
fn many_files_become_one() {
    let folder = Folder::new();
    let one = folder.file("1.csv", "\u{feff}id,msdyn_closurereason\n1,192350004");
    let two = folder.file("2.csv", "\u{feff}id,msdyn_closurereason\n2,192350020\n");
    let out = folder.file("out.csv", "before");
    let ran = run(["decode", &one, &two, "-o", &out]);
    assert_eq!(ran.err, "2 rows\nmsdyn_ocsession.msdyn_closurereason: 2 decoded, 0 empty, 0 unknown\n");
    assert_eq!(ran.done(), "");
    let expected = "\u{feff}id,msdyn_closurereason,msdyn_closurereasonname\n1,192350004,AgentClosed\n2,192350020,CustomerDisconnect\n";
    assert_eq!(std::fs::read_to_string(&out).unwrap(), expected);
}
