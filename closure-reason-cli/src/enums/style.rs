use super::names::Spelling;

/// What the user asks for.
#[derive(Clone, Debug, Default)]
pub struct Style {
    pub spelling: Spelling,
    pub language: Option<u32>,
    pub derives: Vec<String>,
    pub serde: bool,
    pub prune: bool,
}
