use core::fmt;

/// Text from outside as messages quote it: escaped, and cut if it is long, because a cell may
/// contain a whole file.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

/// How many bytes of a text are quoted.
const LONGEST: usize = 120;

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0;
        if text.len() <= LONGEST {
            return write!(f, "{text:?}");
        }
        let end = (0..=LONGEST).rev().find(|&end| text.is_char_boundary(end)).unwrap_or_default();
        write!(f, "{:?}.. ({} bytes)", &text[..end], text.len())
    }
}
