//! Nothing is lost or written to the wrong place: real processes that run at the same time, are stopped or killed.

#![cfg(unix)]

use std::fs::{File, Permissions};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;
use std::time::Duration;

use expect_test::expect;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::generate::folder::{Folder, Run, grade};

const GENERATE: [&str; 5] = ["generate", "--from", "metadata.json", "-o", "src/choices"];

fn command(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_closure-reason"));
    command.args(arguments).current_dir(folder.path());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn ended(child: Child) -> Run {
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// Everything below a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Runs with slow metadata, as from an environment: the Rust files have been read before it arrives.
fn meanwhile(folder: &Folder, output: &str, change: impl FnOnce()) -> Run {
    let pipe = folder.path().join("metadata.pipe");
    if !pipe.exists() {
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    }
    let child = command(folder, &["generate", "--from", "metadata.pipe", "-o", output]).spawn().unwrap();
    // Opening blocks until the other end is open.
    let mut metadata = File::options().write(true).open(&pipe).unwrap();
    change();
    metadata.write_all(folder.read("metadata.json").as_bytes()).unwrap();
    drop(metadata);
    ended(child)
}

#[test]
fn a_file_changed_during_the_run_is_not_overwritten() {
    let folder = Folder::new(&[("metadata.json", &grade(&[(1, "Good")]))]);
    folder.quietly(&GENERATE);
    folder.write("metadata.json", &grade(&[(1, "Good"), (2, "Fair")]));
    let before = folder.read("src/choices/demo_job.rs");
    let edited = before.clone() + "\n// Mine.\n";
    for file in ["src/choices", "src/choices/demo_job.rs"] {
        folder.write("src/choices/demo_job.rs", &before);
        let run = meanwhile(&folder, file, || folder.write("src/choices/demo_job.rs", &edited));
        assert_eq!((run.code, &*run.out), (2, ""));
        expect![[r#"
            error: src/choices/demo_job.rs: the file has changed since it was read, so nothing is written
              help: run the command again: it will start from what is there now
        "#]]
        .assert_eq(&run.err);
        assert_eq!(folder.read("src/choices/demo_job.rs"), edited);
        // A removed file counts as changed.
        folder.write("src/choices/demo_job.rs", &before);
        let gone = || std::fs::remove_file(folder.path().join("src/choices/demo_job.rs")).unwrap();
        assert_eq!(meanwhile(&folder, file, gone).code, 2);
        assert_eq!(names(&folder.path().join("src/choices")), ["mod.rs"]);
    }
    // A file that appears in the meantime belongs to someone else.
    let run = meanwhile(&folder, "src/new.rs", || folder.write("src/new.rs", "fn f() {}\n"));
    assert_eq!((run.code, &*folder.read("src/new.rs")), (2, "fn f() {}\n"));
}

#[test]
fn lines_added_to_the_module_by_others_stay() {
    let folder = Folder::new(&[("metadata.json", &grade(&[(1, "Good")]))]);
    for (meanwhile_there, then) in [
        ("pub mod demo_abc;\n", "pub mod demo_abc;\npub mod demo_job;\n"),
        ("pub mod demo_job;\n", "pub mod demo_job;\n"),
        ("//! Mine.\n", "//! Mine.\n\npub mod demo_job;\n"),
    ] {
        folder.write("src/choices/mod.rs", "");
        std::fs::remove_file(folder.path().join("src/choices/mod.rs")).unwrap();
        let run = meanwhile(&folder, "src/choices", || folder.write("src/choices/mod.rs", meanwhile_there));
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(folder.read("src/choices/mod.rs"), then);
    }
}

#[test]
fn four_runs_at_once_keep_every_line() {
    for _ in 0..5 {
        let folder = Folder::new(&[]);
        let tables = ["demo_a", "demo_b", "demo_c", "demo_d"];
        for table in tables {
            folder.write(&format!("{table}.json"), &grade(&[(1, "Good")]).replace("demo_job", table));
        }
        let runs = tables.map(|table| {
            let from = format!("{table}.json");
            command(&folder, &["generate", "--from", &from, "-o", "src/choices"]).spawn().unwrap()
        });
        for run in runs {
            let run = ended(run);
            assert_eq!(run.code, 0, "{}", run.err);
        }
        let lines = tables.map(|table| format!("pub mod {table};\n"));
        assert_eq!(folder.read("src/choices/mod.rs"), lines.concat());
        let files = ["demo_a.rs", "demo_b.rs", "demo_c.rs", "demo_d.rs", "mod.rs"];
        assert_eq!(names(&folder.path().join("src/choices")), files);
    }
}

#[test]
fn four_runs_with_the_same_metadata_write_it_once() {
    let folder = Folder::new(&[("metadata.json", &grade(&[(1, "Good")]))]);
    let runs = [(); 4].map(|()| command(&folder, &GENERATE).spawn().unwrap());
    for run in runs {
        assert_eq!(ended(run).code, 0);
    }
    assert_eq!(folder.read("src/choices/mod.rs"), "pub mod demo_job;\n");
    assert_eq!(folder.quietly(&[&GENERATE[..], &["--check"]].concat()), "");
}

/// A run that has begun to write, and waits for rows as long as its input is open.
fn waiting(folder: &Folder) -> (Child, ChildStdin, PathBuf) {
    let mut child = command(folder, &["decode", "-", "-o", "out/labeled.csv"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"msdyn_closurereason\n192350004\n").unwrap();
    let out = folder.path().join("out");
    loop {
        if let [only] = &names(&out)[..] {
            return (child, input, out.join(only));
        }
        assert!(child.try_wait().unwrap().is_none(), "it has ended");
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_stopped_run_leaves_no_temporary_files_and_a_killed_ones_are_removed_later() {
    let folder = Folder::new(&[("metadata.json", &grade(&[(1, "Good")])), ("out/x", "")]);
    std::fs::remove_file(folder.path().join("out/x")).unwrap();
    for signal in [Signal::SIGHUP, Signal::SIGINT, Signal::SIGQUIT, Signal::SIGTERM] {
        let (mut child, mut input, file) = waiting(&folder);
        // Under `nohup` and in the background of a script, some signals are ignored, and stay so.
        let is_ignored = is_ignored(child.id(), signal);
        kill(Pid::from_raw(child.id().try_into().unwrap()), signal).unwrap();
        if is_ignored {
            input.write_all(b"192350004\n").unwrap();
            drop(input);
            assert!(child.wait().unwrap().success());
            std::fs::remove_file(folder.path().join("out/labeled.csv")).unwrap();
            continue;
        }
        // The shell sees which signal it was.
        assert_eq!(child.wait().unwrap().signal(), Some(signal as i32));
        assert!(!file.exists());
    }
    let (mut child, _input, file) = waiting(&folder);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(file.exists());
    // Files of a running command stay, and so do files that only look similar.
    for foreign in ["out/.closure-reason-.txt", "out/.tmpabc"] {
        folder.write(foreign, "");
    }
    symlink("/dev/null", folder.path().join("out/.closure-reason-link.tmp")).unwrap();
    folder.write("out/.closure-reason-alive.tmp", "");
    let alive =
        File::options().write(true).open(folder.path().join("out/.closure-reason-alive.tmp")).unwrap();
    alive.lock().unwrap();
    folder.quietly(&["generate", "--from", "metadata.json", "-o", "out"]);
    let left = [
        ".closure-reason-.txt",
        ".closure-reason-alive.tmp",
        ".closure-reason-link.tmp",
        ".tmpabc",
        "demo_job.rs",
        "mod.rs",
    ];
    assert_eq!(names(&folder.path().join("out")), left);
}

#[cfg(target_os = "linux")]
fn is_ignored(process: u32, signal: Signal) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).unwrap();
    u64::from_str_radix(ignored.trim(), 16).unwrap() >> (signal as i32 - 1) & 1 == 1
}

/// Elsewhere nothing says it.
#[cfg(not(target_os = "linux"))]
fn is_ignored(_: u32, _: Signal) -> bool {
    false
}

#[test]
fn mode_and_owner_of_an_edited_file_stay() {
    let folder = Folder::new(&[("metadata.json", &grade(&[(1, "Good")]))]);
    folder.quietly(&GENERATE);
    let file = folder.path().join("src/choices/demo_job.rs");
    std::fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
    let is_root = file.metadata().unwrap().uid() == 0;
    if is_root {
        std::os::unix::fs::chown(&file, Some(1234), Some(4321)).unwrap();
    }
    let before = file.metadata().unwrap();
    folder.write("metadata.json", &grade(&[(1, "Good"), (2, "Fair")]));
    folder.quietly(&GENERATE);
    let after = file.metadata().unwrap();
    let about = |file: &std::fs::Metadata| (file.mode(), file.uid(), file.gid());
    assert_eq!(about(&after), about(&before));
    assert_ne!(after.ino(), before.ino());
    if !is_root {
        return;
    }
    // Only root can give files away.
    let program = folder.path().join("closure-reason");
    // If this process had it open for writing, what another test starts meanwhile could still have it open, and then
    // it could not be run.
    let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_closure-reason")).arg(&program).status();
    assert!(copied.unwrap().success());
    std::fs::set_permissions(folder.path(), Permissions::from_mode(0o777)).unwrap();
    std::fs::set_permissions(folder.path().join("src/choices"), Permissions::from_mode(0o777)).unwrap();
    std::fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
    folder.write("metadata.json", &grade(&[(1, "Good"), (2, "Fair"), (3, "Poor")]));
    let output = Command::new(program)
        .args(GENERATE)
        .current_dir(folder.path())
        .uid(1000)
        .gid(1000)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success());
    expect![[r#"
        note: src/choices/demo_job.rs: the file belongs to user 1234 and group 4321, and will belong to user 1000 and group 1000: the system does not let you give files away
        changed enum `Grade` (demo_job.demo_grade)
          added `Poor` = 3, "Poor"
        wrote 1 file, 1 unchanged, in src/choices
    "#]].assert_eq(&String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_repositorys_config_does_not_lead_out_of_it() {
    let metadata = grade(&[(1, "Good")]);
    let refused = |folder: &Folder, below: &str, told: expect_test::Expect| {
        let run = folder.run_in(below, &["generate"]);
        assert_eq!((run.code, &*run.out), (2, ""));
        let here = folder.path().canonicalize().unwrap().display().to_string();
        told.assert_eq(&run.err.replace(&here, "HERE"));
    };
    // Without a repository, the folder of the file is the limit.
    let folder = Folder::new(&[("project/metadata.json", &metadata)]);
    folder.write("project/closure-reason.toml", "from = \"metadata.json\"\noutput = \"../elsewhere/src\"\n");
    refused(
        &folder,
        "project",
        expect![[r#"
        error: ../elsewhere/src: this leads out of the folder of closure-reason.toml, to HERE/elsewhere/src: nothing is written there
          help: if that is what you want, name it on the command line: `-o HERE/elsewhere/src`
    "#]],
    );
    assert!(!folder.has("elsewhere"));
    assert_eq!(folder.run_in("project", &["generate", "-o", "../elsewhere/src"]).code, 0);
    std::fs::remove_dir_all(folder.path().join("elsewhere")).unwrap();
    // In a repository, its folder is the limit.
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    assert_eq!(folder.run_in("project", &["generate"]).code, 0);
    // Git runs hooks from its folder.
    for output in [
        "../.git/hooks",
        "../x/../.git/hooks",
        "../.GIT",
        // Other names of it on Windows.
        "../Git~1/hooks",
        "../.git./hooks",
        "../.git /hooks",
        "../.git::$INDEX_ALLOCATION/hooks",
    ] {
        folder.write(
            "project/closure-reason.toml",
            &format!("from = \"metadata.json\"\noutput = \"{output}\"\n"),
        );
        let run = folder.run_in("project", &["generate"]);
        assert_eq!(run.code, 2);
        assert!(
            run.err.starts_with(&format!("error: {output}: this leads into git's own folder")),
            "{}",
            run.err
        );
    }
    assert_eq!(names(&folder.path().join(".git")), [""; 0]);
    // Links that someone has committed.
    std::fs::create_dir_all(folder.path().join("project/src")).unwrap();
    let outside = tempfile::tempdir().unwrap();
    folder.write("project/closure-reason.toml", "from = \"metadata.json\"\noutput = \"src\"\n");
    for link in ["demo_job.rs", "mod.rs"] {
        symlink(outside.path().join("x.rs"), folder.path().join("project/src").join(link)).unwrap();
        let run = folder.run_in("project", &["generate"]);
        assert_eq!(run.code, 2);
        assert!(
            run.err.starts_with(&format!("error: src/{link}: this leads out of the repository")),
            "{}",
            run.err
        );
        // Even in a folder that the user names, someone else may have placed the link.
        let run = folder.run_in("project", &["generate", "-o", "src"]);
        assert_eq!(run.code, 2);
        assert!(run.err.starts_with(&format!("error: src/{link}: this leads out of `src`")), "{}", run.err);
        std::fs::remove_file(folder.path().join("project/src").join(link)).unwrap();
    }
    assert_eq!(names(outside.path()), [""; 0]);
    assert_eq!(names(&folder.path().join("project/src")), [""; 0]);
    // A link that the user types is followed.
    symlink(outside.path(), folder.path().join("project/linked")).unwrap();
    assert_eq!(folder.run_in("project", &["generate", "-o", "linked"]).code, 0);
    assert_eq!(names(outside.path()), ["demo_job.rs", "mod.rs"]);
}
