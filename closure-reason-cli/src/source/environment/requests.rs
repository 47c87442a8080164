//! The requests of the Web API, as they are sent.

use serde_json::{Map, Value};

use crate::report::output::is_device;

/// All tables. One request returns all of them, so that the names and globs of the user can be
/// compared with them.
pub const TABLES: &str =
    "EntityDefinitions?$select=LogicalName,SchemaName,EntitySetName,DisplayName,EnforceStateTransitions";

/// The names of all global sets.
pub const GLOBALS: &str = "GlobalOptionSetDefinitions?$select=Name";

/// The columns of a table that have options, by kind. There is no request for all of them at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cast {
    Picklist,
    Multiselect,
    State,
    Status,
    Boolean,
}

impl Cast {
    pub const ALL: [Self; 5] = [Self::Picklist, Self::Multiselect, Self::State, Self::Status, Self::Boolean];

    /// The name of the file without its ending.
    pub fn file(self) -> &'static str {
        match self {
            Self::Picklist => "picklist",
            Self::Multiselect => "multiselect",
            Self::State => "state",
            Self::Status => "status",
            Self::Boolean => "boolean",
        }
    }

    /// The request for the columns of a table whose name has been checked.
    pub fn of(self, table: &str) -> String {
        let (kind, default) = match self {
            Self::Picklist => ("Picklist", "DefaultFormValue"),
            Self::Multiselect => ("MultiSelectPicklist", "DefaultFormValue"),
            Self::State => ("State", "DefaultFormValue"),
            Self::Status => ("Status", "DefaultFormValue"),
            Self::Boolean => ("Boolean", "DefaultValue"),
        };
        format!(
            "EntityDefinitions(LogicalName='{table}')/Attributes/Microsoft.Dynamics.CRM.{kind}AttributeMetadata\
             ?$select=LogicalName,SchemaName,EntityLogicalName,DisplayName,AttributeTypeName,{default}\
             &$expand=OptionSet"
        )
    }
}

/// The request for a global set whose name has been checked.
pub fn global(name: &str) -> String {
    format!("GlobalOptionSetDefinitions(Name='{name}')")
}

/// The request for the id of a solution whose name has been checked.
pub fn solution(name: &str) -> String {
    format!("solutions?$select=solutionid,uniquename&$filter=uniquename%20eq%20%27{name}%27")
}

/// The request for the tables of a solution, by their ids: 1 is the type of tables.
pub fn tables_of(solution: &str) -> String {
    format!(
        "solutioncomponents?$select=objectid&$filter=_solutionid_value%20eq%20{solution}\
         %20and%20componenttype%20eq%201"
    )
}

/// Whether a name may be part of an address and the name of a file, on every system.
pub fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 128
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !is_device(name)
}

/// Whether a text is the id of a row or of metadata.
pub fn is_id(text: &str) -> bool {
    text.len() == 36 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// The answer that a request for one table would give, made from the answer about all.
pub fn entity(tables: &Value, table: &Value) -> Value {
    let mut properties = Map::new();
    if let Some(context) = tables["@odata.context"].as_str() {
        properties.insert("@odata.context".to_owned(), format!("{context}/$entity").into());
    }
    properties.extend(table.as_object().cloned().unwrap_or_default());
    Value::Object(properties)
}

#[cfg(test)]
mod tests {
    use super::{is_id, is_plain};

    #[test]
    fn names_become_addresses_and_paths_only_if_they_are_plain() {
        for name in ["msdyn_ocsession", "Contact2", "_x", "command", "lpt10"] {
            assert!(is_plain(name), "{name}");
        }
        let long = "a".repeat(129);
        for name in
            ["", "..", "a/b", "a\\b", "a.b", "a b", "a'b", "é", "a\0", "con", "NUL", "com1", "LPT9", &*long]
        {
            assert!(!is_plain(name), "{name}");
        }
        assert!(is_id("73c2208f-863f-5899-9c05-477a43564340"));
        assert!(
            !is_id("73c2208f-863f-5899-9c05-477a4356434") && !is_id("(x) or 1 eq 1 or objectid eq null   ")
        );
    }
}
