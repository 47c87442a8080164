use core::fmt;

use closure_reason::OptionSetKind;

use super::{Localized, OptionDefinition, Stated};

/// An option set as an environment, a file or an enum describes it.
///
/// It is read from the [Web API's JSON](super), made from an enum
/// ([`OptionSetMetadata`](closure_reason::OptionSetMetadata)), or built:
///
/// Every other property has a `with_` method and a getter. If the source does not say, a getter
/// returns `None`, or a text or value that is not [stated](super::Stated):
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionSetDefinition {
    table: Option<String>,
    column: Option<String>,
    schema_name: Option<String>,
    name: Option<String>,
    enum_name: Option<String>,
    global: Option<bool>,
    kind: Option<OptionSetKind>,
    multi_select: Option<bool>,
    display_name: Localized,
    column_display_name: Localized,
    description: Localized,
    default: Stated<i32>,
    enforces_transitions: Option<bool>,
    complete: bool,
    options: Vec<OptionDefinition>,
    /// Positions of options, ascending by value; of the same value, in order.
    by_value: Vec<usize>,
}

impl OptionSetDefinition {
    /// A set with only its options, in the order in which they are shown.
    #[must_use]
    pub fn new(options: impl IntoIterator<Item = OptionDefinition>) -> Self {
        let options: Vec<_> = options.into_iter().collect();
        let mut by_value: Vec<_> = (0..options.len()).collect();
        by_value.sort_by_key(|&at| options[at].value());
        Self {
            table: None,
            column: None,
            schema_name: None,
            name: None,
            enum_name: None,
            global: None,
            kind: None,
            multi_select: None,
            display_name: Localized::default(),
            column_display_name: Localized::default(),
            description: Localized::default(),
            default: Stated::Unstated,
            enforces_transitions: None,
            complete: true,
            options,
            by_value,
        }
    }

    /// The same with other options; everything else stays.
    #[must_use]
    pub fn with_options(self, options: impl IntoIterator<Item = OptionDefinition>) -> Self {
        let Self { options, by_value, .. } = Self::new(options);
        Self { options, by_value, ..self }
    }

    /// The same as the set of this column, by the logical names of table and column.
    #[must_use]
    pub fn with_column(self, table: impl Into<String>, column: impl Into<String>) -> Self {
        self.with_table(table).with_column_name(column)
    }

    /// The same as the set of this column, if the source does not name its table.
    #[must_use]
    pub fn with_column_name(self, column: impl Into<String>) -> Self {
        Self { column: Some(column.into()), ..self }
    }

    /// The same as a set of this table, by its logical name.
    #[must_use]
    pub fn with_table(self, table: impl Into<String>) -> Self {
        Self { table: Some(table.into()), ..self }
    }

    /// The same with the schema name of the column, such as `msdyn_ClosureReason`.
    #[must_use]
    pub fn with_schema_name(self, schema_name: impl Into<String>) -> Self {
        Self { schema_name: Some(schema_name.into()), ..self }
    }

    /// The same with this name of the set.
    #[must_use]
    pub fn with_name(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }

    /// The same, global or local.
    #[must_use]
    pub fn with_global(self, global: bool) -> Self {
        Self { global: Some(global), ..self }
    }

    /// The same with this kind.
    #[must_use]
    pub fn with_kind(self, kind: OptionSetKind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// The same as the set of a column that holds several options, or one.
    #[must_use]
    pub fn with_multi_select(self, multi_select: bool) -> Self {
        Self { multi_select: Some(multi_select), ..self }
    }

    /// The same with this display name of the set.
    #[must_use]
    pub fn with_display_name(self, display_name: Localized) -> Self {
        Self { display_name, ..self }
    }

    /// The same with this display name of the column.
    #[must_use]
    pub fn with_column_display_name(self, column_display_name: Localized) -> Self {
        Self { column_display_name, ..self }
    }

    /// The same with this description.
    #[must_use]
    pub fn with_description(self, description: Localized) -> Self {
        Self { description, ..self }
    }

    /// The same with this value as the column's default.
    #[must_use]
    pub fn with_default(self, default: Stated<i32>) -> Self {
        Self { default, ..self }
    }

    /// The same with whether the table allows only the changes of status reasons that are listed.
    #[must_use]
    pub fn with_enforced_transitions(self, enforces_transitions: bool) -> Self {
        Self { enforces_transitions: Some(enforces_transitions), ..self }
    }

    /// The same, marked as possibly incomplete: a solution, for example, has only the options it
    /// owns.
    #[must_use]
    pub fn with_some_options_missing(self) -> Self {
        Self { complete: false, ..self }
    }

    /// The same as the set of a Rust enum with this name.
    #[must_use]
    pub fn with_enum_name(self, enum_name: impl Into<String>) -> Self {
        Self { enum_name: Some(enum_name.into()), ..self }
    }

    /// The logical name of the table; `None` if the source does not say.
    #[must_use]
    pub fn table(&self) -> Option<&str> {
        self.table.as_deref()
    }

    /// The logical name of the column; `None` if the source does not say, and of a global set by
    /// itself.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// The schema name of the column; `None` if the source does not say.
    #[must_use]
    pub fn schema_name(&self) -> Option<&str> {
        self.schema_name.as_deref()
    }

    /// The name of the option set; `None` if the source does not say.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The name of the Rust enum, if the definition is that of one.
    #[must_use]
    pub fn enum_name(&self) -> Option<&str> {
        self.enum_name.as_deref()
    }

    /// Whether the set is global, so that columns of many tables may share it; `None` if the source
    /// does not say.
    #[must_use]
    pub const fn is_global(&self) -> Option<bool> {
        self.global
    }

    /// Which kind of column the set belongs to; `None` if the source does not say.
    #[must_use]
    pub const fn kind(&self) -> Option<OptionSetKind> {
        self.kind
    }

    /// Whether the column holds several options (choices); `None` if the source does not say.
    #[must_use]
    pub const fn is_multi_select(&self) -> Option<bool> {
        self.multi_select
    }

    /// The name of the set that people see.
    #[must_use]
    pub const fn display_name(&self) -> &Localized {
        &self.display_name
    }

    /// The name of the column that people see. Usually it is also the name of a local set.
    #[must_use]
    pub const fn column_display_name(&self) -> &Localized {
        &self.column_display_name
    }

    /// What the column or the set is for.
    #[must_use]
    pub const fn description(&self) -> &Localized {
        &self.description
    }

    /// The value of the column's default. That there is none is written as -1 in the [Web
    /// API][source].
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/picklistattributemetadata
    #[must_use]
    pub const fn default_value(&self) -> Stated<i32> {
        self.default
    }

    /// Whether the table allows only the changes of status reasons that are listed; `None` if
    /// the source does not say.
    #[must_use]
    pub const fn enforces_transitions(&self) -> Option<bool> {
        self.enforces_transitions
    }

    /// Whether the source has every option of the set. If not, a missing option means nothing.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.complete
    }

    /// The options, in the order in which they are shown.
    #[must_use]
    pub fn options(&self) -> &[OptionDefinition] {
        &self.options
    }

    /// The option with a value; `None` if there is none. If several options share the value, the
    /// first.
    #[must_use]
    pub fn option(&self, value: i32) -> Option<&OptionDefinition> {
        let first = self.by_value.partition_point(|&at| self.options[at].value() < value);
        let option = &self.options[*self.by_value.get(first)?];
        (option.value() == value).then_some(option)
    }

    /// The option with this label in its base language, or this alias; `None` if none or several
    /// have it.
    ///
    /// It looks at every option.
    #[must_use]
    pub fn option_labeled(&self, label: &str) -> Option<&OptionDefinition> {
        self.only(|option| {
            option.label().text() == Some(label) || option.aliases().any(|alias| alias == label)
        })
    }

    /// The option with this label in a language; `None` if none or several have it.
    ///
    /// It looks at every option.
    #[must_use]
    pub fn option_labeled_in(&self, language: u32, label: &str) -> Option<&OptionDefinition> {
        self.only(|option| option.label().text_in(language) == Some(label))
    }

    fn only(&self, wanted: impl Fn(&OptionDefinition) -> bool) -> Option<&OptionDefinition> {
        let mut found = self.options.iter().filter(|option| wanted(option));
        let first = found.next()?;
        found.all(|other| other.value() == first.value()).then_some(first)
    }

    /// The languages of all labels, descriptions and display names, ascending.
    #[must_use]
    pub fn languages(&self) -> Vec<u32> {
        let own = [&self.display_name, &self.column_display_name, &self.description];
        let options = self.options.iter().flat_map(|option| [option.label(), option.description()]);
        let texts = own.into_iter().chain(options).flat_map(Localized::iter);
        let mut languages: Vec<_> = texts.map(|(language, _)| language).collect();
        languages.sort_unstable();
        languages.dedup();
        languages
    }
}

/// How messages name the set: `demo_job.demo_grade`, or the name of the set, or that of the enum,
/// all that is known first.
impl fmt::Display for OptionSetDefinition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match (self.table(), self.column()) {
            (Some(table), Some(column)) => Some((table, ".", column)),
            (None, None) => self.name().map(|name| (name, "", "")),
            (table, column) => table.or(column).map(|name| (name, "", "")),
        };
        match (self.enum_name(), place) {
            (Some(enum_name), Some((left, dot, right))) => write!(f, "{enum_name} ({left}{dot}{right})"),
            (Some(enum_name), None) => f.write_str(enum_name),
            (None, Some((left, dot, right))) => write!(f, "{left}{dot}{right}"),
            (None, None) => f.write_str("a set without a name"),
        }
    }
}
