//! `#[option_set(serde)]` without the facade's feature `serde` is an error at that word.

#[test]
fn serde_needs_the_feature() {
    closure_reason_tests_externs::lend_externs!();
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
