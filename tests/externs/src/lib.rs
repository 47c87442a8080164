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
    let arguments: Vec<_> = env::args().collect();
    let pairs = arguments.windows(2).filter(|pair| ["--extern", "-L"].contains(&&*pair[0]));
    let flags: Vec<_> = pairs.flatten().collect();
    format!("{flags:?}").parse().expect("strings are written as Rust reads them")
}
