//! Reads `@odata.context`, which says what an answer is about.

use super::kind;
use super::kind::ColumnType;

/// What the context of an answer says about everything in it.
#[derive(Clone, Copy, Default)]
pub(super) struct Context<'a> {
    pub(super) table: Option<&'a str>,
    pub(super) column_type: Option<ColumnType>,
    /// Whether the objects of the answer are tables.
    pub(super) of_tables: bool,
    /// Whether the answer lists the columns of a table.
    pub(super) of_columns: bool,
}

impl<'a> Context<'a> {
    /// Reads
    /// `…$metadata#EntityDefinitions('t')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata(..)/$entity`.
    pub(super) fn read(context: &'a str) -> Self {
        let Some((_, path)) = context.split_once("$metadata#") else { return Self::default() };
        let Some(rest) = path.strip_prefix("EntityDefinitions") else { return Self::default() };
        let (key, within) = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            Some((key, within)) => (key, within),
            None => ("", rest),
        };
        let name = key.strip_prefix("LogicalName=").unwrap_or(key);
        let table = name.strip_prefix('\'').and_then(|name| name.strip_suffix('\''));
        let column_type = within.split('/').find_map(kind::of_cast);
        let of_tables = !within.contains("/Attributes");
        let of_columns = within.starts_with("/Attributes") && !within.starts_with("/Attributes(LogicalName=");
        Self { table, column_type, of_tables, of_columns: of_columns && !within.ends_with("/$entity") }
    }
}
