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

/// Tells trybuild the same. Cargo finds the file where trybuild runs it.
///
/// # Panics
/// Never, as above.
#[proc_macro]
pub fn lend_externs(_: TokenStream) -> TokenStream {
    let config = format!("[target.'cfg(all())']\nrustflags = {:?}\n", flags());
    let code = format!(
        r#"{{
            let project = concat!(env!("CARGO_TARGET_TMPDIR"), "/../tests/trybuild/", env!("CARGO_PKG_NAME"));
            let folder = std::path::Path::new(project).join(".cargo");
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
