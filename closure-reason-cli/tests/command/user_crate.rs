//! A crate of a user around generated code.

use std::path::Path;
use std::process::Command;

/// Makes a crate of a folder that has `src`, and cargo for it, with warnings denied.
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let manifest = format!(
        "[package]\nname = \"generated\"\nedition = \"2024\"\n[workspace]\n[lints.rust]\nwarnings = \"deny\"\n\
         [dependencies]\nclosure-reason = {{ path = '{}', features = [\"serde\"] }}\nserde_derive = \"1\"\n",
        repository.join("closure-reason").display()
    );
    std::fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    std::fs::copy(repository.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(repository.join("target"), Into::into);
    let mut cargo = Command::new(env!("CARGO"));
    // The derive and what it depends on are built once for all tests, and for the cases of trybuild: it builds in the same
    // folder, for a target that it names, the same versions, with the same features (`serde_derive` needs some), and not
    // incrementally.
    cargo
        .args(arguments)
        .envs(host().map(|host| ("CARGO_BUILD_TARGET", host)))
        .env("CARGO_TARGET_DIR", target.join("tests/trybuild"))
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(folder);
    cargo
}

/// The system that the compiler runs on, if there is a compiler: under wine, there is none.
fn host() -> Option<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("-vV").output().ok()?;
    let lines = String::from_utf8(output.stdout).ok()?;
    lines.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned)
}
