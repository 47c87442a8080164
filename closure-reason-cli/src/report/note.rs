//! Notes: what the user should know, although it is not an error.

use std::fmt;

/// A note on standard error, which does not stop the work.
#[derive(Clone, Debug)]
pub struct Note {
    pub place: String,
    pub message: String,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.place {
            "" => f.write_str(&self.message),
            place => write!(f, "{place}: {}", self.message),
        }
    }
}
