//! The rule over the tables of derived sets.

use alloc::boxed::Box;
use core::fmt;
use core::marker::PhantomData;

use super::options::{Described, Options};
use super::{Number, members};
use crate::tables::{Lookup, Texts};
use crate::{OptionSet, OptionSetKind, OptionSetMetadata};

/// A derived set whose type is known, so that every lookup is compiled for its own tables.
pub(crate) struct Compiled<T>(PhantomData<fn() -> T>);

impl<T> Compiled<T> {
    pub(crate) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T: OptionSet> Compiled<T> {
    const EXAMINED: &'static Examined = &Examined {
        set: T::METADATA,
        most: [most(&T::METADATA.parts.texts, ';'), most(&T::METADATA.parts.texts, ',')],
        may_have_blanks_around: may_have_blanks_around(&T::METADATA.parts.texts),
    };
}

/// A derived set whose texts were examined when the program was compiled.
struct Examined {
    set: &'static OptionSetMetadata,
    /// The most semicolons, and the most commas, of any text.
    most: [usize; 2],
    may_have_blanks_around: bool,
}

/// The most occurrences of a separator in any text.
const fn most(texts: &Texts, separator: char) -> usize {
    let (mut most, mut at) = (0, 0);
    while let Some(text) = text_at(texts, at) {
        let count = members::count(text, separator);
        if count > most {
            most = count;
        }
        at += 1;
    }
    most
}

const fn may_have_blanks_around(texts: &Texts) -> bool {
    let mut at = 0;
    while let Some(text) = text_at(texts, at) {
        if members::may_have_blanks_around(text) {
            return true;
        }
        at += 1;
    }
    false
}

const fn text_at(texts: &Texts, at: usize) -> Option<&'static str> {
    if at < texts.labels.len() {
        Some(texts.labels[at])
    } else if at < texts.labels.len() + texts.aliases.len() {
        Some(texts.aliases[at - texts.labels.len()].text)
    } else {
        None
    }
}

impl<T: OptionSet> Options for Compiled<T> {
    #[inline]
    fn is_yes_no(&self) -> bool {
        T::METADATA.is_yes_no()
    }

    #[inline]
    fn value(&self, index: usize) -> i32 {
        Lookup::<T>::value(index)
    }

    #[inline]
    fn with_value(&self, value: i32) -> Option<usize> {
        T::METADATA.with_value(value)
    }

    #[inline]
    fn with_text(&self, text: &str) -> Option<usize> {
        T::METADATA.with_text(text)
    }

    #[inline]
    fn numbers(&self) -> usize {
        T::METADATA.numbers()
    }

    fn number(&self, rank: usize) -> (Number, usize) {
        T::METADATA.number(rank)
    }

    fn described(&self) -> &dyn Described {
        Self::EXAMINED
    }
}

impl Options for Examined {
    fn is_yes_no(&self) -> bool {
        self.set.is_yes_no()
    }

    fn value(&self, index: usize) -> i32 {
        self.set.value(index)
    }

    fn with_value(&self, value: i32) -> Option<usize> {
        self.set.with_value(value)
    }

    fn with_text(&self, text: &str) -> Option<usize> {
        self.set.with_text(text)
    }

    fn numbers(&self) -> usize {
        self.set.numbers()
    }

    fn number(&self, rank: usize) -> (Number, usize) {
        self.set.number(rank)
    }

    fn described(&self) -> &dyn Described {
        self
    }
}

impl Described for Examined {
    fn find(&self, is_like: &dyn Fn(&str, usize) -> bool) -> Option<usize> {
        self.set.find(is_like)
    }

    fn is_shared(&self, text: &str) -> bool {
        self.set.is_shared(text)
    }

    fn may_have_blanks_around(&self) -> bool {
        self.may_have_blanks_around
    }

    fn most(&self, separator: char) -> usize {
        self.most[usize::from(separator != ';')]
    }

    fn write_name(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.set.write_name(f)
    }

    fn count(&self) -> usize {
        self.set.count()
    }

    fn label(&self, index: usize) -> &str {
        self.set.label(index)
    }

    fn texts(&self) -> Box<dyn Iterator<Item = (&str, usize)> + '_> {
        self.set.texts()
    }
}

impl Options for OptionSetMetadata {
    #[inline]
    fn is_yes_no(&self) -> bool {
        self.kind() == OptionSetKind::Boolean
    }

    #[inline]
    fn value(&self, index: usize) -> i32 {
        self.parts.value(index)
    }

    #[inline]
    fn with_value(&self, value: i32) -> Option<usize> {
        let index = self.parts.values.position(self.parts.values.slot(value));
        (index < self.len()).then_some(index)
    }

    #[inline]
    fn with_text(&self, text: &str) -> Option<usize> {
        self.parts.texts.find(text)
    }

    #[inline]
    fn numbers(&self) -> usize {
        self.parts.numeric_texts.len()
    }

    fn number(&self, rank: usize) -> (Number, usize) {
        let (text, index) = self.parts.texts.text(self.parts.numeric_texts.get(rank));
        (Number::guessed(text).unwrap_or(Number::from(f64::NAN)), index)
    }

    fn described(&self) -> &dyn Described {
        self
    }
}

impl Described for OptionSetMetadata {
    fn find(&self, is_like: &dyn Fn(&str, usize) -> bool) -> Option<usize> {
        let mut texts = self.parts.texts.all();
        texts.find_map(|(text, index): (&str, usize)| is_like(text, index).then_some(index))
    }

    fn is_shared(&self, text: &str) -> bool {
        self.parts.with_text(text).nth(1).is_some()
    }

    fn may_have_blanks_around(&self) -> bool {
        may_have_blanks_around(&self.parts.texts)
    }

    fn most(&self, separator: char) -> usize {
        most(&self.parts.texts, separator)
    }

    fn write_name(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }

    fn count(&self) -> usize {
        self.len()
    }

    fn label(&self, index: usize) -> &str {
        self.parts.texts.labels[index]
    }

    fn texts(&self) -> Box<dyn Iterator<Item = (&str, usize)> + '_> {
        Box::new(self.parts.texts.all().map(|(text, index): (&str, usize)| (text, index)))
    }
}
