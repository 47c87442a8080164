//! `--map`: which column a header means.

/// A column of the metadata, and the header that it has in the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    pub name: String,
    pub header: String,
}

impl Map {
    /// What the user types as `NAME=HEADER`.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            Some((name, header)) if !name.trim().is_empty() && !header.trim().is_empty() => {
                Ok(Self { name: name.to_owned(), header: header.to_owned() })
            }
            _ => Err("expected the name of a column, `=`, and the header that it has in the rows".to_owned()),
        }
    }
}

impl std::fmt::Display for Map {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}={}", self.name, self.header)
    }
}
