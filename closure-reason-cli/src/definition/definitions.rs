use closure_reason::OptionSetKind;

use super::{OptionSetDefinition, TableDefinition};

/// All option sets of a Web API response, in any of its shapes: one set or column, a list of them,
/// a table with its columns, or many tables.
#[derive(Default)]
pub struct OptionSetDefinitions {
    /// The sets, in the order of the response.
    pub sets: Vec<OptionSetDefinition>,
    /// What the response says about the tables themselves, apart from their columns.
    pub tables: Vec<TableDefinition>,
    /// Where the rest of the response is (`@odata.nextLink`), if this is only part of it.
    pub next_link: Option<String>,
    /// The columns that the response names without their options: their names, and the kind if it
    /// says so.
    pub without_options: Vec<OptionSetDefinition>,
    /// The kinds of columns of which the response lists all that the table has: the table, the
    /// kind, and whether the columns hold several options. A column of that kind that is not in the
    /// response does not exist. The pages of `next_link` belong to it.
    pub listed: Vec<(String, OptionSetKind, bool)>,
}
