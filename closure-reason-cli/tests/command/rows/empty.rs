//! Words for empty cells, columns of labels with empty cells, and lists in cells of JSON.

use crate::rows::command::{Folder, data, piped};

const ROWS: &str = "id,msdyn_closurereason,msdyn_closurereasonname\r\n1,192350004,\r\n2,192350004,AgentClosed\r\n\
                    3,192350004,Closed by agent\r\n4,NULL,NULL\r\n5,(Blank),\r\n6,NaN,\r\n7,\\N,\"\"\r\n8, NULL ,\r\n9,null,\r\n";

#[test]
fn words_for_empty_cells_count_as_empty_and_stay() {
    let decoded = piped(&["decode"], ROWS.as_bytes());
    let notes = "note: standard input: the rows already have a column \"msdyn_closurereasonname\": its empty cells are \
                 filled, the others stay\n\
                 note: msdyn_ocsession.msdyn_closurereason: the rows call 192350004 \"Closed by agent\", the metadata \
                 \"AgentClosed\"\n\
                 note: msdyn_ocsession.msdyn_closurereason: cells that say `(Blank)` (1), `NULL` (2), `NaN` (1), `\\N` \
                 (1) are counted as empty\n\
                 9 rows\n\
                 msdyn_ocsession.msdyn_closurereason: 1 decoded, 2 left as they are, 5 empty, 1 unknown\n        1  null\n";
    assert_eq!(decoded.err, notes);
    assert_eq!(decoded.done(), ROWS.replace("1,192350004,\r", "1,192350004,AgentClosed\r"));
    let counted = piped(&["summary", "--as", "csv"], ROWS.as_bytes());
    assert_eq!(counted.err, format!("{}\n", notes.lines().nth(2).unwrap()));
    let expected = "column,value,label,known,count\nmsdyn_closurereason,192350004,AgentClosed,true,3\n\
                    msdyn_closurereason,,null,false,1\nmsdyn_closurereason,,,,5\n";
    assert_eq!(counted.done(), expected);
    // When grouped, they are counted with the other empty cells.
    let folder = Folder::new();
    let row = |column: &str| {
        format!(
            "{{\"objecttypecode\":\"demo_visit\",\"attributename\":\"{column}\",\"attributevalue\":2,\"value\":\"Two\",\"langid\":1033}}"
        )
    };
    let from = folder.file("stringmaps.json", format!("[{},{}]", row("demo_why"), row("demo_how")));
    let by = ["summary", "--as", "csv", "--by", "demo_why", "--from", &from];
    let counted = piped(&by, b"demo_why,demo_how\nNULL,2\n,2\n").done();
    assert!(counted.ends_with("\ndemo_how,2,Two,true,,2\n"), "{counted}");
}

fn tools() -> String {
    data("tools.json").into_os_string().into_string().unwrap()
}

#[test]
fn words_for_empty_that_are_labels_mean_their_options() {
    let folder = Folder::new();
    let row = |value: u32, label: &str, language: u32| {
        format!(
            "{{\"objecttypecode\":\"demo_visit\",\"attributename\":\"demo_why\",\"attributevalue\":{value},\"value\":\"{label}\",\"langid\":{language}}}"
        )
    };
    let rows = [row(1, "Nothing", 1033), row(1, "None", 1036), row(2, "NAN", 1033)].join(",");
    let from = folder.file("stringmaps.json", format!("{{\"value\":[{rows}]}}"));
    let decoded = piped(&["decode", "--from", &from], b"demo_why\nNone\nNaN\nNAN\n<null>\nnan\n");
    assert!(
        decoded.err.contains("note: demo_visit.demo_why: cells that say `<null>` (1) are counted as empty\n"),
        "{}",
        decoded.err
    );
    assert!(decoded.done().starts_with("demo_why,demo_whyname\nNone,Nothing\n"));
}

#[test]
fn empty_labels_are_filled_wherever_they_stand() {
    let name = "demo_toolsname";
    let rows = format!("{name};id;demo_tools\n;a;1\nSaw;b;1\n  ;c;9\n;d;\n\"\";e;77\n");
    let decoded = piped(&["decode", "--from", &tools()], rows.as_bytes());
    let expected = rows.replace("\n;a", "\nSaw;a").replace("  ;c", "\"Drill; battery\";c");
    assert_eq!(decoded.done(), expected);
    let annotated = "demo_tools@OData.Community.Display.V1.FormattedValue";
    let rows = format!(
        "{{\"{annotated}\":\"\",\"demo_tools\":\"1\"}}\n{{\"demo_tools\":\"1\", \"{annotated}\" : null }}\n\
         {{\"{annotated}\":\"Säge\",\"demo_tools\":\"1\"}}\n{{\"{annotated}\":{{}},\"demo_tools\":\"1\"}}\n"
    );
    let decoded = piped(&["decode", "--from", &tools()], rows.as_bytes());
    let said = "demo_job.demo_tools: 2 decoded, 2 left as they are, 0 empty, 0 unknown\n";
    assert!(
        decoded.err.ends_with(said) && decoded.err.contains("the rows call 1 \"Säge\""),
        "{}",
        decoded.err
    );
    let expected = rows.replacen("\"\",", "\"Saw\",", 1).replacen(" : null", " : \"Saw\"", 1);
    assert_eq!(decoded.done(), expected);
}

#[test]
fn lists_in_json_are_cells() {
    let annotated = "\"demo_tools@OData.Community.Display.V1.FormattedValue\":";
    let rows = "{\"demo_tools\":\"1,9\"}\n{\"demo_tools\":[ 1, 9 ]}\n{\"demo_tools\":[\"Saw\",\"9\"]}\n{\"demo_tools\":[]}\n\
                {\"demo_tools\":[1,77]}\n{\"demo_tools\":[77]}\n";
    let decoded = piped(&["decode", "--from", &tools()], rows.as_bytes());
    let said = "3 decoded, 1 empty, 2 unknown\n        1  1; 77\n        1  77\n";
    assert!(decoded.err.ends_with(said), "{}", decoded.err);
    let label = |text: &str| format!("{{{annotated}\"{text}\",\"demo_tools\"");
    let both = label("Saw; Drill; battery");
    let expected = rows.lines().enumerate().map(|(at, line)| {
        let label = match at {
            0..=2 => both.clone(),
            4 => label("Saw; 77"),
            _ => "{\"demo_tools\"".to_owned(),
        };
        line.replacen("{\"demo_tools\"", &label, 1) + "\n"
    });
    assert_eq!(decoded.done(), expected.collect::<String>());
    // The members of a list are never joined into one grouped number.
    let counted = piped(
        &["summary", "--as", "csv"],
        b"[{\"msdyn_closurereason\":[192,350,4]},{\"msdyn_closurereason\":[192350004]}]",
    );
    let counted = counted.done();
    assert!(
        counted.contains(",192350004,AgentClosed,true,1\n") && counted.contains(",,192; 350; 4,false,1\n"),
        "{counted}"
    );
    for list in ["[[1]]", "[{\"a\":1}]", "[null]", "[true]"] {
        let ran = piped(&["decode", "--from", &tools()], format!("{{\"demo_tools\":{list}}}").as_bytes());
        let message = format!(
            "error: standard input:1:15: expected a value or a label of \"demo_tools\", a list of them, \
             or an object with a `Value`, found {list:?}\n"
        );
        assert_eq!((ran.code, ran.err), (Some(2), message));
    }
}

#[test]
fn python_writes_empty_numbers_of_json_as_nan() {
    let rows =
        "[{\"msdyn_closurereason\": NaN, \"n\": NaN}, {\"msdyn_closurereason\": 192350004.0, \"n\": 1}]";
    let counted = piped(&["summary", "--as", "csv"], rows.as_bytes());
    assert!(counted.err.contains("cells that say `NaN` (1) are counted as empty"), "{}", counted.err);
    assert!(counted.done().ends_with(",192350004,AgentClosed,true,1\nmsdyn_closurereason,,,,1\n"));
    let decoded = piped(&["decode"], rows.as_bytes()).done();
    assert!(
        decoded.starts_with("[{\"msdyn_closurereason\": NaN, \"n\": NaN}, {\"msdyn_closurereason@"),
        "{decoded}"
    );
    let cut = piped(&["decode"], b"[{\"msdyn_closurereason\": Na}]");
    assert!(cut.err.contains("expected a value, found"), "{}", cut.err);
}
