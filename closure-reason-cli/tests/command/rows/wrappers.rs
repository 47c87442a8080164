//! Objects that programs write around rows of JSON, and around their values.

use expect_test::expect;

use crate::rows::command::{piped, run};

const LABEL: &str = "\"msdyn_closurereason@OData.Community.Display.V1.FormattedValue\":\"AgentClosed\",";

/// Both verbs read the rows in this wrapper, and `decode` changes nothing else.
#[track_caller]
fn opened(before: &str, after: &str, arguments: &[&str]) {
    let row = "{\"msdyn_closurereason\":192350004}";
    let rows = |row: &str| format!("{before}[{row}, {{\"msdyn_closurereason\":null}}]{after}");
    let counted = piped(&[&["summary", "--as", "csv"], arguments].concat(), rows(row).as_bytes()).done();
    assert!(counted.ends_with("192350004,AgentClosed,true,1\nmsdyn_closurereason,,,,1\n"), "{counted}");
    let decoded = piped(&[&["decode"], arguments].concat(), rows(row).as_bytes()).done();
    assert_eq!(decoded, rows(&row.replace('{', &format!("{{{LABEL}"))));
}

#[test]
fn a_second_list_of_rows_is_an_error() {
    let list = |value: u32| format!("[{{\"msdyn_closurereason\":{value}}}]");
    let (one, other) = (list(192_350_004), list(192_350_000));
    for (rows, arguments) in [
        (format!("{{\"body\":{{\"value\":{one}}},\"body\":{{\"value\":{other}}}}}"), &[][..]),
        (format!("{{\"value\":{one},\"body\":{{\"value\":{other}}}}}"), &[]),
        (format!("{{\"a\":{{\"b\":{one}}},\"a\":{{\"c\":1,\"b\":{other}}}}}"), &["--rows", "a.b"]),
    ] {
        let ran = piped(&[&["summary", "--as", "csv"], arguments].concat(), rows.as_bytes());
        assert_eq!((ran.code, ran.out.len()), (Some(2), 0), "{rows}");
        assert!(ran.err.contains("expected one list of rows in a page, not two"), "{}", ran.err);
    }
    opened("{\"value\":", ",\"body\":{\"value\":{\"value\":[]}}}", &[]);
}

/// It would be lost, because a page has no values of its own.
#[test]
fn a_row_with_a_list_like_that_of_a_page_is_refused() {
    let before = r#"[{"msdyn_closurereason":192350004,"result":[]},{"msdyn_closurereason":192350000}]"#;
    let after = r#"{"id":1,"value":[{"msdyn_closurereason":null}],"msdyn_closurereason":192350004}"#;
    for verb in ["summary", "decode"] {
        expect![[r#"
            error: standard input:1:3: expected a page of rows or a row, not a column of a row beside a list called `value`, `body` or `result`, found "\"msdyn_closurere" ..
              help: if the list has the rows, say so, such as with `--rows value`; if it belongs to a row, leave it out, such as with `jq 'map(del(.value))'`
        "#]]
        .assert_eq(&piped(&[verb], before.as_bytes()).err);
        let ran = piped(&[verb], after.as_bytes());
        assert!(ran.code == Some(2) && ran.err.contains("1:48: expected a page of rows or a row"), "{ran:?}");
        piped(&[verb, "--rows", "value"], after.as_bytes()).done();
    }
    // An answer may have a property that is called like a column, but for the case of its letters.
    opened("{\"MSDYN_closurereason\":200,\"body\":", "}", &[]);
}

#[test]
fn of_power_automate_and_others() {
    for (before, after) in [
        ("{\"body\":{\"value\":", "}}"),
        (
            "{\"statusCode\":200,\"headers\":{\"value\":{},\"a\":[1]},\"body\":{\"@odata.context\":\"x\",\"value\":",
            ",\"b\":[]} }",
        ),
        ("{\"body\":", "}"),
        ("{\"body\":", ",\"value\":3}\n"),
        ("{\"result\":", ",\"id\":1}"),
        ("{\"result\":{\"value\":", "}}"),
        ("{\"value\":", "}"),
        ("[{\"body\":{\"value\":", "}}, {\"body\":{\"value\":[]}}]"),
    ] {
        opened(before, after, &[]);
    }
    for path in ["d.results", "data", "a.b.c"] {
        let before: String = path.split('.').map(|name| format!("{{\"x\":[], \"{name}\" : ")).collect();
        opened(&before, &"}".repeat(path.split('.').count()), &["--rows", path]);
    }
}

#[test]
fn which_property_has_the_rows() {
    let missed = |rows: &str, arguments: &[&str]| {
        let ran = piped(&[&["summary"], arguments].concat(), rows.as_bytes());
        assert_eq!(ran.code, Some(2), "{ran:?}");
        ran.err
    };
    expect![[r#"
        error: standard input: there is no column "msdyn_closurereason" in the rows
          help: there is a list "d.results": if the rows are in it, add `--rows "d.results"`
    "#]]
    .assert_eq(&missed("{\"d\":{\"n\":1,\"results\":[{\"msdyn_closurereason\":1}]}}", &[]));
    expect![[r#"
        error: standard input:1:1: expected an object with a list of rows where `--rows` says, found "{\"d\":{\"results\":" ..
    "#]]
    .assert_eq(&missed("{\"d\":{\"results\":[{\"msdyn_closurereason\":1}]}}", &["--rows", "d"]));
    expect![[r#"
        error: standard input:1:17: expected one list of rows in a page, not two, found "\"body\":[]}"
    "#]]
    .assert_eq(&missed("{\"value\":[{}],  \"body\":[]}", &[]));
    assert_eq!(run(["summary", "--rows", "a..b"]).code, Some(2));
}

#[test]
fn objects_with_a_value() {
    let rows = "[{\"msdyn_closurereason\":{\"Value\":192350004}},\
                {\"msdyn_closurereason\":{\"Value\":192350004,\"Label\":\"AgentClosed\"}},\
                {\"msdyn_closurereason\":{\"value\":192350004,\"label\":\"Closed\",\"ExtensionData\":null}},\
                {\"msdyn_closurereason\":{\"Value\":null}}]";
    let counted = piped(&["summary", "--as", "csv"], rows.as_bytes()).done();
    assert!(counted.ends_with("192350004,AgentClosed,true,3\nmsdyn_closurereason,,,,1\n"), "{counted}");
    let decoded = piped(&["decode"], rows.as_bytes());
    assert!(decoded.err.contains("the rows call 192350004 \"Closed\""), "{decoded:?}");
    assert_eq!(decoded.done(), rows.replacen('{', &format!("{{{LABEL}"), 1));
    let replaced = piped(&["decode", "--replace"], rows.as_bytes()).done();
    assert_eq!(replaced.matches("{\"msdyn_closurereason\":\"AgentClosed\"}").count(), 3, "{replaced}");
    for other in
        ["{\"Value\":1,\"Id\":2}", "{\"Value\":[1]}", "{\"Value\":1,\"value\":2}", "{\"Label\":\"a\"}"]
    {
        let ran = piped(&["decode"], format!("[{{\"msdyn_closurereason\":{other}}}]").as_bytes());
        assert!(
            ran.err.contains(":1:25: expected a value or a label of \"msdyn_closurereason\", a list"),
            "{other}: {ran:?}"
        );
    }
}

#[test]
fn a_path_inside_a_row_is_not_proposed() {
    // What Power BI answers to a query.
    let rows = r#"{"results":[{"tables":[{"rows":[{"msdyn_closurereason":192350004}]}]}]}"#;
    let without = piped(&["summary"], rows.as_bytes());
    assert!(without.err.contains("add `--rows \"results\"`"), "{}", without.err);
    let with = piped(&["summary", "--rows", "results"], rows.as_bytes());
    expect![[r#"
        error: standard input: there is no column "msdyn_closurereason" in the rows
          help: if the rows are in the lists "tables", put them into one list first
    "#]]
    .assert_eq(&with.err);
}

#[test]
fn a_path_through_a_list_is_refused() {
    let one = r#"{"n":1,"results":[{"tables":[{"rows":[{"msdyn_closurereason":192350004}]}]}]}"#;
    for verb in ["summary", "decode"] {
        let ran = piped(&[verb, "--rows", "results.tables.rows"], one.as_bytes());
        assert_eq!((ran.code, ran.out.len()), (Some(2), 0), "{ran:?}");
        expect![[r#"
            error: standard input:1:18: expected an object on the way to the one list of rows, found "[{\"tables\":[{\"ro" ..
              help: put the rows into one list first, such as with `jq '[.a[].b[]]'`, which has `[]` after the name of each list
        "#]]
        .assert_eq(&ran.err);
    }
    // Rows without end are not read first.
    let long = format!("{{\"a\":[{{\"b\":[{}]}}]}}", vec!["{\"c\":null}"; 2_000_000].join(","));
    let ran = piped(&["summary", "--rows", "a.b"], long.as_bytes());
    assert!(ran.err.contains(":1:6: expected an object on the way"), "{}", ran.err);
    // Lists of pages, and a list beside the way, are none on the way.
    opened("[{\"b\":[1],\"a\":{\"a\":[1],\"b\":", "}}]", &["--rows", "a.b"]);
}

#[test]
fn a_list_with_a_choice_column_is_proposed_before_others() {
    let row = "{\"msdyn_closurereason\":192350004}";
    for (rows, path) in [
        (format!("{{\"schema\":{{\"fields\":[{{\"name\":\"a\"}}]}},\"data\":[{row}]}}"), "data"),
        (
            format!("{{\"body\":{{\"results\":[{{\"tables\":[]}}],\"firstTableRows\":[{row}]}}}}"),
            "body.firstTableRows",
        ),
        (format!("{{\"a\":[],\"b\":[ {row}],\"c\":[1]}}"), "b"),
        ("{\"a\":[1],\"b\":{\"c\":[{\"n\":1}]}}".to_owned(), "a"),
    ] {
        let ran = piped(&["summary"], rows.as_bytes());
        assert!(ran.err.contains(&format!("add `--rows \"{path}\"`")), "{rows}: {}", ran.err);
    }
}
