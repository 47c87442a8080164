//! Paths as only Windows reads them.

use crate::generate::folder::{Folder, grade};

/// A repository whose file names this output.
fn with_output(output: &str) -> Folder {
    let config = format!("from = \"metadata.json\"\noutput = '{output}'\n");
    let folder = Folder::new(&[
        ("repository/.git/HEAD", ""),
        ("repository/project/closure-reason.toml", &config),
        ("repository/project/metadata.json", &grade(&[(1, "Good")])),
    ]);
    std::fs::create_dir(folder.path().join("repository/.git/hooks")).unwrap();
    folder
}

#[test]
fn what_a_repository_says_does_not_lead_out_of_it() {
    for (output, why) in [
        (r"..\..\x.rs", "out of the repository"),
        (r"new\..\..\..\x.rs", "out of the repository"),
        (r"C:\closure-reason-x.rs", "out of the repository"),
        (r"\closure-reason-x.rs", "out of the repository"),
        (r"..\.git\hooks", "into git's own folder"),
        ("../.Git./hooks", "into git's own folder"),
        ("../.git /hooks", "into git's own folder"),
    ] {
        let folder = with_output(output);
        let run = folder.run_in("repository/project", &["generate"]);
        assert_eq!(run.code, 2, "{output}: {}", run.err);
        assert!(run.err.contains(&format!("this leads {why}")), "{output}: {}", run.err);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "{output}");
        let hooks = std::fs::read_dir(folder.path().join("repository/.git/hooks")).unwrap();
        assert_eq!(hooks.count(), 0, "{output}");
    }
}

#[test]
fn a_folder_gets_the_name_that_windows_gives_it() {
    let folder = with_output("choices./of_jobs.rs");
    let run = folder.run_in("repository/project", &["generate"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let names = std::fs::read_dir(folder.path().join("repository/project")).unwrap();
    assert!(names.flatten().any(|entry| entry.file_name() == "choices"));
}
