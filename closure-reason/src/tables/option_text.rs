//! Texts that only some options have.

/// A text that belongs to an option.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OptionText {
    /// The position of the option, in declaration order.
    pub position: usize,
    /// The text.
    pub text: &'static str,
}

impl OptionText {
    /// No texts.
    pub const NONE: &'static [Self] = &[];
}

/// The text that belongs to an option, from a list in declaration order.
pub(crate) const fn text_of(list: &'static [OptionText], position: usize) -> Option<&'static str> {
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        if list[middle].position < position { low = middle + 1 } else { high = middle }
    }
    if low < list.len() && list[low].position == position { Some(list[low].text) } else { None }
}

/// In the tables, an empty text stands for none.
pub(crate) const fn given(text: &'static str) -> Option<&'static str> {
    if text.is_empty() { None } else { Some(text) }
}
