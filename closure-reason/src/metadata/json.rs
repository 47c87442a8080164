//! The shapes of the Web API, in which nearly everything may be missing or null.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use super::Localized;

/// An answer: one set or attribute, or a list of them.
#[derive(Deserialize)]
#[serde(expecting = "an option set, an attribute that has one, or a list of them in `value`")]
pub(super) struct Answer {
    pub(super) value: Option<Vec<Set>>,
    #[serde(flatten)]
    pub(super) set: Set,
}

/// An option set, or an attribute that has one.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", expecting = "an option set, or an attribute that has one")]
#[expect(clippy::struct_field_names, reason = "the API's own names")]
pub(super) struct Set {
    pub(super) name: Option<String>,
    pub(super) logical_name: Option<String>,
    pub(super) display_name: Option<Label>,
    pub(super) description: Option<Label>,
    pub(super) is_global: Option<bool>,
    pub(super) option_set_type: Option<String>,
    pub(super) options: Option<Vec<Entry>>,
    pub(super) true_option: Option<Entry>,
    pub(super) false_option: Option<Entry>,
    pub(super) option_set: Option<Box<Set>>,
    pub(super) global_option_set: Option<Box<Set>>,
    pub(super) default_form_value: Option<i32>,
    pub(super) default_value: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", expecting = "an option with its `Value`")]
pub(super) struct Entry {
    pub(super) value: i32,
    pub(super) label: Option<Label>,
    pub(super) description: Option<Label>,
    pub(super) color: Option<String>,
    pub(super) external_value: Option<String>,
    pub(super) is_hidden: Option<bool>,
    pub(super) state: Option<i32>,
    pub(super) default_status: Option<i32>,
    pub(super) invariant_name: Option<String>,
    pub(super) transition_data: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Label {
    localized_labels: Option<Vec<LocalizedLabel>>,
    user_localized_label: Option<LocalizedLabel>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct LocalizedLabel {
    label: Option<String>,
    language_code: Option<u32>,
}

impl From<Label> for Localized {
    fn from(label: Label) -> Self {
        let texts = label.localized_labels.into_iter().flatten().filter_map(LocalizedLabel::text).collect();
        Self::new(texts, label.user_localized_label.and_then(LocalizedLabel::text))
    }
}

impl LocalizedLabel {
    /// Samples exist without a text, with language 0: they say nothing.
    fn text(self) -> Option<(u32, String)> {
        Some((self.language_code?, self.label?))
    }
}
