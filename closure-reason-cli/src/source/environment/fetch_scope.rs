//! What to fetch.

/// Tables and global sets, by the patterns of the command line.
#[derive(Clone, Debug, Default)]
pub struct FetchScope {
    /// Names and globs of tables, as `--table`. None: all tables, or all of the solution.
    pub tables: Vec<String>,
    pub solution: Option<String>,
    /// Names and globs of global sets to fetch besides those that the tables use.
    pub globals: Vec<String>,
    /// Whether to fetch only global sets, and no tables.
    pub no_tables: bool,
    /// Whether the environment may lack some of the names.
    pub may_be_gone: bool,
}
