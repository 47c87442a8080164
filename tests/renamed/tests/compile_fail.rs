//! `#[option_set(serde)]` without the facade's feature `serde` is an error at that word.
//!
//! The cases are built as a workspace of their own, from the dependencies of this package alone:
//! whatever features the rest of a build asks for, these have none.

#[test]
fn serde_needs_the_feature() {
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
