use super::{OptionText, Texts};

/// What only a few option sets have. It is separate, so that it costs the others nothing.
///
/// A list of texts has only the options that have such a text, in declaration order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Extra {
    /// Labels, descriptions and display name in other languages.
    pub languages: &'static [Language],
    /// `color = ".."`
    pub colors: &'static [OptionText],
    /// `external_value = ".."`
    pub external_values: &'static [OptionText],
    /// The positions of the options that are `hidden`.
    pub hidden: &'static [usize],
    /// `default = ..`: the position of the column's default.
    pub default: Option<usize>,
    /// `invariant_name = ".."`
    pub invariant_names: &'static [OptionText],
    /// The value of each state's default status reason.
    pub default_statuses: &'static [i32],
    /// The value of each status reason's state.
    pub states: &'static [i32],
    /// The allowed changes, as sorted pairs of positions; `None` if every change is allowed.
    pub transitions: Option<&'static [(usize, usize)]>,
}

/// The texts of an option set in one more language.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// The language's code.
    pub code: u32,
    /// The name of the set.
    pub display_name: &'static str,
    /// The labels, listed as aliases because some may be missing.
    pub labels: Texts,
    /// The descriptions.
    pub descriptions: &'static [OptionText],
}

impl Extra {
    /// The value for enums that have none of this.
    pub const NONE: Self = Self {
        languages: &[],
        colors: &[],
        external_values: &[],
        hidden: &[],
        default: None,
        invariant_names: &[],
        default_statuses: &[],
        states: &[],
        transitions: None,
    };

    /// The texts in another language.
    pub(crate) fn language(&self, code: u32) -> Option<&'static Language> {
        self.languages.iter().find(|language| language.code == code)
    }
}
