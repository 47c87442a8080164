//! `-o FILE`: the same data in a file, with every verb that has data.

use std::fs;
use std::process::Output;

use super::{command, data};

const ENUM: &str =
    "#[derive(OptionSet)]\n#[option_set(table = \"t\", column = \"c\")]\nenum E {\n    A = 1,\n}\n";
const LIST: &str =
    "key,table_name,column_name,kind,set_name,is_global,value,language_id,label\n1,t,c,choice,,false,1,,A\n";
const ROWS: &str = "id,msdyn_closurereason\n1,192350004\n2,192350009\n";

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in [("rows.csv", ROWS), ("list.csv", LIST), ("enums.rs", ENUM)] {
            fs::write(folder.0.path().join(name), text).unwrap();
        }
        folder
    }

    fn run(&self, arguments: &[&str]) -> Output {
        command(arguments).current_dir(self.0.path()).output().unwrap()
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.path().join(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// Each verb that has data, with arguments for the files of the folder.
const VERBS: [&[&str]; 13] = [
    &["list"],
    &["list", "--as", "json"],
    &["list", "--from", "list.csv", "--as", "csv"],
    &["explain", "192350004"],
    &["check", "--from", "list.csv", "enums.rs"],
    &["check", "--from", "list.csv", "enums.rs", "--format", "json"],
    &["diff", "list.csv", "list.csv"],
    &["summary", "rows.csv"],
    &["summary", "rows.csv", "--as", "html"],
    &["decode", "rows.csv"],
    &["completions", "powershell"],
    &["man"],
    &["man", "check"],
];

#[test]
fn text_is_not_written_to_files_of_programs_that_expect_something_else() {
    let folder = tempfile::tempdir().unwrap();
    for (name, is_written) in
        [("a.xlsx", false), ("A.XLSX", false), ("a.parquet", false), ("a.csv", true), ("xlsx", true)]
    {
        let path = folder.path().join(name);
        let ran = command(&["list", "--as", "csv", "-o", path.to_str().unwrap()]).output().unwrap();
        assert!(ran.status.success() == is_written && path.exists() == is_written, "{name}: {ran:?}");
        let said = String::from_utf8_lossy(&ran.stderr).contains("what is written is text, not .");
        assert_eq!(said, !is_written, "{name}: {ran:?}");
    }
}

#[test]
fn a_file_has_what_standard_output_would_get() {
    let folder = Folder::new();
    for arguments in VERBS {
        let printed = folder.run(arguments);
        let written = folder.run(&[arguments, &["-o", "out"]].concat());
        assert_eq!(written.status.code(), Some(0), "{arguments:?}: {written:?}");
        assert!(written.stdout.is_empty(), "{arguments:?}");
        assert_eq!(written.stderr, printed.stderr, "{arguments:?}");
        assert!(folder.read("out") == printed.stdout && !printed.stdout.is_empty(), "{arguments:?}");
    }
    assert_eq!(folder.names(), ["enums.rs", "list.csv", "out", "rows.csv"]);
}

#[test]
fn the_file_is_written_even_if_the_answer_is_no() {
    let folder = Folder::new();
    fs::write(folder.0.path().join("enums.rs"), ENUM.replace('1', "2")).unwrap();
    let output =
        folder.run(&["check", "--from", "list.csv", "enums.rs", "--format", "json", "-o", "out.json"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(String::from_utf8(folder.read("out.json")).unwrap().contains("\"compared\": 1"));
}

#[test]
fn no_verb_overwrites_its_input() {
    let folder = Folder::new();
    fs::write(folder.0.path().join("closure-reason.toml"), "serde = true\n").unwrap();
    let before: Vec<_> = folder.names().iter().map(|name| folder.read(name)).collect();
    for (arguments, inputs) in [
        (&["list", "--from", "list.csv"][..], &["list.csv", "closure-reason.toml"][..]),
        // Files in a folder that is read are inputs too.
        (&["list", "--from", "."], &["list.csv", "enums.rs"]),
        (&["explain", "1", "--from", "list.csv"], &["./list.csv"]),
        (&["check", "--from", "list.csv", "."], &["list.csv", "enums.rs"]),
        (&["summary", "rows.csv"], &["rows.csv"]),
        (&["decode", "rows.csv"], &["rows.csv"]),
        (&["decode", "rows.csv", "--from", "list.csv", "--column", "c"], &["list.csv"]),
    ] {
        for input in inputs {
            let output = folder.run(&[arguments, &["-o", input]].concat());
            let told = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{arguments:?} -o {input}: {told}");
            assert!(told.contains("the output is also an input"), "{arguments:?} -o {input}: {told}");
        }
    }
    assert!(before == folder.names().iter().map(|name| folder.read(name)).collect::<Vec<_>>());
}

#[test]
fn no_verb_appends_to_its_input() {
    let folder = Folder::new();
    let append = fs::File::options().append(true).open(folder.0.path().join("list.csv")).unwrap();
    let mut list = command(&["list", "--from", "list.csv"]);
    let output = list.current_dir(folder.0.path()).stdout(append).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("list.csv: the output is also an input"), "{told}");
    assert_eq!(folder.read("list.csv"), LIST.as_bytes());
}

#[test]
fn a_file_in_an_input_folder_that_was_not_read_may_be_overwritten() {
    let folder = Folder::new();
    for _ in 0..2 {
        let output = folder.run(&["check", "--from", "list.csv", ".", "-o", "report.txt"]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    }
}

#[test]
fn an_unchanged_file_is_not_touched() {
    let folder = Folder::new();
    let out = folder.0.path().join("out.csv");
    let write = || assert!(folder.run(&["list", "--as", "csv", "-o", "out.csv"]).status.success());
    write();
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(&out).unwrap().set_modified(long_ago).unwrap();
    write();
    assert_eq!(out.metadata().unwrap().modified().unwrap(), long_ago);
    fs::write(&out, "something else").unwrap();
    write();
    assert_eq!(folder.read("out.csv"), data(&["list", "--as", "csv"]).into_bytes());
}

#[test]
fn a_file_that_cannot_be_written_is_an_error() {
    let folder = Folder::new();
    fs::create_dir(folder.0.path().join("folder")).unwrap();
    for (output, told) in [("none/out.csv", "its folder does not exist"), ("folder", "this is a folder")] {
        let output = folder.run(&["list", "-o", output]);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert!(error.contains(told), "{error}");
    }
}

#[test]
fn a_device_takes_what_a_file_would() {
    let folder = Folder::new();
    let before = folder.names();
    for device in if cfg!(windows) { ["NUL", "nul"] } else { ["/dev/null"; 2] } {
        let output = folder.run(&["list", "-o", device]);
        assert!(output.status.success(), "{device}: {}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(folder.names(), before);
}

#[test]
fn a_file_has_colors_only_on_request() {
    let folder = Folder::new();
    for (color, expected) in [("auto", false), ("never", false), ("always", true)] {
        assert!(folder.run(&["--color", color, "explain", "192350004", "-o", "out"]).status.success());
        assert_eq!(folder.read("out").contains(&0x1b), expected, "{color}");
    }
}

#[test]
fn a_name_that_ends_in_gz_is_compressed() {
    let folder = Folder::new();
    assert!(folder.run(&["list", "--as", "json", "-o", "list.json.gz"]).status.success());
    assert!(folder.read("list.json.gz").starts_with(&[0x1f, 0x8b]));
    let read = folder.run(&["list", "--from", "list.json.gz", "--as", "json"]);
    assert_eq!(String::from_utf8(read.stdout).unwrap(), data(&["list", "--as", "json"]));
}
