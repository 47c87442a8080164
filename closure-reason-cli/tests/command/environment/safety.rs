//! What is written, and where, while an environment is slow.

use std::os::unix::fs::symlink;
use std::sync::Mutex;

use crate::environment::command::Bench;
use crate::environment::dataverse::{Dataverse, serve};
use crate::environment::server::Server;

#[test]
fn edits_made_during_the_request_are_not_overwritten() {
    let bench = Bench::new();
    let file = bench.path("src/demo_job.rs");
    let (edited, dataverse) = (file.clone(), Dataverse::of_samples());
    let once = Mutex::new(true);
    let server = Server::start(move |request| {
        if std::mem::take(&mut *once.lock().unwrap()) {
            std::fs::create_dir_all(edited.parent().unwrap()).unwrap();
            std::fs::write(&edited, "// Mine.\n").unwrap();
        }
        dataverse.answer(request)
    });
    let generate = ["generate", "--environment", &server.url, "--table", "demo_job", "-o", "src"];
    let told = bench.run(&generate).failed(server.port);
    assert!(told.starts_with("error: src/demo_job.rs: the file has changed since it was read"), "{told}");
    assert_eq!(bench.contents("src"), [("src/demo_job.rs".to_owned(), "// Mine.\n".to_owned())]);
    bench.run(&generate).done();
    assert!(std::fs::read_to_string(file).unwrap().starts_with("// Mine.\n"));
}

#[test]
fn fetch_does_not_follow_a_repositorys_links_out_of_it() {
    let server = serve(Dataverse::of_samples());
    let bench = Bench::new();
    std::fs::create_dir(bench.path("outside")).unwrap();
    std::fs::create_dir(bench.path("metadata")).unwrap();
    symlink("../outside", bench.path("metadata/global")).unwrap();
    // Whether the user or the file has named the folder.
    let told = bench.fetch(&server, &["--table", "demo_job"]).failed(server.port);
    let link = "error: metadata/global/demo_grade.json: this leads out of `metadata`, to outside/demo_grade.json: \
                nothing is written there\n  help: if that is what you want";
    assert!(told.contains(link), "{told}");
    let before = server.seen().len();
    for from in ["../outside", "metadata/.git", "/nowhere"] {
        std::fs::create_dir_all(bench.path("project")).unwrap();
        let config =
            format!("environment = \"{}\"\nfrom = \"{from}\"\ntables = [\"demo_job\"]\n", server.url);
        std::fs::write(bench.path("project/closure-reason.toml"), config).unwrap();
        let told = bench.run_in("project", &["fetch"]).failed(server.port);
        assert!(told.contains("nothing is written there"), "{told}");
    }
    // Nothing is requested if it cannot be written.
    assert_eq!(server.seen().len(), before);
    assert_eq!(std::fs::read_dir(bench.path("outside")).unwrap().count(), 0);
    // A link that the user types is followed.
    symlink("outside", bench.path("typed")).unwrap();
    bench.run(&["fetch", "--environment", &server.url, "--table", "demo_job", "-o", "typed"]).done();
    assert!(bench.path("outside/global/demo_grade.json").is_file());
}
