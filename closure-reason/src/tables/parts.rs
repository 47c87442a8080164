use super::{Extra, Packed, Texts, ValueIndex};
use crate::OptionSetKind;
use crate::tables::label_index::LabelIndex;
use crate::tables::packed::i32_at;

/// Everything about an option set that does not need the enum's type, as the macro emits it.
///
/// A text that is empty is one that was not given. What an enum does not say, it takes from
/// [`Parts::NONE`]: so a set without colors costs nothing for colors.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// The enum's own name.
    pub enum_name: &'static str,
    /// `name = ".."`
    pub name: &'static str,
    /// `table = ".."`
    pub table: &'static str,
    /// `column = ".."`
    pub column: &'static str,
    /// `global = ".."`
    pub global: &'static str,
    /// `display_name = ".."`
    pub display_name: &'static str,
    /// `language = ..`: that of the labels, descriptions and display name; 0 if it is not given.
    pub language: u32,
    /// `kind = ..`
    pub kind: OptionSetKind,
    /// Whether a variant's discriminant is its position; else it is its value.
    pub discriminants_are_positions: bool,
    /// From a value to a slot, and from that to a position.
    pub values: ValueIndex,
    /// The value at each position, four bytes each; empty if every slot number is a position.
    pub value_list: &'static [u8],
    /// Labels and aliases in the base language.
    pub texts: Texts,
    /// The numbers of the labels and aliases that several options have, sorted by their bytes, then by
    /// option; empty if the index of texts is [`LabelIndex::Sorted`], which has them all.
    pub shared_texts: Packed,
    /// The numbers of the labels and aliases that read as numbers, in the order of these.
    pub numeric_texts: Packed,
    /// The description at each position, empty for an option without one; no entries at all if no option
    /// has one.
    pub descriptions: &'static [&'static str],
    /// Whether some descriptions are empty, because these options have none.
    pub some_undescribed: bool,
    /// The positions of the options whose description is a doc comment.
    pub doc_comments: Packed,
    /// What only a few sets have.
    pub extra: &'static Extra,
}

#[expect(
    clippy::inline_always,
    reason = "what a discriminant is, is a constant of the set, so inlining makes positions free"
)]
impl Parts {
    /// An option set with only defaults.
    pub const NONE: Self = Self {
        enum_name: "",
        name: "",
        table: "",
        column: "",
        global: "",
        display_name: "",
        language: 0,
        kind: OptionSetKind::Choice,
        discriminants_are_positions: true,
        values: ValueIndex::Span { first: 0, slots: 0, positions: Packed::EMPTY },
        value_list: &[],
        texts: Texts {
            labels: &[],
            aliases: &[],
            index: LabelIndex::Sorted { texts: Packed::EMPTY, len: 0 },
        },
        shared_texts: Packed::EMPTY,
        numeric_texts: Packed::EMPTY,
        descriptions: &[],
        some_undescribed: false,
        doc_comments: Packed::EMPTY,
        extra: &Extra::NONE,
    };

    /// A stand-in for the parts of an enum with mistakes: one option, so that constants can be evaluated.
    pub(crate) const BROKEN: Self = Self { texts: Texts { labels: &[""], ..Self::NONE.texts }, ..Self::NONE };

    /// The position of the variant with this discriminant.
    #[inline(always)]
    pub(crate) const fn position(&self, discriminant: i64) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a position")]
        if self.discriminants_are_positions {
            discriminant as usize
        } else {
            self.values.position_of(discriminant)
        }
    }

    /// The value of the variant with this discriminant.
    #[inline(always)]
    pub(crate) const fn value_of(&self, discriminant: i64) -> i32 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a position, or an `i32`"
        )]
        if self.discriminants_are_positions { self.value(discriminant as usize) } else { discriminant as i32 }
    }

    /// The positions of the options that have a text as label or alias. An option that has it twice
    /// may come twice.
    ///
    /// It takes a logarithmic number of comparisons, and as many more as there are such options.
    pub(crate) fn with_text(&self, text: &str) -> impl Iterator<Item = usize> {
        let only = self.texts.find(text);
        let several = only.is_none().then(|| self.texts.shared(self.shared_texts, text));
        only.into_iter().chain(several.into_iter().flatten())
    }

    /// The value of the option at a position.
    #[inline]
    pub(crate) const fn value(&self, position: usize) -> i32 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_possible_wrap,
            reason = "less than the count of options"
        )]
        match self.values {
            ValueIndex::Span { first, .. } if self.value_list.is_empty() => {
                first.wrapping_add(position as i32)
            }
            _ => i32_at(self.value_list, position),
        }
    }
}
