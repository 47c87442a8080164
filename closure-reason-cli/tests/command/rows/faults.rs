//! Mistakes are reported with their places, and nothing panics.

mod columns;
mod files;
mod grammar;

use expect_test::Expect;

use crate::rows::command::{WRITTEN_ANYWAY, piped};

#[track_caller]
fn refused(input: impl AsRef<[u8]>, expected: &Expect) {
    refused_with(&[], input, expected);
}

#[track_caller]
fn refused_with(arguments: &[&str], input: impl AsRef<[u8]>, expected: &Expect) {
    let ran = piped(&[&["summary"], arguments].concat(), input.as_ref());
    assert_eq!((ran.code, ran.text()), (Some(2), String::new()), "{}", ran.err);
    expected.assert_eq(&ran.err);
    if !arguments.contains(&"--by") {
        let decoded = piped(&[&["decode"], arguments].concat(), input.as_ref());
        assert_eq!(decoded.err.trim_start_matches(WRITTEN_ANYWAY), ran.err);
    }
}
