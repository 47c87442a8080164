use std::fmt;

/// The indentation of a line, and what the next level adds.
#[derive(Clone, Debug)]
pub struct Indent {
    blanks: String,
    step: String,
}

impl Indent {
    /// The indentation of the line that contains this place.
    pub fn at(text: &str, at: usize) -> Self {
        let line = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..];
        let blanks = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        let step = if blanks.contains('\t') { "\t" } else { "    " };
        Self { blanks: blanks.to_owned(), step: step.to_owned() }
    }

    /// With the step by which this is deeper than another indentation, if it is.
    pub fn with_step_from(mut self, outer: &Self) -> Self {
        if let Some(step) = self.blanks.strip_prefix(&outer.blanks).filter(|step| !step.is_empty()) {
            self.step = step.to_owned();
        }
        self
    }

    pub fn deeper(&self) -> Self {
        Self { blanks: self.blanks.clone() + &self.step, step: self.step.clone() }
    }

    /// The width in columns; a tab counts as in rustfmt.
    pub fn width(&self) -> usize {
        self.blanks.chars().map(|char| if char == '\t' { 4 } else { 1 }).sum()
    }
}

impl Default for Indent {
    fn default() -> Self {
        Self { blanks: String::new(), step: "    ".to_owned() }
    }
}

impl fmt::Display for Indent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.blanks)
    }
}
