use super::names::NameSpelling;

/// What the user asks for.
#[derive(Clone, Debug, Default)]
pub struct Style {
    pub spelling: NameSpelling,
    pub language: Option<u32>,
    pub derives: Vec<String>,
    pub serde: bool,
    pub prune: bool,
}
