//! Which tables are fetched.

use expect_test::expect;
use serde_json::json;

use crate::environment::command::{Bench, jwt};
use crate::environment::dataverse::{Dataverse, serve};

#[test]
fn tables_are_chosen_by_globs_and_by_solution() {
    let mut dataverse = Dataverse::default();
    for (number, name) in ["account", "new_a", "new_b", "new_log"].into_iter().enumerate() {
        dataverse.invent(name, number, None);
    }
    let id = |number: usize| format!("00000000-0000-0000-0000-{number:012}");
    dataverse
        .solutions
        .insert("Core".into(), vec![id(0), id(1), "11111111-0000-0000-0000-000000000000".into()]);
    dataverse.solutions.insert("Empty".into(), Vec::new());
    let server = serve(dataverse);
    for (arguments, tables) in [
        (&["--all"][..], &["account", "new_a", "new_b", "new_log"][..]),
        (&["--table", "account"], &["account"]),
        (&["--table", "NEW_?"], &["new_a", "new_b"]),
        (&["--table", "new_*", "--table", "!*log"], &["new_a", "new_b"]),
        (&["--table", "!new_*"], &["account"]),
        (&["--solution", "Core"], &["account", "new_a"]),
        (&["--solution", "Core", "--table", "new_*"], &["new_a"]),
    ] {
        let bench = Bench::new();
        bench.fetch(&server, arguments).done();
        let mut found: Vec<_> =
            bench.files().iter().map(|file| file.split('/').nth(1).unwrap().to_owned()).collect();
        found.dedup();
        assert_eq!(found, tables, "{arguments:?}");
    }
    for (arguments, told) in [
        (
            &["--table", "new_c"][..],
            expect![[r#"
            error: `--table new_c` matches nothing
              help: the nearest names are new_a, new_b, new_log
        "#]],
        ),
        (
            &["--solution", "Core", "--table", "new_log"],
            expect![[r#"
            error: `--table new_log` matches nothing
              help: the nearest names are new_a, account
        "#]],
        ),
        (
            &["--solution", "core solution"],
            expect![[r#"
            error: `--solution core solution` is not the unique name of a solution
              help: give the name, not the display name: letters, digits and `_` only
        "#]],
        ),
        (
            &["--solution", "Cor"],
            expect![[r#"
            error: there is no solution `Cor` in http://127.0.0.1:PORT
              help: give the name, not the display name; Power Apps shows it in the list of solutions
        "#]],
        ),
        (
            &["--solution", "Empty"],
            expect![[r#"
                error: the solution `Empty` has no tables
                  help: name tables with `--table`, or give the solution that they were added to
            "#]],
        ),
        (
            &[],
            expect![[r#"
            error: which tables?
              help: name them with `--table GLOB`, or with `tables` in closure-reason.toml; `--solution NAME` takes those of a solution, `--all` takes all
        "#]],
        ),
        (
            &["--all", "--table", "x"],
            expect![[r#"
            error: the argument '--all' cannot be used with '--table <GLOB>'

            Usage: closure-reason fetch --environment <URL> --output <DIR> --all

            For more information, try '--help'.
        "#]],
        ),
        (
            &["--table", "[a"],
            expect![[r#"
                error: `--table [a` is not a glob: invalid range pattern
                  help: `*` matches any characters, `?` matches one, and `[ab]` matches `a` or `b`
            "#]],
        ),
    ] {
        let bench = Bench::new();
        told.assert_eq(&bench.fetch(&server, arguments).failed(server.port));
        assert_eq!(bench.files(), [""; 0]);
    }
}

#[test]
fn files_of_removed_tables_are_reported_and_kept() {
    let mut dataverse = Dataverse::default();
    dataverse.invent("new_a", 1, Some("new_area"));
    dataverse.invent("new_b", 2, Some("new_zone"));
    let bench = Bench::new();
    bench.fetch(&serve(dataverse.clone()), &["--all"]).done();
    std::fs::create_dir(bench.path("metadata/notes")).unwrap();

    // Files that were not fetched this time are reported only if their table is gone.
    let run = bench.fetch(&serve(dataverse.clone()), &["--table", "new_b"]).done();
    assert_eq!(run.told, "fetched 1 table and 1 global set into metadata: 0 files written, 7 unchanged\n");

    let (_, casts) = dataverse.tables.get_mut("new_b").unwrap();
    casts.insert("picklist", crate::environment::dataverse::list("new_b", "Picklist", ""));
    dataverse.tables.remove("new_a");
    let run = bench.fetch(&serve(dataverse), &["--all"]).done();
    expect![[r#"
        note: metadata/new_a: the environment no longer has a table `new_a`; delete the folder if that is right
        note: metadata/global/new_zone.json: no table here uses the global set `new_zone` any longer; delete the file if that is right
        fetched 1 table and 0 global sets into metadata: 1 file written, 5 unchanged
    "#]].assert_eq(&run.told);
    assert_eq!(bench.files().len(), 14);
}

#[test]
fn unsafe_names_never_become_paths() {
    let mut dataverse = Dataverse::default();
    dataverse.invent("new_a", 1, Some("../../evil"));
    dataverse.invent("../evil", 2, None);
    dataverse.invent("global", 3, None);
    let server = serve(dataverse);
    let bench = Bench::new();
    let run = bench.fetch(&server, &["--all"]).done();
    expect![[r#"
        note: http://127.0.0.1:PORT: the table `../evil` is left out: its name cannot be a folder name
        note: http://127.0.0.1:PORT: the table `global` is left out: its name cannot be a folder name
        note: http://127.0.0.1:PORT: the global set `../../evil` is left out: its name cannot be a file name
        fetched 1 table and 0 global sets into metadata: 6 files written, 0 unchanged
    "#]]
    .assert_eq(&run.told.replace(&format!(":{}", server.port), ":PORT"));
    assert!(bench.files().iter().all(|file| file.starts_with("metadata/new_a/")), "{:?}", bench.files());
}

#[test]
fn the_config_replaces_arguments() {
    let server = serve(Dataverse::of_samples());
    // A token for this server, because an address from a file gets no other token.
    let bench = Bench::new().with("DATAVERSE_TOKEN", &jwt(&json!({"aud": server.url})));
    let config = format!("environment = \"{}\"\nfrom = \"metadata\"\ntables = [\"demo_*\"]\n", server.url);
    std::fs::write(bench.path("closure-reason.toml"), config).unwrap();
    bench.run(&["fetch"]).done();
    assert_eq!(bench.contents("metadata").len(), 7);
    // If there are files, they are read; only `fetch` queries the environment.
    let asked = server.seen().len();
    let listed = bench.run(&["list", "--as", "csv"]).done();
    assert_eq!(server.seen().len(), asked);

    std::fs::write(
        bench.path("closure-reason.toml"),
        format!("environment = \"{}\"\ntables = [\"demo_*\"]\n", server.url),
    )
    .unwrap();
    let asked_now = bench.run(&["list", "--as", "csv"]).done();
    assert_eq!(asked_now.out, listed.out);
    assert!(server.seen().len() > asked);
    let url = server.url.replace(&format!(":{}", server.port), ":PORT");
    let note = format!("note: closure-reason.toml: the environment is {url}\n");
    assert_eq!(asked_now.told.replace(&format!(":{}", server.port), ":PORT"), note);
    let told = bench.run(&["fetch"]).failed(server.port);
    expect![[r#"
        error: there is no folder for the files
          help: say where to write them with `-o DIR`, or with one path as `from` in closure-reason.toml
    "#]]
    .assert_eq(&told);
    let told = Bench::new().run(&["fetch", "--all", "-o", "metadata"]).failed(server.port);
    expect![[r#"
        error: there is no environment to fetch from
          help: say which with `--environment URL`, or with `environment` in closure-reason.toml
    "#]]
    .assert_eq(&told);
}
