use std::fmt;
use std::ops::Deref;

use closure_reason::OptionSetKind;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::localized::description;
use super::{Localized, OptionDefinition, Stated};

/// What an environment, a file or an enum says about an option set. `None`, like
/// [`Stated::Unstated`], means that the source does not say.
///
/// As JSON it is what `list --as json` writes, in the order of these fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an option set")]
pub struct OptionSetDefinition {
    /// The logical name of the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// The logical name of the column; a global set by itself has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The schema name of the column, such as `msdyn_ClosureReason`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema_name: Option<String>,
    /// The name of the option set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The name of the Rust enum, if the definition is that of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enum_name: Option<String>,
    /// Whether the set is global, so that columns of many tables may share it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub global: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "kind")]
    pub kind: Option<OptionSetKind>,
    /// Whether the column holds several options (choices).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub multi_select: Option<bool>,
    /// The display name of the set.
    #[serde(default, skip_serializing_if = "Localized::is_unstated")]
    pub display_name: Localized,
    /// The display name of the column. Usually a local set has the same one.
    #[serde(default, skip_serializing_if = "Localized::is_unstated")]
    pub column_display_name: Localized,
    /// What the column or the set is for.
    #[serde(default, skip_serializing_if = "Localized::is_unstated", deserialize_with = "description")]
    pub description: Localized,
    /// Whether the table allows only the listed changes of status reasons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enforces_transitions: Option<bool>,
    /// The value of the column's default.
    #[serde(default, skip_serializing_if = "Stated::is_unstated")]
    pub default: Stated<i32>,
    /// Whether the source may lack options of the set, so that a missing one means nothing: a
    /// solution, for example, has only the options that it owns.
    #[serde(rename = "complete", with = "negated")]
    pub partial: bool,
    /// The options, in the order in which they are shown.
    pub options: Options,
}

/// Table and column of a set; for a global set, `None` and its name.
pub type SetKey<'a> = (Option<&'a str>, Option<&'a str>);

/// Options in their order, found by their values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    all: Vec<OptionDefinition>,
    /// Positions of options, ascending by value; of the same value, in order. In a catalog, each has a value of its own.
    by_value: Vec<usize>,
}

impl From<Vec<OptionDefinition>> for Options {
    fn from(all: Vec<OptionDefinition>) -> Self {
        let mut by_value: Vec<_> = (0..all.len()).collect();
        by_value.sort_by_key(|&at| all[at].value);
        Self { all, by_value }
    }
}

impl FromIterator<OptionDefinition> for Options {
    fn from_iter<I: IntoIterator<Item = OptionDefinition>>(options: I) -> Self {
        Vec::from_iter(options).into()
    }
}

impl Options {
    /// Whether several options have one value.
    pub fn has_repeats(&self) -> bool {
        self.by_value.windows(2).any(|pair| self.all[pair[0]].value == self.all[pair[1]].value)
    }
}

impl Deref for Options {
    type Target = [OptionDefinition];

    fn deref(&self) -> &[OptionDefinition] {
        &self.all
    }
}

impl<'a> IntoIterator for &'a Options {
    type Item = &'a OptionDefinition;
    type IntoIter = std::slice::Iter<'a, OptionDefinition>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

impl Serialize for Options {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.all.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Options {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

impl OptionSetDefinition {
    /// A set with only its options.
    pub fn new(options: impl IntoIterator<Item = OptionDefinition>) -> Self {
        Self { options: options.into_iter().collect(), ..Self::default() }
    }

    /// The option with a value; `None` if there is none. If several options share the value, the
    /// first.
    pub fn option(&self, value: i32) -> Option<&OptionDefinition> {
        let Options { all, by_value } = &self.options;
        let first = by_value.partition_point(|&at| all[at].value < value);
        let option = &all[*by_value.get(first)?];
        (option.value == value).then_some(option)
    }

    /// What identifies the set among those of an environment.
    pub fn key(&self) -> SetKey<'_> {
        match self.column.as_deref() {
            Some(column) => (Some(self.table.as_deref().unwrap_or_default()), Some(column)),
            None => (None, self.name.as_deref()),
        }
    }

    /// The word for the kind of column; `None` if the source does not state it.
    pub fn kind_word(&self) -> Option<&'static str> {
        match (self.kind?, self.multi_select) {
            (OptionSetKind::Choice, Some(true)) => Some("choices"),
            (OptionSetKind::Choice, _) => Some("choice"),
            (OptionSetKind::Boolean, _) => Some("boolean"),
            (OptionSetKind::State, _) => Some("state"),
            (OptionSetKind::Status, _) => Some("status"),
            _ => None,
        }
    }

    /// The languages of all labels, descriptions and display names, ascending.
    pub fn languages(&self) -> Vec<u32> {
        let own = [&self.display_name, &self.column_display_name, &self.description];
        let options = self.options.iter().flat_map(|option| [&option.label, &option.description]);
        let texts = own.into_iter().chain(options).flat_map(Localized::iter);
        let mut languages: Vec<_> = texts.map(|(language, _)| language).collect();
        languages.sort_unstable();
        languages.dedup();
        languages
    }
}

/// How messages name the set: `demo_job.demo_grade`, else the name of the set, else that of the
/// enum.
impl fmt::Display for OptionSetDefinition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match (&self.table, &self.column) {
            (Some(table), Some(column)) => Some((&**table, ".", &**column)),
            (None, None) => self.name.as_deref().map(|name| (name, "", "")),
            (table, column) => table.as_deref().or(column.as_deref()).map(|name| (name, "", "")),
        };
        match (&self.enum_name, place) {
            (Some(enum_name), Some((left, dot, right))) => write!(f, "{enum_name} ({left}{dot}{right})"),
            (Some(enum_name), None) => f.write_str(enum_name),
            (None, Some((left, dot, right))) => write!(f, "{left}{dot}{right}"),
            (None, None) => f.write_str("a set without a name"),
        }
    }
}

/// `partial` is written as its opposite, `complete`.
mod negated {
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub fn serialize<S: Serializer>(partial: &bool, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(!partial)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
        bool::deserialize(deserializer).map(|complete| !complete)
    }
}

/// The kind in one word; whether the column holds several options is given separately.
mod kind {
    use closure_reason::OptionSetKind;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        Choice,
        Boolean,
        State,
        Status,
    }

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub fn serialize<S: Serializer>(kind: &Option<OptionSetKind>, serializer: S) -> Result<S::Ok, S::Error> {
        let kind = kind.map(|kind| match kind {
            OptionSetKind::State => Kind::State,
            OptionSetKind::Status => Kind::Status,
            OptionSetKind::Boolean => Kind::Boolean,
            _ => Kind::Choice,
        });
        kind.serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<OptionSetKind>, D::Error> {
        let kind = Option::deserialize(deserializer)?;
        Ok(kind.map(|kind| match kind {
            Kind::Choice => OptionSetKind::Choice,
            Kind::Boolean => OptionSetKind::Boolean,
            Kind::State => OptionSetKind::State,
            Kind::Status => OptionSetKind::Status,
        }))
    }
}
