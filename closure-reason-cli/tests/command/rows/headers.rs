//! Which column of the rows is the choice column, under all the names that programs give it.

use expect_test::expect;

use crate::rows::command::{Folder, data, piped, run};

const COUNTED: &str = "192350004,AgentClosed,true,1\n";

/// Counts rows with one choice column by this header.
#[track_caller]
fn counts(header: &str, arguments: &[&str]) {
    let rows = format!("{header}|n\n192350004|1\n");
    let counted = piped(&[&["summary", "--as", "csv"], arguments].concat(), rows.as_bytes()).done();
    assert!(counted.ends_with(COUNTED), "{counted}");
    let name = header.trim_matches('"').replace("\"\"", "\\\"");
    let json = format!("[{{\"{name}\":192350004,\"n\":1}}]");
    let counted = piped(&[&["summary", "--as", "csv"], arguments].concat(), json.as_bytes()).done();
    assert!(counted.ends_with(COUNTED), "{counted}");
}

#[test]
fn in_every_form() {
    for header in [
        "msdyn_ocsession[msdyn_closurereason]",
        "'Agent sessions'[Closure Reason]",
        "[msdyn_closurereason]",
        "[msdyn_ocsession].[msdyn_closurereason]",
        "dbo.msdyn_ocsession.MSDYN_CLOSUREREASON",
        "s.msdyn_closurereason",
        "s_x002e_msdyn_closurereason",
        "S_X002E_msdyn_closurereason",
        "\"\"\"msdyn_closurereason\"\"\"",
        "'msdyn_closurereason'",
        "`msdyn_closurereason`",
        "closure reason",
        " CLOSURE REASON ",
        "Session.Closure Reason",
    ] {
        counts(header, &[]);
    }
    for header in ["max_reason", "a.b", "Rea[son"] {
        counts(header, &["--map", &format!("msdyn_closurereason={header}")]);
        counts(header, &["--map", &format!("Closure reason={header}")]);
        counts(header, &["--map", &format!("msdyn_ocsession.msdyn_closurereason={header}")]);
    }
}

#[test]
fn labels_go_inside_the_brackets() {
    let rows = "msdyn_ocsession[msdyn_closurereason],n\r\n192350004,1\r\n";
    let decoded = "msdyn_ocsession[msdyn_closurereason],msdyn_ocsession[msdyn_closurereasonname],n\r\n\
                   192350004,AgentClosed,1\r\n";
    assert_eq!(piped(&["decode"], rows.as_bytes()).done(), decoded);
    // The added column is then filled, not added again.
    let emptied = decoded.replace("AgentClosed", "");
    assert_eq!(piped(&["decode"], emptied.as_bytes()).done(), decoded);
}

#[test]
fn two_headers_of_one_column_are_both_named() {
    let rows = "s.msdyn_closurereason,Closure reason\n192350004,AgentClosed\n";
    let ran = piped(&["decode"], rows.as_bytes());
    expect![[r#"
        error: standard input:1:23: the columns "s.msdyn_closurereason" and "Closure reason" are both msdyn_ocsession.msdyn_closurereason
          help: say which one it is, such as `--map "msdyn_closurereason=s.msdyn_closurereason"`
    "#]]
    .assert_eq(&ran.err);
    assert_eq!((ran.code, ran.out.len()), (Some(2), 0));
    let json = r#"[{"s.msdyn_closurereason":192350004,"Closure reason":"AgentClosed"}]"#;
    expect![[r#"
        error: standard input:1:37: the properties "s.msdyn_closurereason" and "Closure reason" are both msdyn_ocsession.msdyn_closurereason
          help: say which one it is, such as `--map "msdyn_closurereason=s.msdyn_closurereason"`
    "#]]
    .assert_eq(&piped(&["summary"], json.as_bytes()).err);
    for (header, decoded) in [
        (
            "Closure reason",
            "s.msdyn_closurereason,Closure reason,Closure reasonname\n192350004,AgentClosed,AgentClosed\n",
        ),
        (
            "s.msdyn_closurereason",
            "s.msdyn_closurereason,s.msdyn_closurereasonname,Closure reason\n192350004,AgentClosed,AgentClosed\n",
        ),
    ] {
        let map = format!("msdyn_closurereason={header}");
        assert_eq!(piped(&["decode", "--map", &map], rows.as_bytes()).done(), decoded);
        let counted = piped(&["summary", "--as", "csv", "--map", &map], json.as_bytes()).done();
        assert!(counted.ends_with(COUNTED), "{counted}");
    }
}

#[test]
fn a_header_with_a_point_names_the_table() {
    let from = data("../sources/web_api").into_os_string().into_string().unwrap();
    let summary = |rows: &str| {
        piped(&["summary", "--as", "csv", "--from", &from, "--table", "demo_job"], rows.as_bytes())
    };
    for (header, is_taken) in [
        ("demo_job.statuscode", true),
        ("DEMO_JOB[StatusCode]", true),
        ("statuscode", true),
        // Every table has a column of this name, so it is unknown which one this is.
        ("other.statuscode", false),
        ("Incidents[Status Reason]", false),
        ("j.demo_grade", true),
    ] {
        let ran = summary(&format!("{header},n\n1,2\n"));
        assert_eq!(ran.code == Some(0), is_taken, "{header}: {ran:?}");
    }
    let mapped = ["summary", "--from", &from, "--table", "demo_job", "--map", "statuscode=o.statuscode"];
    assert_eq!(piped(&mapped, b"o.statuscode\n1\n").code, Some(0));
}

#[test]
fn a_map_that_does_not_fit() {
    let rows = b"Reason,msdyn_closurereason\n192350004,\n";
    let refused = |maps: &[&str]| {
        let maps = maps.iter().flat_map(|map| ["--map", map]);
        let ran = piped(&["summary"].into_iter().chain(maps).collect::<Vec<_>>(), rows);
        assert_eq!(ran.code, Some(2), "{ran:?}");
        ran.err
    };
    expect![[r#"
        error: `--map closurereason=Reason`: the metadata has no column "closurereason"
          help: the name before `=` must be one of msdyn_closurereason
    "#]]
    .assert_eq(&refused(&["closurereason=Reason"]));
    expect![[r#"
        error: standard input: there is no column "Raeson" in the rows
          help: the rows have Reason, msdyn_closurereason; rows without a header need `--header` or `--model`, a column with another name needs `--map`
    "#]]
    .assert_eq(&refused(&["msdyn_closurereason=Raeson"]));
    assert!(refused(&["msdyn_closurereason="]).contains("expected the name of a column, `=`"));
    // Only the map says which column it is, not its own name.
    let counted = piped(&["summary", "--as", "csv", "--map", "msdyn_closurereason=Reason"], rows).done();
    assert!(counted.ends_with(COUNTED), "{counted}");
}

#[test]
fn a_column_selected_by_its_display_name() {
    let from = data("../sources/web_api").into_os_string().into_string().unwrap();
    let rows = b"demo_grade,statuscode\n745500000,1\n";
    let named = |name: &str| {
        piped(&["summary", "--as", "csv", "--from", &from, "--table", "demo_job", "--column", name], rows)
    };
    let logical = named("statuscode").done();
    for name in ["Status Reason", "status reason"] {
        assert_eq!(named(name).done(), logical);
    }
    assert!(!named("!Status Reason").done().contains("statuscode"));
    let missed = named("Skills");
    assert!(missed.err.contains("there is no column \"demo_skills\" in the rows"), "{missed:?}");
    assert!(named("Status Raeson").err.contains("`--column Status Raeson` matches nothing"));
}

#[test]
fn a_header_line_that_is_replaced() {
    let folder = Folder::new();
    let rows = folder.file("rows.csv", "Nr;\"Grund\"\r\n1;192350004\r\n");
    let header = ["--header", "id,msdyn_closurereason"];
    let ran = run(["decode", &rows].into_iter().chain(header).chain(["--replace-header"]));
    assert_eq!(ran.done(), "id;msdyn_closurereason;msdyn_closurereasonname\r\n1;192350004;AgentClosed\r\n");
    let counted =
        run(["summary", "--as", "csv", &rows].into_iter().chain(header).chain(["--replace-header"]));
    assert!(counted.done().ends_with(COUNTED));
    let uneven = run(["summary", &rows, "--header", "a,b,msdyn_closurereason", "--replace-header"]);
    assert!(uneven.err.contains("rows.csv:2:1: this row has 2 fields, the header has 3"), "{uneven:?}");
    // A header may be anything but a row.
    let path = folder.file("other.csv", "1,192350004\n2,192350000\n");
    for verb in ["summary", "decode"] {
        let ran = run([verb, &path].into_iter().chain(header).chain(["--replace-header"]));
        assert_eq!((ran.code, ran.out.is_empty()), (Some(2), true), "{ran:?}");
        expect![[r#"
            error: other.csv:1:3: this line is a row, and no header that `--replace-header` could replace
              help: leave `--replace-header` out
        "#]]
        .assert_eq(&folder.plain(&ran.err));
    }
    for line in ["", "1", "1,", "2024,a 1", "1,-"] {
        let path = folder.file("other.csv", format!("{line}\n1,192350004\n"));
        let ran =
            run(["summary", "--as", "csv", &path].into_iter().chain(header).chain(["--replace-header"]));
        assert!(ran.done().ends_with(COUNTED), "{line}");
    }
    let path = folder.file("other.csv", "1,2\n1,192350004\n");
    assert!(
        run(["summary", "--as", "csv", "--map", "msdyn_closurereason=2", &path]).done().ends_with(COUNTED)
    );
}

#[test]
fn a_header_without_the_delimiter_at_the_end_of_each_row() {
    let rows = "id,\"msdyn_closurereason\",n\r\n1,192350004,a,\r\n2,192350004,b,\r\n";
    for verb in ["summary", "decode"] {
        let ran = piped(&[verb], rows.as_bytes());
        expect![[r#"
            error: standard input:2:1: this row has 4 fields, the header has 3
              help: a field that holds ',' or a line break must be in quotes; if each row ends with ',', name one more column with `--header` and `--replace-header`
        "#]]
        .assert_eq(&ran.err);
    }
    let named = ["--header", "id,msdyn_closurereason,n,rest", "--replace-header"];
    let counted = piped(&[&["summary", "--as", "csv"], &named[..]].concat(), rows.as_bytes()).done();
    assert!(counted.ends_with("192350004,AgentClosed,true,2\n"), "{counted}");
    expect![[r#"
        id,msdyn_closurereason,msdyn_closurereasonname,n,rest
        1,192350004,AgentClosed,a,
        2,192350004,AgentClosed,b,
    "#]]
    .assert_eq(&piped(&[&["decode"], &named[..]].concat(), rows.as_bytes()).done().replace('\r', ""));
}

#[test]
fn a_header_among_the_rows_is_named() {
    let rows = "id,Closure reason\n1,192350004\nid,closure reason\n2,192350004\n";
    let reason = "this is the name of the column: is the header in the rows more than once?";
    let decoded = piped(&["decode"], rows.as_bytes());
    let unknown = format!("        1  closure reason\n           {reason}\n");
    assert!(decoded.err.ends_with(&unknown), "{}", decoded.err);
    let counted = piped(&["summary"], rows.as_bytes()).done();
    assert!(counted.contains("this is the name of the column"), "{counted}");
}

#[test]
fn a_column_of_a_linked_table_does_not_stand_in_for_one_that_a_row_lacks() {
    let rows = "[{\"msdyn_closurereason\":192350004},\n{\"n\":1,\"p.msdyn_closurereason\":192350004}]";
    expect![[r#"
        error: standard input:2:8: the properties "msdyn_closurereason" and "p.msdyn_closurereason" are both msdyn_ocsession.msdyn_closurereason
          help: say which one it is, such as `--map "msdyn_closurereason=msdyn_closurereason"`
    "#]]
    .assert_eq(&piped(&["summary"], rows.as_bytes()).err);
    let map = ["summary", "--as", "csv", "--map", "msdyn_closurereason=msdyn_closurereason"];
    assert!(piped(&map, rows.as_bytes()).done().ends_with(COUNTED));
    // These are one column, however each row spells it.
    for name in ["MSDYN_CLOSUREREASON", "Closure Reason", "msdyn_ocsession.msdyn_closurereason"] {
        let rows = rows.replace("p.msdyn_closurereason", name);
        let counted = piped(&["summary", "--as", "csv"], rows.as_bytes()).done();
        assert!(counted.ends_with("192350004,AgentClosed,true,2\n"), "{counted}");
    }
}

#[test]
fn a_blank_first_line_is_named() {
    expect![[r#"
        error: standard input: there is no column "msdyn_closurereason" in the rows
          help: the first line, which is the header, is blank: remove what is above the names of the columns
    "#]]
    .assert_eq(&piped(&["summary"], b"\r\n\r\nid,msdyn_closurereason\r\n1,192350004\r\n").err);
}
