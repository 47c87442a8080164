use proc_macro2::Span;

/// Where a key is, and what it was given.
#[derive(Clone, Copy)]
pub struct KeySpan {
    /// The key.
    pub key: Span,
    /// The first token that it was given; the key itself where it was given nothing.
    pub first: Span,
    /// The last token that it was given.
    pub last: Span,
}
