use proc_macro2::Span;

/// Where a key and its value are.
#[derive(Clone, Copy)]
pub struct KeySpan {
    /// The key.
    pub key: Span,
    /// The first token of its value; the key itself if it has no value.
    pub first: Span,
    /// The last token of its value.
    pub last: Span,
}
