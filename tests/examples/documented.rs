//! Proves that a public option set needs no documentation but the user's own. It is a library, because rustc
//! does not check that in tests.

#![deny(warnings, missing_debug_implementations, missing_docs, unreachable_pub)]

use closure_reason::OptionSet;

/// The grade of a job.
#[derive(Clone, Copy, Debug, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade", serde)]
pub enum Grade {
    /// The best.
    #[option(value = 1)]
    First,
}
