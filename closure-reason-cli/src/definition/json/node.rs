//! The objects of an answer, in which nearly everything may be missing or null.

use core::fmt;
use std::collections::HashMap;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::definition::{Localized, Stated};

/// Any object of an answer: the answer itself, a table, a column, a set. Its keys show which one it
/// is.
///
/// One type serves all of them, because a saved answer may begin with any of them, and reading it
/// in one pass needs no copy of the whole document.
#[derive(Default, Deserialize)]
#[serde(
    rename_all = "PascalCase",
    default,
    expecting = "an option set, a column or table that has some, or a list of them in `value`"
)]
pub(super) struct Node {
    #[serde(rename = "@odata.context")]
    pub(super) context: Option<String>,
    #[serde(rename = "@odata.type")]
    pub(super) odata_type: Option<String>,
    #[serde(rename = "@odata.nextLink")]
    pub(super) next_link: Option<String>,
    #[serde(rename = "error")]
    pub(super) error: Option<ServiceError>,
    #[serde(rename = "value")]
    pub(super) value: Option<Vec<Node>>,
    pub(super) entity_metadata: Option<Vec<Node>>,
    pub(super) attributes: Option<Vec<Node>>,
    pub(super) entity_logical_name: Option<String>,
    pub(super) entity_set_name: Option<String>,
    pub(super) enforce_state_transitions: Option<bool>,
    pub(super) logical_name: Option<String>,
    pub(super) schema_name: Option<String>,
    pub(super) attribute_type: Option<String>,
    pub(super) attribute_type_name: Option<TypeName>,
    pub(super) name: Option<String>,
    pub(super) display_name: Option<LabelNode>,
    pub(super) description: Option<LabelNode>,
    pub(super) is_global: Option<bool>,
    pub(super) option_set_type: Option<String>,
    pub(super) options: Option<Vec<OptionNode>>,
    pub(super) true_option: Option<OptionNode>,
    pub(super) false_option: Option<OptionNode>,
    pub(super) option_set: Option<Box<Node>>,
    pub(super) global_option_set: Option<Box<Node>>,
    pub(super) default_form_value: Option<i32>,
    pub(super) default_value: Option<DefaultValue>,
}

impl Node {
    pub(super) fn has_options(&self) -> bool {
        self.options.is_some() || self.true_option.is_some() || self.false_option.is_some()
    }

    /// Whether no value has one label in this set and another one in that.
    ///
    /// # Errors
    /// The value that has.
    pub(super) fn agrees_with(&self, other: &Self) -> Result<(), i32> {
        let labels: HashMap<i32, &LabelNode> = other.labels().collect();
        let differs = |(value, label): &(i32, &LabelNode)| {
            labels.get(value).is_some_and(|there| {
                Localized::from((*label).clone()).merge(&Localized::from((*there).clone())).is_err()
            })
        };
        self.labels().find(differs).map_or(Ok(()), |(value, _)| Err(value))
    }

    fn labels(&self) -> impl Iterator<Item = (i32, &LabelNode)> {
        let yes_no = self.true_option.iter().chain(&self.false_option);
        let options = self.options.iter().flatten().chain(yes_no);
        options.filter_map(|option| Some((option.value, option.label.as_ref()?)))
    }
}

/// The error that the server gives instead of an answer.
#[derive(Default, Deserialize)]
#[serde(default, expecting = "an error with `code` and `message`")]
pub(super) struct ServiceError {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
}

/// An answer, or only its list, if somebody saved no more than that.
pub(super) struct Answer(pub(super) Node);

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnswerVisitor)
    }
}

struct AnswerVisitor;

impl<'de> Visitor<'de> for AnswerVisitor {
    type Value = Answer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a Web API response: an option set, a column or table that has some, or a list of them")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Answer, A::Error> {
        Node::deserialize(MapAccessDeserializer::new(map)).map(Answer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Answer, A::Error> {
        let value = Vec::deserialize(SeqAccessDeserializer::new(seq))?;
        Ok(Answer(Node { value: Some(value), ..Node::default() }))
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", expecting = "an object with `Value`")]
pub(super) struct TypeName {
    pub(super) value: Option<String>,
}

/// The default of a yes/no column. Columns of other types have other defaults, which do not
/// concern options.
pub(super) enum DefaultValue {
    Boolean(bool),
    Other,
}

impl<'de> Deserialize<'de> for DefaultValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DefaultValueVisitor)
    }
}

/// Takes anything without a copy of it.
struct DefaultValueVisitor;

impl<'de> Visitor<'de> for DefaultValueVisitor {
    type Value = DefaultValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the default of a column")
    }

    fn visit_bool<E>(self, value: bool) -> Result<DefaultValue, E> {
        Ok(DefaultValue::Boolean(value))
    }

    fn visit_i64<E>(self, _: i64) -> Result<DefaultValue, E> {
        Ok(DefaultValue::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<DefaultValue, E> {
        Ok(DefaultValue::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<DefaultValue, E> {
        Ok(DefaultValue::Other)
    }

    fn visit_str<E>(self, _: &str) -> Result<DefaultValue, E> {
        Ok(DefaultValue::Other)
    }

    fn visit_unit<E>(self) -> Result<DefaultValue, E> {
        Ok(DefaultValue::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<DefaultValue, A::Error> {
        IgnoredAny.visit_seq(seq).map(|_| DefaultValue::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<DefaultValue, A::Error> {
        IgnoredAny.visit_map(map).map(|_| DefaultValue::Other)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", expecting = "an option with its `Value`")]
pub(super) struct OptionNode {
    #[serde(rename = "@odata.type")]
    pub(super) odata_type: Option<String>,
    pub(super) value: i32,
    pub(super) label: Option<LabelNode>,
    pub(super) description: Option<LabelNode>,
    #[serde(default, deserialize_with = "stated")]
    pub(super) color: Stated<String>,
    #[serde(default, deserialize_with = "stated")]
    pub(super) external_value: Stated<String>,
    pub(super) is_hidden: Option<bool>,
    pub(super) state: Option<i32>,
    pub(super) default_status: Option<i32>,
    #[serde(default, deserialize_with = "stated")]
    pub(super) invariant_name: Stated<String>,
    pub(super) transition_data: Option<String>,
}

/// Options always come with all their properties: null or empty states that there is none.
fn stated<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Stated<String>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.filter(|text| !text.is_empty()).into())
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "PascalCase", expecting = "an object with `LocalizedLabels`")]
pub(super) struct LabelNode {
    localized_labels: Option<Vec<LocalizedLabel>>,
    user_localized_label: Option<LocalizedLabel>,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "PascalCase", expecting = "an object with `Label` and `LanguageCode`")]
struct LocalizedLabel {
    label: Option<String>,
    language_code: Option<u32>,
}

/// A label that is missing or null says nothing; one without texts says that there are none.
pub(super) fn localized(label: Option<LabelNode>) -> Localized {
    label.map_or_else(Localized::default, Localized::from)
}

impl From<LabelNode> for Localized {
    fn from(label: LabelNode) -> Self {
        if label.localized_labels.is_none() && label.user_localized_label.is_none() {
            return Self::default();
        }
        let texts = label.localized_labels.into_iter().flatten().filter_map(LocalizedLabel::text);
        let localized: Self = texts.collect();
        match label.user_localized_label {
            // It is there twice: among all languages, and as the label of the user who asked.
            Some(LocalizedLabel { label: Some(text), language_code: Some(language @ 1..) }) => {
                localized.with_text(language, text).with_base(language)
            }
            Some(LocalizedLabel { label: Some(text), language_code: None }) => localized
                .iter()
                .fold(Self::plain(text), |all, (language, text)| all.with_text(language, text)),
            _ => localized,
        }
    }
}

impl LocalizedLabel {
    /// Some samples have language 0 or no text; these say nothing.
    fn text(self) -> Option<(u32, String)> {
        Some((self.language_code.filter(|&language| language != 0)?, self.label?))
    }
}
