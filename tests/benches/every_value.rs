//! Looks up every `i32` in a set with each form of table: each option is found by its own value and by no other.
//! `cargo bench -p closure-reason-benches --bench every_value`, a few seconds for each set.

use std::process::ExitCode;
use std::thread;

use closure_reason::{ClosureReason, OptionSet};

#[allow(unreachable_pub, dead_code, unused_imports, clippy::pedantic, reason = "generated")]
mod sets {
    pub mod contiguous_256 {
        include!(concat!(env!("OUT_DIR"), "/contiguous_256.rs"));
    }
    pub mod sparse_1024 {
        include!(concat!(env!("OUT_DIR"), "/sparse_1024.rs"));
    }
}

/// What is wrong with the values of a set, if anything.
fn faults<T: OptionSet>() -> Vec<String> {
    let mut found = 0;
    let mut faults = Vec::new();
    for value in i32::MIN..=i32::MAX {
        let Some(option) = T::from_value(value) else { continue };
        found += 1;
        if option.value() != value {
            faults.push(format!("{}: {value} is the option with {}", T::METADATA, option.value()));
        }
    }
    // Different values lead to different options, so none is missing.
    if found != T::ALL.len() {
        faults.push(format!(
            "{}: {found} values are options, of which there are {}",
            T::METADATA,
            T::ALL.len()
        ));
    }
    faults
}

fn main() -> ExitCode {
    let sets: [fn() -> Vec<String>; 3] = [
        faults::<ClosureReason>,
        faults::<sets::contiguous_256::Derived>,
        faults::<sets::sparse_1024::Derived>,
    ];
    let threads = sets.map(thread::spawn);
    let faults: Vec<String> =
        threads.into_iter().flat_map(|thread| thread.join().expect("no look-up panics")).collect();
    for fault in &faults {
        eprintln!("{fault}");
    }
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
