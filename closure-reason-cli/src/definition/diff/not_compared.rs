use super::Aspect;

/// Something that could not be compared between two definitions.
#[derive(Debug, PartialEq)]
pub struct NotCompared {
    pub aspect: Aspect,
    /// The language that was left out; `None` if that is not the reason.
    pub language: Option<u32>,
    /// The values of the options concerned, in the order of the set; empty for the set itself.
    pub values: Vec<i32>,
    pub reason: Reason,
}

/// Why something was not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Ours does not say. With descriptions, it may have an empty one for every option of the set.
    OursUnstated,
    /// Theirs does not say. With descriptions, it may have an empty one for every option of the
    /// set.
    TheirsUnstated,
    /// Neither says.
    NeitherStated,
    /// The description is a developer's doc comment, not Dataverse's text.
    DocComment,
    /// Ours may not have every option of the set.
    OursIncomplete,
    /// Theirs may not have every option of the set.
    TheirsIncomplete,
    /// The caller did not ask for it.
    NotAsked,
}
