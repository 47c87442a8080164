//! Writes the enum `EntityType`, with as many options as `duplicaterule.baseentitytypecode` has in
//! a large environment.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let mut source =
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]\nenum EntityType {\n".to_owned();
    let (system, custom) = ((7..=6_720).step_by(7), 10_000..=10_959);
    for value in system.chain(custom) {
        writeln!(source, "#[option(value = {value}, label = \"Table {value}\")] Table{value},")
            .expect("a string takes any text");
    }
    source.push_str("}\n");
    let out = env::var("OUT_DIR").expect("cargo names the directory");
    fs::write(Path::new(&out).join("entity_type.rs"), source).expect("the directory is there");
}
