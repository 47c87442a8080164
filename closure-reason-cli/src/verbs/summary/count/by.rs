//! One column of `--by`, and its values.

use std::borrow::Cow;
use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use crate::report::error::Error;
use crate::report::terminal::quoted;
use crate::rows::cell::{Cell, CellReader};
use crate::rows::date::{self, Date, Written};
use crate::rows::formula;

/// What to count by: a column, and for dates a unit such as a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    pub name: String,
    pub unit: Option<Unit>,
}

/// The unit of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    /// ISO weeks: they begin on Monday, and the first one has the first Thursday of the year.
    Week,
    Month,
    Quarter,
    Year,
}

const UNITS: [(&str, Unit); 5] = [
    ("day", Unit::Day),
    ("week", Unit::Week),
    ("month", Unit::Month),
    ("quarter", Unit::Quarter),
    ("year", Unit::Year),
];

impl By {
    /// What the user types as `COLUMN` or `COLUMN:UNIT`.
    #[expect(clippy::unnecessary_wraps, reason = "as clap wants it")]
    pub fn parse(text: &str) -> Result<Self, String> {
        let unit_of = |unit: &str| UNITS.iter().find(|(name, _)| name.eq_ignore_ascii_case(unit));
        let parts = text.rsplit_once(':').and_then(|(name, unit)| Some((name, unit_of(unit)?.1)));
        Ok(match parts {
            Some((name, unit)) => Self { name: name.to_owned(), unit: Some(unit) },
            None => Self { name: text.to_owned(), unit: None },
        })
    }
}

impl std::fmt::Display for By {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)?;
        let name = UNITS.iter().find(|(_, unit)| Some(*unit) == self.unit);
        name.map_or(Ok(()), |(name, _)| write!(f, ":{name}"))
    }
}

/// A value of the column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Text(Box<[u8]>),
    /// The first day of a period.
    Period(Date),
    /// Month and day, in an order that only the whole file shows, and the year.
    Either(i64, i64, i64),
    NoDate,
}

/// The values of the column, each with a number: one for each spelling, or for each period.
pub struct Values {
    pub by: By,
    texts: FxHashMap<Box<[u8]>, usize>,
    dates: FxHashMap<Key, usize>,
    keys: Vec<Key>,
    /// The empty spelling, which is not looked up: see [`same`](crate::rows::cell::same).
    empty: Option<usize>,
    /// The value of the current row.
    this: Option<usize>,
    /// The first date of unknown order, and the first text that is not a date.
    either: Option<Box<str>>,
    no_date: Option<Box<str>>,
}

impl Values {
    pub fn new(by: &By) -> Self {
        Self {
            by: by.clone(),
            texts: FxHashMap::default(),
            dates: FxHashMap::default(),
            keys: Vec::new(),
            empty: None,
            this: None,
            either: None,
            no_date: None,
        }
    }

    /// Sets the cell of the current row.
    #[inline]
    pub fn enter(&mut self, text: &[u8]) {
        self.this = Some(self.number(text));
    }

    /// The value of the current row, at its end. A row without the cell has the empty value.
    #[inline]
    pub fn leave(&mut self) -> usize {
        self.this.take().unwrap_or_else(|| self.number(b""))
    }

    /// Whether there are dates of unknown order.
    pub fn is_undecided(&self) -> bool {
        self.either.is_some()
    }

    #[inline]
    fn number(&mut self, text: &[u8]) -> usize {
        let next = self.keys.len();
        if text.is_empty() {
            return *self.empty.get_or_insert_with(|| {
                self.keys.push(Key::Text(Box::default()));
                next
            });
        }
        if let Some(unit) = self.by.unit {
            return self.number_of_date(text, unit);
        }
        if let Some(number) = self.texts.get(text) {
            return *number;
        }
        self.keys.push(Key::Text(text.into()));
        self.texts.insert(text.into(), next);
        next
    }

    #[inline(never)]
    fn number_of_date(&mut self, text: &[u8], unit: Unit) -> usize {
        let text = String::from_utf8_lossy(text);
        let text = formula::text_in(&text).unwrap_or(Cow::Borrowed(&text));
        let key = match date::read(&text) {
            _ if text.trim().is_empty() => return self.number(b""),
            None => {
                self.no_date.get_or_insert_with(|| (&*text).into());
                Key::NoDate
            }
            Some(Written::Date(date)) => Key::Period(period(date, unit)),
            // The order does not matter for the year.
            Some(Written::Either(_, _, year)) if unit == Unit::Year => {
                Key::Period(Date { year, month: 1, day: 1 })
            }
            Some(Written::Either(one, two, year)) if one == two => {
                Key::Period(period(Date { year, month: one, day: two }, unit))
            }
            Some(Written::Either(one, two, year)) => {
                self.either.get_or_insert_with(|| (&*text).into());
                Key::Either(one, two, year)
            }
        };
        self.number_of(key)
    }

    fn number_of(&mut self, key: Key) -> usize {
        let next = self.keys.len();
        *self.dates.entry(key).or_insert_with_key(|key| {
            self.keys.push(key.clone());
            next
        })
    }

    /// The end of a file, which has one order of month and day: that of the dates that can be read in only one
    /// order.
    pub fn decide(&mut self) -> Result<(), Error> {
        let Some(unit) = self.by.unit else { return Ok(()) };
        if let Some(text) = &self.no_date
            && !self.keys.iter().any(|key| matches!(key, Key::Period(_) | Key::Either(..)))
        {
            let message = format!("the column {:?} has no dates, but {}", self.by.name, quoted(text));
            return Err(Error::new(message).remedy("count by it without `:`, or by another column"));
        }
        let Some(example) = self.either.take() else { return Ok(()) };
        let date = |key: &Key, is_day_first: bool| match *key {
            Key::Either(day, month, year) if is_day_first => Date::new(year, month, day),
            Key::Either(month, day, year) => Date::new(year, month, day),
            _ => None,
        };
        let all = || self.keys.iter().filter(|key| matches!(key, Key::Either(..)));
        let may_be = |is_day_first| all().all(|key| date(key, is_day_first).is_some());
        let is_day_first = match (may_be(true), may_be(false)) {
            (true, false) => true,
            (false, true) => false,
            (is_either, _) => {
                let why = if is_either {
                    "in all of them, the day may come first, or the month"
                } else {
                    "in some of them the day comes first, in others the month"
                };
                let message = format!(
                    "the dates of {:?} are not certain, such as {}: {why}",
                    self.by.name,
                    quoted(&example)
                );
                let remedy = "export them as ISO, such as 2024-05-13, or as .xlsx, or count by their year";
                return Err(Error::new(message).remedy(remedy));
            }
        };
        for key in &mut self.keys {
            if let Some(date) = date(key, is_day_first) {
                *key = Key::Period(period(date, unit));
            }
        }
        Ok(())
    }

    /// Adds the values of another input. Returns which of ours each of them is.
    pub fn add(&mut self, other: Self) -> Vec<usize> {
        self.either = self.either.take().or(other.either);
        self.no_date = self.no_date.take().or(other.no_date);
        let ours = other.keys.into_iter().map(|key| match key {
            Key::Text(text) => self.number(&text),
            key => self.number_of(key),
        });
        ours.collect()
    }

    /// The name of each value, and its position. Spellings of one value have the same position.
    pub fn names(self, cells: Option<&CellReader>, language: Option<u32>) -> Vec<(usize, String)> {
        let mut names = vec![(0, String::new()); self.keys.len()];
        let named = |(number, key)| (self.named(key, cells, language), number);
        let mut sorted: Vec<_> = self.keys.iter().enumerate().map(named).collect();
        sorted.sort_by(|(one, _), (other, _)| one.partial_cmp(other).unwrap_or(Ordering::Equal));
        for (position, same) in sorted.chunk_by(|(one, _), (other, _)| one == other).enumerate() {
            for ((_, name), number) in same {
                names[*number] = (position, name.clone());
            }
        }
        names
    }

    fn named(&self, key: &Key, cells: Option<&CellReader>, language: Option<u32>) -> (Rank, String) {
        match (key, self.by.unit) {
            (Key::Text(text), _) => named(text, cells, language),
            (Key::Period(date), Some(unit)) => (Rank::Period(*date), called(*date, unit)),
            (Key::Period(_) | Key::Either(..) | Key::NoDate, _) => (Rank::NoDate, "(not a date)".to_owned()),
        }
    }
}

/// The first day of the period that a date is in.
fn period(date: Date, unit: Unit) -> Date {
    match unit {
        Unit::Day => date,
        // 1970 began with a Thursday.
        Unit::Week => Date::of(date.days() - (date.days() + 3).rem_euclid(7)),
        Unit::Month => Date { day: 1, ..date },
        Unit::Quarter => Date { month: (date.month - 1) / 3 * 3 + 1, day: 1, ..date },
        Unit::Year => Date { month: 1, day: 1, ..date },
    }
}

/// The name of the period that begins on this day.
fn called(first: Date, unit: Unit) -> String {
    let Date { year, month, day } = first;
    match unit {
        Unit::Day => format!("{year:04}-{month:02}-{day:02}"),
        Unit::Week => {
            // A week belongs to the year of its Thursday.
            let thursday = Date::of(first.days() + 3);
            let days = thursday.days() - Date { month: 1, day: 1, ..thursday }.days();
            format!("{:04}-W{:02}", thursday.year, days / 7 + 1)
        }
        Unit::Month => format!("{year:04}-{month:02}"),
        Unit::Quarter => format!("{year:04}-Q{}", (month + 2) / 3),
        Unit::Year => format!("{year:04}"),
    }
}

/// How many digits a number inside a text may have to be sorted as a number.
const DIGITS: usize = 20;

/// How values are sorted.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
enum Rank {
    Period(Date),
    /// In the order of the options, which is that of the environment.
    Options(Vec<usize>),
    /// A finite number, so that all of them can be compared.
    Number(f64),
    /// A text, with the numbers in it padded, so that `Queue 9` comes before `Queue 10`.
    Text(Vec<u8>),
    NoDate,
    Empty,
}

/// The label of a cell if the catalog has the column, else its text.
fn named(text: &[u8], cells: Option<&CellReader>, language: Option<u32>) -> (Rank, String) {
    match cells.map(|cells| (cells, cells.read(text))) {
        Some((_, Cell::Empty | Cell::Word(_))) => (Rank::Empty, String::new()),
        Some((cells, Cell::Values(values))) => {
            let name = cells.labels(&values, language);
            let options: Option<_> = values.iter().map(|value| value.option).collect();
            (options.map_or_else(|| rank(&name), Rank::Options), name)
        }
        Some((_, Cell::Refused)) | None => {
            let name = String::from_utf8_lossy(text).into_owned();
            (rank(&name), name)
        }
    }
}

fn rank(name: &str) -> Rank {
    // Words such as `inf` are not numbers here.
    let is_digits = name.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
    match name.parse() {
        _ if name.is_empty() => Rank::Empty,
        Ok(number) if is_digits => Rank::Number(number),
        _ => {
            let runs = name.as_bytes().chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit());
            let padded = |run: &[u8]| {
                let zeros = if run[0].is_ascii_digit() { DIGITS.saturating_sub(run.len()) } else { 0 };
                [&vec![b'0'; zeros], run].concat()
            };
            Rank::Text(runs.flat_map(padded).collect())
        }
    }
}
