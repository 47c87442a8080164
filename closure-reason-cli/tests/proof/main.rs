//! What the command promises, proven from the outside: by properties of arbitrary metadata, and by the real compiler.
//!
//! * `model`, `strategy`: metadata as an environment has it, as answers of the Web API; written from the formats' description.
//! * `names`: any set of labels has distinct, legal, stable names.

#![allow(unreachable_pub, reason = "a test has no public API")]

mod cycle;
mod enums;
mod formats;
mod model;
mod names;
mod run;
mod strategy;

use proptest::prelude::ProptestConfig;

/// Each case has many sets; what fails is made small with patience.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, max_shrink_iters: 500, failure_persistence: None, ..ProptestConfig::default() }
}
