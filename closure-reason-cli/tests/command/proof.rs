//! What the command promises, proven from the outside: by properties of arbitrary metadata, and by the real compiler.
//!
//! * `model`, `strategy`: metadata as an environment has it, as answers of the Web API; written from the formats' description.
//! * `names`: any set of labels has distinct, legal, stable names.
//! * `cycle`: generated enums have no drift, list what was not compared, and stay the same.
//! * `change`, `drift`: one change is reported as exactly that change, and applied without losing a name.
//! * `foreign`: what a developer writes into the files stays.
//! * `formats`: five formats of one table agree, and each leaves unstated what it does not contain.
//! * `compiled`: the compiler and clippy, with warnings denied, and rustfmt.
//! * `injection`: hostile texts and names cannot break out of any output.
//! * `story`: a month in the life of a crate.

mod change;
mod compiled;
mod cycle;
mod drift;
mod enums;
mod foreign;
mod formats;
mod injection;
mod model;
mod names;
mod run;
mod story;
mod strategy;

use proptest::prelude::ProptestConfig;

/// Each case has many sets. `PROPTEST_CASES` asks for another number of cases.
fn cases(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let cases = asked.unwrap_or(cases);
    ProptestConfig { cases, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() }
}
