//! What the user should know that is no error.

/// A remark for stderr that does not stop the work.
#[derive(Clone, Debug)]
pub struct Note {
    pub place: String,
    pub message: String,
}
