//! Text of the rows and of the metadata in a page.

use std::fmt::{self, Write};

use crate::report::terminal;

/// Escapes a text for the page and its attributes. Characters that could reverse text are shown by
/// their numbers.
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\n' | '\t' => f.write_char(' ')?,
                character if terminal::is_deceiving(character) => {
                    write!(f, "\\u{{{:x}}}", u32::from(character))?;
                }
                character => f.write_char(character)?,
            }
        }
        Ok(())
    }
}
