//! What a macro makes of a doc comment is not known to the derive, unless `desc` says it.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1)]
    #[doc = include_str!("doc_of_a_macro.rs")]
    First,
    #[option(value = 2)]
    /// It is,
    #[doc = concat!("in", " part")]
    Second,
    #[option(value = 3, desc = "")]
    #[doc = concat!("Not", " read")]
    Third,
}

fn main() {}
