use super::names::NameSpelling;

/// How the user wants enums to be written.
#[derive(Clone, Debug, Default)]
pub struct Style {
    pub spelling: NameSpelling,
    pub language: Option<u32>,
    pub derives: Vec<String>,
    pub serde: bool,
    pub prune: bool,
}
