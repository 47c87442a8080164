//! Finds a header where the user says that there is none.

use memchr::memchr;

use super::Reader;
use super::sql_output::is_line_below;
use crate::report::error::Error;

/// How long a line of dashes may be.
const LONGEST_LINE: usize = 64 * 1024;

impl Reader {
    /// Whether the next record belongs to a header: it repeats these names, or it is a line of dashes below them, or
    /// such a line follows it. The record is not consumed.
    pub fn is_at_header(&mut self, names: &[String]) -> Result<bool, Error> {
        let Some(record) = self.next()? else { return Ok(false) };
        let cells: Vec<_> = (0..record.fields().len())
            .map(|field| String::from_utf8_lossy(&record.text(field)).trim().to_owned())
            .collect();
        let is_name = |(cell, name): (&String, &String)| cell.to_lowercase() == name.trim().to_lowercase();
        let is_header = cells.len() == names.len() && cells.iter().zip(names).all(is_name)
            || is_line_below(cells.iter().map(String::as_bytes), names)
            || self.is_above_line(&cells)?;
        self.put_back();
        Ok(is_header)
    }

    /// Whether a line of dashes below these names follows the record that was read last.
    fn is_above_line(&mut self, names: &[String]) -> Result<bool, Error> {
        // A record with a number in it is a row.
        let is_number = |name: &String| name.starts_with(|char: char| char.is_ascii_digit());
        if names.iter().any(is_number) || names.iter().all(String::is_empty) {
            return Ok(false);
        }
        let line = loop {
            let rest = &self.window.rest()[self.last..];
            match memchr(b'\n', rest) {
                None if !self.window.is_last() && rest.len() < LONGEST_LINE => self.window.more()?,
                end => break &rest[..end.unwrap_or(rest.len())],
            }
        };
        Ok(is_line_below(line.split(|byte| *byte == self.delimiter), names))
    }
}
