//! SQL dialects: how each engine writes names, texts and types.

use clap::ValueEnum;

use super::row::Type;
use crate::report::error::Error;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Dialect {
    /// The common subset of DuckDB, SQLite and PostgreSQL.
    #[default]
    Standard,
    /// DuckDB.
    #[value(name = "duckdb")]
    DuckDb,
    /// PostgreSQL.
    #[value(alias = "postgresql")]
    Postgres,
    /// SQLite.
    #[value(name = "sqlite")]
    Sqlite,
    /// Spark and Databricks.
    #[value(alias = "databricks")]
    Spark,
    /// SQL Server 2022 and Azure SQL.
    #[value(name = "sqlserver", aliases = ["tsql", "mssql", "azuresql"])]
    SqlServer,
    /// The serverless pool of Azure Synapse, which has views but no tables.
    Synapse,
    /// Warehouses and SQL endpoints of Microsoft Fabric.
    Fabric,
}

impl Dialect {
    /// Whether the engine speaks T-SQL.
    pub const fn is_transact(self) -> bool {
        matches!(self, Self::SqlServer | Self::Synapse | Self::Fabric)
    }

    pub const fn type_of(self, held: Type) -> &'static str {
        match (self, held) {
            // Not all engines have a boolean type, so booleans are 0 and 1.
            (_, Type::Integer | Type::Boolean) => "INTEGER",
            (Self::Standard | Self::DuckDb | Self::Postgres | Self::Sqlite, Type::Text) => "TEXT",
            // Descriptions may have more than 4,000 characters, and many transitions too.
            (Self::SqlServer | Self::Synapse, Type::Text) => "NVARCHAR(MAX)",
            (Self::Fabric, Type::Text) => "VARCHAR(8000)",
            (Self::Spark, Type::Text) => "STRING",
        }
    }

    /// The type of a short text: a label, a name or a number.
    pub const fn short_text(self) -> &'static str {
        match self {
            Self::SqlServer | Self::Synapse => "NVARCHAR(4000)",
            _ => self.type_of(Type::Text),
        }
    }

    /// A name, always quoted, because it may be a keyword. Clients split scripts at line breaks and replace variables even
    /// within names, where nothing can be escaped, so such names are refused.
    pub fn name(self, name: &str) -> Result<String, Error> {
        let variable = match self {
            Self::Spark => Some("${"),
            _ if self.is_transact() => Some("$("),
            _ => None,
        };
        let wrong = if name.is_empty() {
            Some("a name is empty".to_owned())
        } else if name.contains(char::is_control) {
            Some(format!("the name `{name}` has a control character"))
        } else {
            let variable = variable.filter(|&variable| name.contains(variable));
            variable.map(|variable| {
                format!("clients would replace a variable at `{variable}` in the name `{name}`")
            })
        };
        if let Some(wrong) = wrong {
            return Err(Error::new(wrong).remedy("rename it, or leave it out with `--table` or `--column`"));
        }
        Ok(match self {
            Self::Spark => format!("`{}`", name.replace('`', "``")),
            Self::SqlServer | Self::Synapse | Self::Fabric => format!("[{}]", name.replace(']', "]]")),
            _ => format!("\"{}\"", name.replace('"', "\"\"")),
        })
    }

    /// A column of the table of labels, quoted where one of them is reserved: T-SQL takes no bare `key`.
    pub fn column(self, name: &str) -> String {
        if self.is_transact() { format!("[{name}]") } else { name.to_owned() }
    }

    /// Names joined by dots: of a schema, and of what is in it.
    pub fn path<'a>(self, parts: impl IntoIterator<Item = &'a str>) -> Result<String, Error> {
        let parts: Vec<_> = parts.into_iter().map(|part| self.name(part)).collect::<Result<_, _>>()?;
        Ok(parts.join("."))
    }

    /// Names that are the same to the engine have the same key.
    pub fn name_key(self, name: &str) -> String {
        match self {
            // It cuts names after 63 bytes.
            Self::Postgres => {
                let mut bytes = 0;
                name.chars()
                    .take_while(|character| {
                        bytes += character.len_utf8();
                        bytes <= 63
                    })
                    .collect()
            }
            _ => name.to_lowercase(),
        }
    }

    /// A text as an expression that cannot end early, whichever client runs the script.
    pub fn text(self, text: &str) -> Result<String, Error> {
        match self {
            Self::Standard | Self::DuckDb | Self::Postgres | Self::Sqlite => {
                if text.contains('\0') {
                    return Err(Error::new(
                        "the text holds a NUL character, which standard SQL cannot write",
                    )
                    .remedy("use `--as csv`, or `--dialect duckdb` or `spark`"));
                }
                Ok(format!("'{}'", text.replace('\'', "''")))
            }
            Self::SqlServer | Self::Synapse => Ok(transact(text, "N'", "NCHAR", "NVARCHAR")),
            Self::Fabric => Ok(transact(text, "'", "CHAR", "VARCHAR")),
            Self::Spark => {
                let mut sql = String::with_capacity(text.len() + 2);
                sql.push('\'');
                for character in text.chars() {
                    match character {
                        '\'' | '\\' => sql.extend(['\\', character]),
                        // `${name}` is replaced before the text is read.
                        '$' => sql.push_str("\\u0024"),
                        control if control.is_ascii_control() => {
                            sql.push_str(&format!("\\u{:04x}", u32::from(control)));
                        }
                        character => sql.push(character),
                    }
                }
                sql.push('\'');
                Ok(sql)
            }
        }
    }
}

fn transact(text: &str, begin: &str, char_function: &str, type_name: &str) -> String {
    let mut sql = String::with_capacity(text.len() + 3);
    // `+` cuts its result after 4,000 characters, unless the first text is a long one.
    if text.encode_utf16().count() > 4_000 {
        sql.push_str(&format!("CAST({begin}' AS {type_name}(MAX)) + "));
    }
    sql.push_str(begin);
    for character in text.chars() {
        match character {
            '\'' => sql.push_str("''"),
            // sqlcmd ends a batch at a line with GO, even inside a text, and replaces `$(name)`.
            '$' => sql.push_str(&format!("$' + {begin}")),
            control if control.is_ascii_control() => {
                sql.push_str(&format!("' + {char_function}({}) + {begin}", u32::from(control)));
            }
            character => sql.push(character),
        }
    }
    sql.push('\'');
    sql
}
