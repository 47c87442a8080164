//! Mistakes on the command line.

use crate::conventions::command;

/// What the command says about arguments that it refuses.
fn refused(arguments: &[&str]) -> String {
    let ran = command(arguments).output().unwrap();
    assert!(ran.status.code() == Some(2) && ran.stdout.is_empty(), "{arguments:?}: {ran:?}");
    String::from_utf8(ran.stderr).unwrap()
}

#[test]
fn a_file_without_a_verb_is_answered_with_the_verbs_for_files() {
    let file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    let path = file.path().to_str().unwrap();
    for arguments in [&[path][..], &["--color", "never", path]] {
        let said = refused(arguments);
        assert!(said.contains(&format!("`closure-reason summary \"{path}\"`")), "{said}");
    }
}

/// It is how PowerShell writes them. `-out` would write to a file called `ut`.
#[test]
fn options_with_a_single_dash_are_answered_with_two() {
    for (arguments, option) in [
        (&["summary", "-from", "a.json", "b.csv"][..], "from"),
        (&["decode", "a.csv", "-output", "b.csv"], "output"),
        (&["decode", "a.csv", "-out=b.csv"], "output"),
        (&["list", "-as", "csv"], "as"),
        (&["list", "-verbose"], "verbose"),
        (&["-verbose", "list"], "verbose"),
    ] {
        let said = refused(arguments);
        assert!(said.ends_with(&format!("\n  help: write `--{option}`\n")), "{said}");
    }
    // These mean what they say.
    for arguments in [&["list", "-o-"][..], &["list", "-vo", "-"], &["completions", "bash", "--", "-output"]]
    {
        let ran = command(arguments).output().unwrap();
        assert!(!String::from_utf8_lossy(&ran.stderr).contains("dashes"), "{ran:?}");
    }
}

#[test]
fn what_other_programs_call_an_option_is_understood() {
    for (arguments, remedy) in [
        (["summary", "--input", "a.csv"], "give files without an option: `closure-reason summary FILE`"),
        (["check", "--path=src", "-v"], "give files without an option: `closure-reason check FILE`"),
        (["list", "--file", "a.json"], "write `--from`, which takes metadata"),
    ] {
        let said = refused(&arguments);
        assert!(said.contains(remedy), "{said}");
    }
    let json = |option| command(&["list", option, "json"]).output().unwrap().stdout;
    assert!(!json("--as").is_empty() && json("--as") == json("--format"));
}

#[cfg(windows)]
#[test]
fn help_is_asked_for_as_on_windows() {
    for arguments in [&["/?"][..], &["summary", "/?"]] {
        let ran = command(arguments).output().unwrap();
        assert!(ran.status.success() && String::from_utf8_lossy(&ran.stdout).contains("Usage: "), "{ran:?}");
    }
}

/// Shells of Windows do not replace wildcards.
#[cfg(windows)]
#[test]
fn wildcards_are_replaced_by_files() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.csv", "b.CSV"] {
        std::fs::write(folder.path().join(name), "msdyn_closurereason\n192350004\n").unwrap();
    }
    let rows = folder.path().join("*.csv");
    let ran = command(&["summary", "--as", "csv", rows.to_str().unwrap()]).output().unwrap();
    assert!(String::from_utf8_lossy(&ran.stdout).contains(",192350004,AgentClosed,true,2"), "{ran:?}");
    let none = folder.path().join("*.xlsx");
    assert!(refused(&["summary", none.to_str().unwrap()]).contains("no file has such a name"));
}
