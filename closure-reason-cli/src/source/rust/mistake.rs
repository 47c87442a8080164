//! Why an enum, or all of a file, cannot be read.

/// What is wrong, and at which byte.
#[derive(Clone, Debug)]
pub struct Mistake {
    pub at: usize,
    pub message: String,
}

impl Mistake {
    pub(super) fn new(at: usize, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }
}
