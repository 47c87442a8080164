//! Lets a compile-fail case use the crates that cargo has built for its test.

use std::env;

use proc_macro::TokenStream;

/// What cargo has told the compiler of the calling program about other crates, as an array of
/// strings: `["--extern", "serde=/target/debug/deps/libserde-0123.rlib", "-L", ..]`.
///
/// # Panics
/// Never: `{:?}` writes strings as Rust reads them.
#[proc_macro]
pub fn externs(_: TokenStream) -> TokenStream {
    format!("{:?}", flags()).parse().expect("strings are written as Rust reads them")
}

/// Tells trybuild the same. Cargo finds the file where trybuild runs it: in the target directory,
/// which both ask cargo for, since that of a test may be a folder for one platform in it.
///
/// # Panics
/// Never, as above.
#[proc_macro]
pub fn lend_externs(_: TokenStream) -> TokenStream {
    let config = format!("[target.'cfg(all())']\nrustflags = {:?}\n", flags());
    let code = format!(
        r#"{{
            let arguments = ["metadata", "--no-deps", "--format-version=1"];
            let output = std::process::Command::new(env!("CARGO")).args(arguments).output().unwrap();
            let metadata = String::from_utf8(output.stdout).unwrap();
            let target = metadata.split("\"target_directory\":\"").nth(1).expect("cargo names the target directory");
            let target = target.split('"').next().unwrap().replace("\\\\", "\\");
            let project = std::path::Path::new(&target).join("tests/trybuild").join(env!("CARGO_PKG_NAME"));
            let folder = project.join(".cargo");
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("config.toml"), {config:?}).unwrap();
        }}"#
    );
    code.parse().expect("this is Rust")
}

fn flags() -> Vec<String> {
    let arguments: Vec<_> = env::args().collect();
    let pairs = arguments.windows(2).filter(|pair| ["--extern", "-L"].contains(&&*pair[0]));
    pairs.flatten().cloned().collect()
}
