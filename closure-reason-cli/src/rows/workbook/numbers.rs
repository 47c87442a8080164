//! The numbers of a workbook as texts. A date is a number with the format of a date.

use std::collections::HashMap;
use std::fmt::Write;
use std::io;

use quick_xml::events::Event;

use super::xml::{Xml, attribute};
use crate::rows::date::Date;

/// The formats of a workbook's numbers.
#[derive(Default)]
pub struct Formats {
    /// By the number of a cell's style.
    kinds: Vec<Kind>,
    /// Whether days are counted from 1904, as Excel for the Mac did, rather than from 1900.
    pub is_1904: bool,
    /// Whether a 0 may stand for a result that Excel calculates when it opens the workbook.
    pub has_placeholders: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Date,
    Time,
    DateTime,
}

impl Formats {
    pub fn read(xml: &mut Xml) -> io::Result<Self> {
        let mut formats = Self::default();
        let mut own = HashMap::new();
        let mut is_of_cells = false;
        loop {
            match xml.next()? {
                Event::Eof => return Ok(formats),
                Event::Start(start) => match start.local_name().as_ref() {
                    "numFmt" => {
                        let number = attribute(&start, "numFmtId")?.and_then(|number| number.parse().ok());
                        let code = attribute(&start, "formatCode")?.unwrap_or_default();
                        own.insert(number.unwrap_or(0), of_code(&code));
                    }
                    "cellXfs" => is_of_cells = true,
                    "xf" if is_of_cells => {
                        let number = attribute(&start, "numFmtId")?.and_then(|number| number.parse().ok());
                        let number = number.unwrap_or(0);
                        formats.kinds.push(own.get(&number).copied().unwrap_or_else(|| built_in(number)));
                    }
                    _ => {}
                },
                Event::End(end) if end.local_name().as_ref() == "cellXfs" => is_of_cells = false,
                _ => {}
            }
        }
    }

    /// Writes a number, without a point if it is whole, or a date in ISO form.
    pub fn write(&self, text: &str, look: usize, out: &mut String) {
        let text = text.trim();
        let Ok(number) = text.parse::<f64>() else { return out.push_str(text) };
        let kind = self.kinds.get(look).copied().unwrap_or_default();
        if kind == Kind::Number || !self.date(number, kind, out) {
            plain(number, text, out);
        }
    }

    /// Returns false if Excel does not have such a date.
    fn date(&self, number: f64, kind: Kind, out: &mut String) -> bool {
        /// The first day of the year 10000.
        const END: f64 = 2_958_466.0;
        /// Of a day.
        const MILLISECONDS: f64 = 86_400_000.0;
        if !(0.0..END).contains(&number) {
            return false;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "below the number of milliseconds in 8,100 years"
        )]
        let milliseconds = (number * MILLISECONDS).round() as i64;
        let (days, time) = (milliseconds.div_euclid(86_400_000), milliseconds.rem_euclid(86_400_000));
        let has_date = days > 0;
        let has_time = time > 0 || kind != Kind::Date || !has_date;
        if has_date {
            let Date { year, month, day } = self.day(days);
            let _ = write!(out, "{year:04}-{month:02}-{day:02}");
        }
        if has_time {
            let (seconds, milliseconds) = (time / 1000, time % 1000);
            let before = if has_date { "T" } else { "" };
            let _ = write!(out, "{before}{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
            if milliseconds > 0 {
                let _ = write!(out, ".{milliseconds:03}");
            }
        }
        true
    }

    /// The date of a number of days.
    fn day(&self, days: i64) -> Date {
        // For Excel, as for Lotus 1-2-3, 1900 is a leap year: day 60 is a date that never existed.
        match (self.is_1904, days) {
            (true, days) => Date::of(days - 24_107),
            (false, 60) => Date { year: 1900, month: 2, day: 29 },
            (false, days) => Date::of(days - 25_569 + i64::from(days < 60)),
        }
    }
}

/// A number that is not a date, without an exponent unless other programs write one too.
fn plain(number: f64, text: &str, out: &mut String) {
    if (1e-6..1e16).contains(&number.abs()) || number == 0.0 {
        // Zero has no sign.
        let _ = write!(out, "{}", number + 0.0);
    } else {
        out.push_str(text);
    }
}

/// The built-in formats of every workbook.
fn built_in(number: u32) -> Kind {
    match number {
        14..=17 | 27..=31 | 34..=36 | 50..=54 | 57..=58 => Kind::Date,
        18..=21 | 32..=33 | 45 | 47 | 55..=56 => Kind::Time,
        22 => Kind::DateTime,
        _ => Kind::Number,
    }
}

/// What a format shows, by its letters. Letters in quotes, after a backslash or in brackets do not count,
/// and a duration such as `[h]:mm` is a number.
fn of_code(code: &str) -> Kind {
    let (mut has_date, mut has_time, mut has_month) = (false, false, false);
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        match sign.to_ascii_lowercase() {
            '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
            '\\' | '_' | '*' => drop(signs.next()),
            '[' => {
                let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                if matches!(inner.to_ascii_lowercase().trim_end_matches(['h', 'm', 's']), "")
                    && !inner.is_empty()
                {
                    return Kind::Number;
                }
            }
            ';' => break,
            'y' | 'd' => has_date = true,
            'h' | 's' => has_time = true,
            'm' => has_month = true,
            // `General`, and numbers.
            'g' | '0' | '#' | '?' | 'e' if !has_time && !has_date && !has_month => return Kind::Number,
            _ => {}
        }
    }
    match (has_date || has_month && !has_time, has_time) {
        (true, true) => Kind::DateTime,
        (true, false) => Kind::Date,
        (false, true) => Kind::Time,
        (false, false) => Kind::Number,
    }
}
