//! Reads dates, and converts them to and from numbers of days.

/// A year, a month and a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    pub year: i64,
    pub month: i64,
    pub day: i64,
}

/// A date in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Written {
    Date(Date),
    /// Month and day in unknown order, and the year.
    Either(i64, i64, i64),
}

impl Date {
    /// The date of a day that is counted from 1970. (Howard Hinnant, "chrono-Compatible Low-Level Date
    /// Algorithms"; so is [`days`](Self::days).)
    pub fn of(days: i64) -> Self {
        let days = days + 719_468;
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        Self { year: year + era * 400 + i64::from(month <= 2), month, day }
    }

    /// The day, counted from 1970.
    pub fn days(self) -> i64 {
        let year = self.year - i64::from(self.month <= 2);
        let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
        let month = (self.month + 9) % 12;
        let day = (153 * month + 2) / 5 + self.day - 1;
        era * 146_097 + year * 365 + year / 4 - year / 100 + day - 719_468
    }

    /// `None` if there is no such day.
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        let date = Self { year, month, day };
        let is_one = (1..=12).contains(&month) && (1..=31).contains(&day) && Self::of(date.days()) == date;
        is_one.then_some(date)
    }
}

/// Reads a date at the beginning of a text, with or without a time after it.
pub fn read(text: &str) -> Option<Written> {
    let (first, rest) = number(text.trim())?;
    let separator = rest.chars().next().filter(|sign| matches!(sign, '-' | '/' | '.'))?;
    let (second, rest) = number(&rest[1..])?;
    let (third, rest) = number(rest.strip_prefix(separator)?)?;
    let is_time = |rest: &str| rest.starts_with(|sign: char| sign.is_ascii_digit());
    let time = rest.strip_prefix(['T', 't', ' ', ',']).map(str::trim_start);
    if !rest.is_empty() && !time.is_some_and(is_time) {
        return None;
    }
    let value = |digits: &str| digits.parse::<i64>().ok();
    let (one, two, three) = (value(first)?, value(second)?, value(third)?);
    match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => Date::new(one, two, three).map(Written::Date),
        (1..=2, 1..=2, 4) => {
            let is_one = Date::new(three, one, two).or_else(|| Date::new(three, two, one)).is_some();
            is_one.then_some(Written::Either(one, two, three))
        }
        _ => None,
    }
}

/// The digits at the beginning, and what follows.
fn number(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::{Date, Written, read};

    #[test]
    fn days_and_dates_are_one() {
        for (days, (year, month, day)) in [
            (0, (1970, 1, 1)),
            (-25_567, (1900, 1, 1)),
            (19_782, (2024, 2, 29)),
            (20_088, (2024, 12, 31)),
            (2_932_896, (9999, 12, 31)),
        ] {
            assert_eq!(Date::new(year, month, day).map(Date::days), Some(days));
            assert_eq!(Date::of(days), Date { year, month, day });
        }
        assert!((-800_000..800_000).all(|days| Date::of(days).days() == days));
        assert_eq!([Date::new(2023, 2, 29), Date::new(2024, 13, 1), Date::new(2024, 0, 1)], [None; 3]);
    }

    #[test]
    fn dates_as_rows_write_them() {
        let date = Some(Written::Date(Date { year: 2024, month: 5, day: 13 }));
        for text in ["2024-05-13", " 2024-05-13T23:59:59Z", "2024-05-13 15:04:05.0000000 +02:00", "2024/5/13"]
        {
            assert_eq!(read(text), date, "{text}");
        }
        for (text, (one, two)) in [
            ("5/13/2024 3:04 PM", (5, 13)),
            ("13.05.2024, 15:04", (13, 5)),
            ("13-5-2024", (13, 5)),
            ("06/05/2024", (6, 5)),
        ] {
            assert_eq!(read(text), Some(Written::Either(one, two, 2024)), "{text}");
        }
        for text in [
            "",
            "2024",
            "2024-05",
            "2024-05/13",
            "13.5.24",
            "2023-02-29",
            "31/31/2024",
            "2024-05-13x",
            "2024-05-13 x",
            "20240513",
            "May 13, 2024",
            "99999999999999999999-1-1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
