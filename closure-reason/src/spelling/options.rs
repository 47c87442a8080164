//! What the rule and its messages need to know about a set. Options have an index, and texts (labels and
//! other spellings) a number; both count from 0.

use alloc::boxed::Box;
use core::fmt;

use super::Number;

/// What most cells need: every lookup is compiled for the set.
pub(crate) trait Options {
    /// Whether `true` and `false` are spellings of the values 1 and 0.
    fn is_yes_no(&self) -> bool;
    /// The value of an option.
    fn value(&self, index: usize) -> i32;
    /// The option with a value.
    fn with_value(&self, value: i32) -> Option<usize>;
    /// The only option with exactly this text; `None` if several have it.
    fn with_text(&self, text: &str) -> Option<usize>;
    /// How many texts read as numbers.
    fn numbers(&self) -> usize;
    /// One of these numbers and the option that has it, in the order of [`Number::key`].
    fn number(&self, rank: usize) -> (Number, usize);
    /// The same set for all else, which is compiled once for all sets.
    fn described(&self) -> &dyn Described;
}

/// What rarer cells need, and messages.
pub(crate) trait Described: Options {
    /// The first option with a text that satisfies this. Every text is checked.
    fn find(&self, is_like: &dyn Fn(&str, usize) -> bool) -> Option<usize>;
    /// Whether several options have exactly this text.
    fn is_shared(&self, text: &str) -> bool;
    /// Whether a text may begin or end with a blank.
    fn may_have_blanks_around(&self) -> bool;
    /// How often a separator occurs in the text that has the most of it.
    fn most(&self, separator: char) -> usize;
    /// Writes how messages name the set.
    fn write_name(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    /// How many options there are.
    fn count(&self) -> usize;
    /// The label of an option.
    fn label(&self, index: usize) -> &str;
    /// All texts, each with its option; first the labels, in order.
    fn texts(&self) -> Box<dyn Iterator<Item = (&str, usize)> + '_>;
}
