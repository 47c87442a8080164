//! `decode` writes and reports the same for a file large enough for all processors as for a pipe.

use std::fmt::Write as _;
use std::io::Read;

use super::command::{Folder, Ran, command, piped, run};

/// A file of nine megabytes, in which a line break may be anywhere.
fn rows() -> String {
    let mut rows = String::from("id,msdyn_closurereason,msdyn_closurereasonname,note\n");
    for row in 0_u32.. {
        let value = match row % 100 {
            0 => String::new(),
            1 => format!("{}", row % 700),
            2 => "\"192350004\"".to_owned(),
            3 => "(Blank)".to_owned(),
            _ => format!("{}", 192_350_000 + row % 27),
        };
        let name = ["", "AgentClosed", "\"two\nlines\""][row as usize % 3];
        let note = ["", "\"one\n192350000,1,\n\"\"two\"\"\"", "üöä"][row as usize / 7 % 3];
        let end = if row % 5 == 0 { "\r\n" } else { "\n" };
        write!(rows, "{row},{value},{name},{note}{end}").unwrap();
        if rows.len() > 9_000_000 {
            break;
        }
    }
    rows
}

#[track_caller]
fn is_what_a_pipe_gives(folder: &Folder, rows: &str) -> Ran {
    let path = folder.file("rows.csv", rows);
    let (file, pipe) = (run(["decode", &path]), piped(&["decode"], rows.as_bytes()));
    assert_eq!(folder.plain(&file.err), folder.plain(&pipe.err.replace("standard input", "rows.csv")));
    assert_eq!(file.code, pipe.code);
    assert!(file.out == pipe.out, "other rows");
    file
}

#[test]
fn a_large_file_gives_the_same_as_a_pipe() {
    let folder = Folder::new();
    let rows = rows();
    let whole = is_what_a_pipe_gives(&folder, &rows);
    assert_eq!(whole.code, Some(0));
    let lines = |text: &[u8]| memchr::memchr_iter(b'\n', text).count();
    assert_eq!(lines(&whole.out), lines(rows.as_bytes()));
    let middle = rows.len() / 2 + rows[rows.len() / 2..].find("\n2").unwrap() + 1;
    let faulty = format!("{}1,2,\"3\"\n{}", &rows[..middle], &rows[middle..]);
    assert_eq!(is_what_a_pipe_gives(&folder, &faulty).code, Some(2));
}

#[test]
fn a_reader_of_the_beginning_does_not_wait_for_the_end() {
    let folder = Folder::new();
    let path = folder.file("rows.csv", rows());
    let mut child = command().args(["decode", &path]).spawn().unwrap();
    let mut beginning = [0; 1000];
    child.stdout.take().unwrap().read_exact(&mut beginning).unwrap();
    let ran: Ran = child.wait_with_output().unwrap().into();
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}
