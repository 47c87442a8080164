//! Each compile-time rule of the derive, each mistake underlined where it is: the expected messages are in `ui`.

#[test]
fn mistakes_are_compile_errors() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
