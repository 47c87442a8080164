//! What mistakes look like in edition 2015.

#[test]
fn mistakes_are_told() {
    closure_reason_tests_externs::lend_externs!();
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
