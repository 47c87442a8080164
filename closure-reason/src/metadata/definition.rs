use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::{Localized, json};
use crate::OptionSetKind;

/// An option set as an environment describes it.
///
/// ```
/// use closure_reason::metadata::OptionSetDefinition;
///
/// let definition: OptionSetDefinition = serde_json::from_str(r##"{
///     "Name": "demo_grade",
///     "OptionSetType": "Picklist",
///     "Options": [
///         {"Value": 745500001, "Color": "#0000ff", "Label": {"LocalizedLabels": [
///             {"Label": "First rate", "LanguageCode": 1033},
///             {"Label": "Erstklassig", "LanguageCode": 1031}
///         ]}},
///         {"Value": 745500000, "Label": {"LocalizedLabels": [{"Label": "Fair", "LanguageCode": 1033}]}}
///     ]
/// }"##)?;
///
/// let first = definition.option(745500001).unwrap();
/// assert_eq!(first.label().text(), Some("First rate"));
/// assert_eq!(first.label().text_in(1031), Some("Erstklassig"));
/// assert_eq!(definition.option_labelled("Fair").unwrap().value(), 745500000);
/// assert_eq!(definition.option_labelled_in(1031, "Erstklassig").unwrap().value(), 745500001);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionSetDefinition {
    name: Option<String>,
    column: Option<String>,
    kind: OptionSetKind,
    global: Option<bool>,
    display_name: Localized,
    description: Localized,
    default: Option<i32>,
    options: Vec<OptionDefinition>,
    by_value: BTreeMap<i32, usize>,
    by_label: BTreeMap<Option<u32>, Labels>,
}

/// The option that bears a label; `None` where several do.
type Labels = BTreeMap<String, Option<usize>>;

/// One option of an [`OptionSetDefinition`]. Every property but the value may be missing from the answer.
///
/// ```
/// use closure_reason::metadata::OptionSetDefinition;
///
/// let statuses: OptionSetDefinition = serde_json::from_str(r##"{"OptionSetType": "Status", "Options": [
///     {"Value": 1, "State": 0, "Color": "#0000ff", "IsHidden": false, "ExternalValue": "", "TransitionData":
///         "<allowedtransitions><allowedtransition sourcestatusid=\"1\" tostatusid=\"6\"/></allowedtransitions>"},
///     {"Value": 6, "State": 1}
/// ]}"##)?;
///
/// let open = statuses.option(1).unwrap();
/// assert_eq!((open.value(), open.state(), open.color()), (1, Some(0), Some("#0000ff")));
/// assert_eq!((open.is_hidden(), open.external_value()), (Some(false), None));
/// assert_eq!(open.transitions(), Some([6].as_slice()));
/// assert_eq!(statuses.option(6).unwrap().transitions(), None);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionDefinition {
    value: i32,
    label: Localized,
    description: Localized,
    color: Option<String>,
    external_value: Option<String>,
    hidden: Option<bool>,
    state: Option<i32>,
    default_status: Option<i32>,
    invariant_name: Option<String>,
    transitions: Option<Vec<i32>>,
}

impl OptionSetDefinition {
    /// The name of the option set; `None` where the answer does not say.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The logical name of the column, where an attribute was asked for, with `LogicalName` in its `$select`.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// Which kind of column the set belongs to; a choice where the answer does not say.
    #[must_use]
    pub const fn kind(&self) -> OptionSetKind {
        self.kind
    }

    /// Whether the set is a global one, where the answer says.
    #[must_use]
    pub const fn is_global(&self) -> Option<bool> {
        self.global
    }

    /// The name that people see.
    #[must_use]
    pub const fn display_name(&self) -> &Localized {
        &self.display_name
    }

    /// What the set is for.
    #[must_use]
    pub const fn description(&self) -> &Localized {
        &self.description
    }

    /// The value of the column's default; `None` where there is none, which the [Web API][source] writes as -1 or null.
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/picklistattributemetadata
    #[must_use]
    pub const fn default_value(&self) -> Option<i32> {
        self.default
    }

    /// The options, in the order in which the environment shows them.
    #[must_use]
    pub fn options(&self) -> &[OptionDefinition] {
        &self.options
    }

    /// The option with a value; `None` where there is none. Of options that share a value, the first.
    #[must_use]
    pub fn option(&self, value: i32) -> Option<&OptionDefinition> {
        self.by_value.get(&value).map(|&at| &self.options[at])
    }

    /// The option with this label, in the language of the user who asked; `None` where none or several bear it.
    #[must_use]
    pub fn option_labelled(&self, label: &str) -> Option<&OptionDefinition> {
        self.labelled(None, label)
    }

    /// The option with this label in a language; `None` where none or several bear it.
    #[must_use]
    pub fn option_labelled_in(&self, language: u32, label: &str) -> Option<&OptionDefinition> {
        self.labelled(Some(language), label)
    }

    fn labelled(&self, language: Option<u32>, label: &str) -> Option<&OptionDefinition> {
        self.by_label.get(&language)?.get(label)?.map(|at| &self.options[at])
    }

    /// Takes the set out of an attribute, or as it is.
    fn read<E: Error>(raw: json::Set) -> Result<Self, E> {
        let default =
            raw.default_form_value.filter(|&value| value != -1).or(raw.default_value.map(i32::from));
        // Microsoft fills both, for local sets too, with the same content.
        if let Some(set) = raw.option_set.or(raw.global_option_set) {
            let set = Self::read::<E>(*set)?;
            return Ok(Self { column: raw.logical_name, default: default.or(set.default), ..set });
        }
        let boolean = raw.true_option.is_some() || raw.false_option.is_some();
        let Some(options) = raw
            .options
            .or_else(|| boolean.then(|| raw.true_option.into_iter().chain(raw.false_option).collect()))
        else {
            let name = raw.logical_name.or(raw.name);
            return Err(E::custom(format_args!(
                "no options in {}: expected `Options`, `TrueOption` and `FalseOption`, or an attribute with `OptionSet`",
                name.as_deref().unwrap_or("the answer"),
            )));
        };
        let options: Vec<_> = options.into_iter().map(OptionDefinition::from).collect();
        // Asked for `Options` alone, the API does not say the type, but the options of some kinds show theirs.
        let kind = match raw.option_set_type.as_deref() {
            Some("State") => OptionSetKind::State,
            Some("Status") => OptionSetKind::Status,
            Some("Boolean") => OptionSetKind::Boolean,
            None if boolean => OptionSetKind::Boolean,
            None if options.iter().any(|option| option.default_status.is_some()) => OptionSetKind::State,
            None if options.iter().any(|option| option.state.is_some()) => OptionSetKind::Status,
            _ => OptionSetKind::Choice,
        };
        let mut set = Self {
            name: raw.name,
            column: None,
            kind,
            global: raw.is_global,
            display_name: raw.display_name.map_or_else(Localized::default, Localized::from),
            description: raw.description.map_or_else(Localized::default, Localized::from),
            default,
            options,
            by_value: BTreeMap::new(),
            by_label: BTreeMap::new(),
        };
        set.index();
        Ok(set)
    }

    fn index(&mut self) {
        for (at, option) in self.options.iter().enumerate() {
            self.by_value.entry(option.value).or_insert(at);
            let user = option.label.text().map(|text| (None, text));
            for (language, text) in
                option.label.iter().map(|(language, text)| (Some(language), text)).chain(user)
            {
                let labels = self.by_label.entry(language).or_default();
                let bearer = labels.entry(text.to_owned()).or_insert(Some(at));
                *bearer = bearer.filter(|&first| first == at);
            }
        }
    }
}

impl OptionDefinition {
    /// The number stored in rows, any `i32`.
    #[must_use]
    pub const fn value(&self) -> i32 {
        self.value
    }

    /// The text that people see.
    #[must_use]
    pub const fn label(&self) -> &Localized {
        &self.label
    }

    /// What the option means.
    #[must_use]
    pub const fn description(&self) -> &Localized {
        &self.description
    }

    /// The colour as the environment writes it, such as `#0000ff`; `None` where it is missing or empty.
    #[must_use]
    pub fn color(&self) -> Option<&str> {
        self.color.as_deref()
    }

    /// The value that another system has for the option; `None` where it is missing or empty.
    #[must_use]
    pub fn external_value(&self) -> Option<&str> {
        self.external_value.as_deref()
    }

    /// Whether the option is not offered any more, where the answer says.
    #[must_use]
    pub const fn is_hidden(&self) -> Option<bool> {
        self.hidden
    }

    /// The value of a status reason's state ([`State`][source]).
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/statusoptionmetadata
    #[must_use]
    pub const fn state(&self) -> Option<i32> {
        self.state
    }

    /// The value of a state's default status reason ([`DefaultStatus`][source]).
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/stateoptionmetadata
    #[must_use]
    pub const fn default_status(&self) -> Option<i32> {
        self.default_status
    }

    /// The name of a state that does not change with the language ([`InvariantName`][source]).
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/stateoptionmetadata
    #[must_use]
    pub fn invariant_name(&self) -> Option<&str> {
        self.invariant_name.as_deref()
    }

    /// The values of the status reasons that may follow ([`TransitionData`][source]); `None` where none are listed. They bind only
    /// where the table enforces transitions.
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/define-custom-state-model-transitions
    #[must_use]
    pub fn transitions(&self) -> Option<&[i32]> {
        self.transitions.as_deref()
    }
}

impl From<json::Entry> for OptionDefinition {
    fn from(raw: json::Entry) -> Self {
        let given = |text: Option<String>| text.filter(|text| !text.is_empty());
        Self {
            value: raw.value,
            label: raw.label.map_or_else(Localized::default, Localized::from),
            description: raw.description.map_or_else(Localized::default, Localized::from),
            color: given(raw.color),
            external_value: given(raw.external_value),
            hidden: raw.is_hidden,
            state: raw.state,
            default_status: raw.default_status,
            invariant_name: given(raw.invariant_name),
            transitions: given(raw.transition_data).and_then(|xml| transitions(&xml)),
        }
    }
}

/// The targets in `<allowedtransition sourcestatusid="1" tostatusid="6"/>…`, a fixed form that needs no XML reader; `None` for
/// anything else.
fn transitions(xml: &str) -> Option<Vec<i32>> {
    let target = |rest: &str| {
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        rest[1..].split(quote).next()?.parse().ok()
    };
    xml.split("tostatusid").skip(1).map(target).collect()
}

impl<'de> Deserialize<'de> for OptionSetDefinition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(json::Set::deserialize(deserializer)?)
    }
}

/// All option sets of an answer, which may be a list (`{"value": [..]}`) or a single one.
///
/// ```
/// use closure_reason::metadata::OptionSetDefinitions;
///
/// let sets: OptionSetDefinitions = serde_json::from_str(r#"{"value": [
///     {"LogicalName": "demo_grade", "OptionSet": {"Name": "demo_job_demo_grade", "Options": [{"Value": 745500000}]}},
///     {"LogicalName": "demo_rank", "OptionSet": {"Name": "demo_rank", "Options": []}}
/// ]}"#)?;
///
/// assert_eq!(sets.iter().count(), 2);
/// assert_eq!(sets.get("demo_grade"), sets.get("demo_job_demo_grade"));
/// assert!(sets.get("demo_colour").is_none());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionSetDefinitions(Vec<OptionSetDefinition>);

impl OptionSetDefinitions {
    /// The sets, in the order of the answer.
    pub fn iter(&self) -> core::slice::Iter<'_, OptionSetDefinition> {
        self.0.iter()
    }

    /// The first set that has this name, or belongs to the column of this name.
    #[must_use]
    pub fn get(&self, name_or_column: &str) -> Option<&OptionSetDefinition> {
        self.iter().find(|set| set.column() == Some(name_or_column) || set.name() == Some(name_or_column))
    }
}

impl IntoIterator for OptionSetDefinitions {
    type Item = OptionSetDefinition;
    type IntoIter = alloc::vec::IntoIter<OptionSetDefinition>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a OptionSetDefinitions {
    type Item = &'a OptionSetDefinition;
    type IntoIter = core::slice::Iter<'a, OptionSetDefinition>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'de> Deserialize<'de> for OptionSetDefinitions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let answer = json::Answer::deserialize(deserializer)?;
        let sets = match answer.value {
            Some(sets) => sets.into_iter().map(OptionSetDefinition::read).collect(),
            None => OptionSetDefinition::read(answer.set).map(|set| alloc::vec![set]),
        };
        sets.map(Self)
    }
}
