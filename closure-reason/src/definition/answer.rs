use alloc::string::String;
use alloc::vec::Vec;

use super::{OptionSetDefinition, TableDefinition};

/// All option sets of a Web API response, in any of its shapes: one set or column, a list of them,
/// a table with its columns, or many tables.
///
/// ```
/// use closure_reason::definition::OptionSetDefinitions;
///
/// let sets: OptionSetDefinitions = serde_json::from_str(r#"{"value": [
///     {"LogicalName": "demo_grade", "OptionSet": {"Name": "demo_job_demo_grade", "Options": [{"Value": 745500000}]}},
///     {"LogicalName": "demo_rank", "OptionSet": {"Name": "demo_rank", "Options": []}}
/// ]}"#)?;
///
/// assert_eq!(sets.iter().count(), 2);
/// assert_eq!(sets.get("demo_grade"), sets.get("demo_job_demo_grade"));
/// assert!(sets.get("demo_color").is_none());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionSetDefinitions {
    pub(super) sets: Vec<OptionSetDefinition>,
    pub(super) tables: Vec<TableDefinition>,
    pub(super) next_link: Option<String>,
}

impl OptionSetDefinitions {
    /// These sets, in this order.
    ///
    /// ```
    /// use closure_reason::definition::{OptionDefinition, OptionSetDefinition, OptionSetDefinitions, TableDefinition};
    ///
    /// let grade = OptionSetDefinition::new([OptionDefinition::new(745500000)]).with_column("demo_job", "demo_grade");
    /// let sets = OptionSetDefinitions::new([grade]).with_tables([TableDefinition::new("demo_job")]);
    ///
    /// assert_eq!(sets.tables()[0].logical_name(), "demo_job");
    /// let json = serde_json::to_string(&sets)?;
    /// assert_eq!(serde_json::from_str::<OptionSetDefinitions>(&json)?, sets);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn new(sets: impl IntoIterator<Item = OptionSetDefinition>) -> Self {
        Self { sets: sets.into_iter().collect(), ..Self::default() }
    }

    /// The same with these tables, replacing the ones that were there.
    #[must_use]
    pub fn with_tables(self, tables: impl IntoIterator<Item = TableDefinition>) -> Self {
        Self { tables: tables.into_iter().collect(), ..self }
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
    ///
    /// ```
    /// use closure_reason::definition::OptionSetDefinitions;
    ///
    /// let page = r#"{"value": [], "@odata.nextLink": "https://contoso.crm4.dynamics.com/api/data/v9.2/.."}"#;
    /// let sets: OptionSetDefinitions = serde_json::from_str(page)?;
    /// assert!(sets.next_link().unwrap().ends_with("/v9.2/.."));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
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
    type IntoIter = alloc::vec::IntoIter<OptionSetDefinition>;

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
