//! What `sqlcmd`, Management Studio and `psql` print around rows: a line under the header, and how many rows there were.

use expect_test::expect;

use crate::rows::command::{Folder, piped, run};

const ROWS: &str = "id;msdyn_closurereason;n\n--;-------------------;-\n1;192350004;x\n2;192350000;NULL\n\n(2 rows affected)\n";

#[track_caller]
fn counted(rows: &str, ends_with: &str) {
    let counted = piped(&["summary", "--as", "csv"], rows.as_bytes()).done();
    let counted = counted.strip_prefix("column,value,label,known,count\n");
    assert_eq!(counted, Some(ends_with), "{rows}");
}

#[test]
fn lines_around_rows_are_no_rows() {
    let two =
        "msdyn_closurereason,192350000,Default,true,1\nmsdyn_closurereason,192350004,AgentClosed,true,1\n";
    let end = "(2 rows affected)\n";
    for rows in [
        ROWS.to_owned(),
        ROWS.replace('\n', "\r\n"),
        ROWS.replace(";-\n", ";---  \n"),
        ROWS.replace(end, "(2 rows)"),
        ROWS.replace(end, "(2 row(s) affected)\n"),
        ROWS.replace(end, "(2 rows affected)\n\nCompletion time: 2026-05-13T15:04:05.1234567+02:00\n"),
        ROWS.replace(&format!("\n{end}"), end),
        ROWS.replace("--;-------------------;-\n", ""),
    ] {
        counted(&rows, two);
        let decoded = piped(&["decode"], rows.as_bytes());
        assert!(decoded.err.contains("2 decoded, 0 empty, 0 unknown"), "{decoded:?}");
        assert_eq!(decoded.done().lines().count(), rows.lines().count());
    }
    expect![[r#"
        id;msdyn_closurereason;msdyn_closurereasonname;n
        --;-------------------;-----------------------;-
        1;192350004;AgentClosed;x
        2;192350000;Default;NULL

        (2 rows affected)
    "#]]
    .assert_eq(&piped(&["decode"], ROWS.as_bytes()).done());
    // What was written is read in the same way.
    let again = piped(&["decode"], ROWS.as_bytes()).done();
    counted(&again, two);
}

#[test]
fn of_one_column() {
    let one = "msdyn_closurereason,192350004,AgentClosed,true,1\n";
    let empty = "msdyn_closurereason,,,,1\n";
    let rows = |rows: &str| format!("msdyn_closurereason\n-------------------\n192350004\n{rows}");
    counted(&rows("\n(1 rows affected)\n"), one);
    counted(&rows("\n\n(2 rows affected)\n"), &format!("{one}{empty}"));
    // An empty line is an empty cell, and any other text a cell.
    counted(&rows("\n"), &format!("{one}{empty}"));
    counted(
        &rows("\n(1 rows affected)\n192350004\n"),
        "msdyn_closurereason,192350004,AgentClosed,true,2\nmsdyn_closurereason,,(1 rows affected),false,1\n\
         msdyn_closurereason,,,,1\n",
    );
}

#[test]
fn what_may_be_a_row_is_one() {
    // Dashes that are shorter than the names of the columns may mean empty cells.
    let rows = "id,msdyn_closurereason\n--,--\n1,192350004\n";
    counted(rows, "msdyn_closurereason,192350004,AgentClosed,true,1\nmsdyn_closurereason,,--,false,1\n");
    let rows = "msdyn_closurereason,n\n-------------------,1\n";
    counted(rows, "msdyn_closurereason,,-------------------,false,1\n");
    for end in
        ["(2 rows affected)\n3;192350004;x\n", "(2 Zeilen betroffen)\n", "(two rows)\n", "2 rows affected\n"]
    {
        let ran = piped(&["summary"], ROWS.replace("(2 rows affected)\n", end).as_bytes());
        assert!(ran.err.contains(":6:1: this row has 1 field, the header has 3"), "{ran:?}");
    }
}

#[test]
fn of_files_on_all_processors() {
    let folder = Folder::new();
    let (before, after) = ROWS.split_at(ROWS.len() - "2;192350000;NULL\n\n(2 rows affected)\n".len());
    let row = format!("1;192350004;{}\n", "x".repeat(1000));
    let rows = format!("{before}{}{after}", row.repeat(40_000));
    let path = folder.file("rows.csv", &rows);
    assert!(run(["summary", "--as", "csv", &path]).done().ends_with("192350000,Default,true,1\n"));
    let decoded = run(["decode", &path]).done();
    assert_eq!(decoded.lines().count(), rows.lines().count());
    assert!(decoded.ends_with("2;192350000;Default;NULL\n\n(2 rows affected)\n"));
}

#[test]
fn several_files_with_an_end_do_not_become_one() {
    let folder = Folder::new();
    let (path, other) = (folder.file("rows.csv", ROWS), folder.file("other.csv", ROWS));
    let ran = run(["decode", &path, &other]);
    expect![[r#"
        error: other.csv: the rows of this file would come after the last lines of another one, which are not rows
          help: decode them one at a time, each into its own file
    "#]]
    .assert_eq(&folder.plain(&ran.err));
    assert!(run(["summary", "--as", "csv", &path, &other]).done().ends_with("AgentClosed,true,2\n"));
}
