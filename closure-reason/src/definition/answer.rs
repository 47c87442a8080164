use alloc::string::String;
use alloc::vec::Vec;

use super::{OptionSetDefinition, TableDefinition};

/// All option sets of an answer of the Web API, whichever of its shapes it has: one set or column, a list of them, a table with
/// its columns, or many tables.
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
    /// The sets, in the order of the answer.
    pub fn iter(&self) -> core::slice::Iter<'_, OptionSetDefinition> {
        self.sets.iter()
    }

    /// The first set that has this name, or belongs to the column of this name.
    #[must_use]
    pub fn get(&self, name_or_column: &str) -> Option<&OptionSetDefinition> {
        self.iter().find(|set| set.column() == Some(name_or_column) || set.name() == Some(name_or_column))
    }

    /// The tables that the answer describes, beyond their columns.
    #[must_use]
    pub fn tables(&self) -> &[TableDefinition] {
        &self.tables
    }

    /// Where the rest of the answer is (`@odata.nextLink`), if this is not all of it.
    #[must_use]
    pub fn next_link(&self) -> Option<&str> {
        self.next_link.as_deref()
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
