use closure_reason::OptionSetKind;

use super::{OptionSetDefinition, TableDefinition};

/// All option sets of a Web API response, in any of its shapes: one set or column, a list of them,
/// a table with its columns, or many tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionSetDefinitions {
    pub(super) sets: Vec<OptionSetDefinition>,
    pub(super) tables: Vec<TableDefinition>,
    pub(super) next_link: Option<String>,
    pub(super) without_options: Vec<OptionSetDefinition>,
    pub(super) listed: Vec<(String, OptionSetKind, bool)>,
}

impl OptionSetDefinitions {
    /// These sets, in this order.
    #[must_use]
    pub fn new(sets: impl IntoIterator<Item = OptionSetDefinition>) -> Self {
        Self { sets: sets.into_iter().collect(), ..Self::default() }
    }

    /// The same with these tables, replacing the ones that were there.
    #[must_use]
    pub fn with_tables(self, tables: impl IntoIterator<Item = TableDefinition>) -> Self {
        Self { tables: tables.into_iter().collect(), ..self }
    }

    /// The columns that the response names without their options: their names, and the kind if it
    /// says so.
    #[must_use]
    pub fn without_options(&self) -> &[OptionSetDefinition] {
        &self.without_options
    }

    /// The kinds of columns of which the response lists all that the table has: the table, the
    /// kind, and whether the columns hold several options. A column of that kind that is not in the
    /// response does not exist. The pages of [`next_link`](Self::next_link) belong to it.
    pub fn listed(&self) -> impl Iterator<Item = (&str, OptionSetKind, bool)> {
        self.listed.iter().map(|(table, kind, multi_select)| (&**table, *kind, *multi_select))
    }

    /// The sets, in the order of the response.
    pub fn iter(&self) -> core::slice::Iter<'_, OptionSetDefinition> {
        self.sets.iter()
    }

    /// The first set that has this name, or belongs to the column of this name.
    #[must_use]
    pub fn get(&self, name_or_column: &str) -> Option<&OptionSetDefinition> {
        self.iter().find(|set| set.column() == Some(name_or_column) || set.name() == Some(name_or_column))
    }

    /// What the response says about the tables themselves, apart from their columns.
    #[must_use]
    pub fn tables(&self) -> &[TableDefinition] {
        &self.tables
    }

    /// Where the rest of the response is (`@odata.nextLink`), if this is only part of it.
    #[must_use]
    pub fn next_link(&self) -> Option<&str> {
        self.next_link.as_deref()
    }
}

impl FromIterator<OptionSetDefinition> for OptionSetDefinitions {
    fn from_iter<I: IntoIterator<Item = OptionSetDefinition>>(sets: I) -> Self {
        Self::new(sets)
    }
}

impl Extend<OptionSetDefinition> for OptionSetDefinitions {
    fn extend<I: IntoIterator<Item = OptionSetDefinition>>(&mut self, sets: I) {
        self.sets.extend(sets);
    }
}

impl IntoIterator for OptionSetDefinitions {
    type Item = OptionSetDefinition;
    type IntoIter = std::vec::IntoIter<OptionSetDefinition>;

    fn into_iter(self) -> Self::IntoIter {
        self.sets.into_iter()
    }
}

impl<'a> IntoIterator for &'a OptionSetDefinitions {
    type Item = &'a OptionSetDefinition;
    type IntoIter = core::slice::Iter<'a, OptionSetDefinition>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
