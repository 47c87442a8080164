//! What mistakes look like in edition 2015.

use std::fs;
use std::path::Path;

/// What tells a compiler where the crates are that cargo has built for this test.
const EXTERNS: &[&str] = &closure_reason_tests_externs::externs!();

#[test]
fn mistakes_are_told() {
    // Cargo finds this where trybuild runs it.
    let project = concat!(env!("CARGO_TARGET_TMPDIR"), "/../tests/trybuild/", env!("CARGO_PKG_NAME"));
    let folder = Path::new(project).join(".cargo");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), format!("[target.'cfg(all())']\nrustflags = {EXTERNS:?}\n"))
        .unwrap();

    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
