//! Objects that programs write around the rows: which property holds the rows.

use serde_json::Value;

/// The properties that lead to the list of rows. Without any, those that programs are known to write:
/// `value` of the Web API, `body` and `body.value` of Power Automate, `result` and `result.value`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowsPath(Vec<String>);

impl RowsPath {
    /// The path that the user types, such as `body.value`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let names: Vec<String> = text.split('.').map(str::to_owned).collect();
        if names.iter().any(String::is_empty) {
            return Err("expected the names of properties with `.` between them, such as `body.value`".into());
        }
        Ok(Self(names))
    }

    /// Whether the user says which property it is.
    pub fn is_said(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether a list in this property, `depth` objects deep, is the list of rows.
    pub fn has_rows(&self, depth: usize, key: &[u8]) -> bool {
        match (&self.0[..], depth) {
            ([], 1) => is_one_of(key, &["value", "body", "result"]),
            ([], 2) => is_one_of(key, &["value"]),
            (path, _) => path.len() == depth && is_one_of(key, &[&path[depth - 1]]),
        }
    }

    /// Whether an object in this property may hold that list.
    pub fn leads_on(&self, depth: usize, key: &[u8]) -> bool {
        match (&self.0[..], depth) {
            ([], 1) => is_one_of(key, &["body", "result"]),
            (path, _) => path.len() > depth && is_one_of(key, &[&path[depth - 1]]),
        }
    }

    /// Whether a property holds such a list, in itself or in an object of its own.
    pub fn leads_to_rows(&self, depth: usize, key: &[u8], value: &[u8]) -> bool {
        if value.starts_with(b"[") {
            return self.has_rows(depth, key);
        }
        let is_object = value.starts_with(b"{") && self.leads_on(depth, key);
        is_object && serde_json::from_slice(value).is_ok_and(|value| self.is_above_rows(depth + 1, &value))
    }

    fn is_above_rows(&self, depth: usize, object: &Value) -> bool {
        object.as_object().into_iter().flatten().any(|(key, value)| match value {
            Value::Array(_) => self.has_rows(depth, key.as_bytes()),
            Value::Object(_) => self.leads_on(depth, key.as_bytes()) && self.is_above_rows(depth + 1, value),
            _ => false,
        })
    }
}

fn is_one_of(key: &[u8], names: &[&str]) -> bool {
    names.iter().any(|name| name.as_bytes() == key)
}
