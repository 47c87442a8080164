//! The set behind an index: made from a derived one, and what the rules ask of it.

use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

use super::Spellings;
use crate::OptionSetMetadata;
use crate::spelling::Number;
use crate::spelling::options::{Described, Options};

/// The options of a derived set in declaration order, by value, label and alias.
impl From<&'static OptionSetMetadata> for Spellings {
    fn from(set: &'static OptionSetMetadata) -> Self {
        let mut options: Vec<(i32, Vec<&str>)> =
            set.options().map(|option| (option.value(), Vec::new())).collect();
        for (text, index) in set.texts() {
            options[index].1.push(text);
        }
        Self::new(&set.to_string(), set.kind(), options)
    }
}

impl Options for Spellings {
    #[inline]
    fn is_yes_no(&self) -> bool {
        self.yes_no
    }

    #[inline]
    fn value(&self, index: usize) -> i32 {
        self.values.value(index)
    }

    #[inline]
    fn with_value(&self, value: i32) -> Option<usize> {
        self.values.find(value)
    }

    #[inline]
    fn with_text(&self, text: &str) -> Option<usize> {
        self.texts.find(text)
    }

    #[inline]
    fn numbers(&self) -> usize {
        self.texts.numbers().len()
    }

    fn number(&self, rank: usize) -> (Number, usize) {
        self.texts.numbers()[rank]
    }

    fn described(&self) -> &dyn Described {
        self
    }
}

impl Described for Spellings {
    fn find(&self, is_like: &dyn Fn(&str, usize) -> bool) -> Option<usize> {
        self.texts.all().find_map(|(text, index)| is_like(text, index).then_some(index))
    }

    fn is_shared(&self, text: &str) -> bool {
        self.texts.is_shared(text)
    }

    fn may_have_blanks_around(&self) -> bool {
        self.texts.may_have_blanks_around()
    }

    fn most(&self, separator: char) -> usize {
        self.texts.most(separator)
    }

    fn write_name(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }

    fn count(&self) -> usize {
        self.values.len()
    }

    fn label(&self, index: usize) -> &str {
        self.texts.label(index)
    }

    fn texts(&self) -> Box<dyn Iterator<Item = (&str, usize)> + '_> {
        Box::new(self.texts.all())
    }
}
