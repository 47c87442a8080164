//! Notes: what the user should know, although it is not an error.

/// A note on standard error, which does not stop the work.
#[derive(Clone, Debug)]
pub struct Note {
    pub place: String,
    pub message: String,
}
