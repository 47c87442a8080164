use core::fmt;

/// A number in a cell, however it was written: `7`, `7.0`, `" 007 "` and `7e0` are the same number.
///
/// Formats that guess types (CSV readers, spreadsheets, JSON writers) turn texts into numbers, and
/// numbers into texts. So numbers are compared by what they mean, and whole numbers to the last
/// digit, because a float would lose some.
///
/// ```
/// use closure_reason::spelling::Number;
///
/// assert_eq!(Number::read(" 007.0 "), Some(Number::from(7)));
/// assert_eq!(Number::from(7.0), Number::from(7));
/// assert_eq!(Number::read("7e2").unwrap().value(), Some(700));
/// assert_eq!(Number::read("7.5").unwrap().value(), None);
/// assert_eq!(Number::read("Fair"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(Kind);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// A whole number, exactly.
    Whole(i128),
    /// A fraction, an infinity, not a number, or a number too large to be exact.
    Float(f64),
}

/// 2^53: below it every whole number has a float of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Number {
    /// The number that a text spells, with or without blanks around it; `None` if it spells none.
    ///
    /// Digits with an optional sign, fraction and exponent, and the special floats `NaN`, `inf` and
    /// `infinity`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        // Most texts are words: that takes one look.
        let first = text.bytes().next()?;
        if !matches!(first, b'0'..=b'9' | b'+' | b'-' | b'.' | b'i' | b'I' | b'n' | b'N') {
            return None;
        }
        let whole = whole(text).map(|whole| Self(Kind::Whole(whole)));
        whole.or_else(|| text.parse::<f64>().ok().map(Self::from))
    }

    /// The option value that the number would be; `None` for a fraction, for what is not finite,
    /// and beyond 32 bits.
    #[must_use]
    pub fn value(self) -> Option<i32> {
        match self.0 {
            Kind::Whole(number) => number.try_into().ok(),
            Kind::Float(_) => None,
        }
    }

    /// Whether the number has no fraction. One that is too large to tell has none.
    pub(crate) fn is_whole(self) -> bool {
        match self.0 {
            Kind::Whole(_) => true,
            Kind::Float(number) => number.is_finite() && number.abs() >= EXACT,
        }
    }

    /// Whether both are certainly the same number, digits that a float has lost included.
    pub(crate) fn is(self, other: Self) -> bool {
        match (self.0, other.0) {
            (Kind::Float(left), Kind::Float(right)) if left.is_nan() => right.is_nan(),
            (Kind::Float(left), Kind::Float(_)) => {
                self == other && (left.is_infinite() || left.abs() < EXACT)
            }
            _ => self == other,
        }
    }

    /// What numbers are ordered by; those that are the same have the same key. The macro orders
    /// texts by the same one.
    #[expect(clippy::cast_precision_loss, reason = "the order stays, and the same remains the same")]
    pub(crate) fn key(self) -> f64 {
        match self.0 {
            Kind::Whole(number) => number as f64,
            Kind::Float(number) if number.is_nan() => f64::NAN,
            Kind::Float(number) => number,
        }
    }
}

impl From<i32> for Number {
    fn from(number: i32) -> Self {
        Self(Kind::Whole(number.into()))
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self(Kind::Whole(number.into()))
    }
}

impl From<u64> for Number {
    fn from(number: u64) -> Self {
        Self(Kind::Whole(number.into()))
    }
}

impl From<i128> for Number {
    fn from(number: i128) -> Self {
        Self(Kind::Whole(number))
    }
}

impl From<u128> for Number {
    #[expect(clippy::cast_precision_loss, reason = "then it is too large to be exact, and like no label")]
    fn from(number: u128) -> Self {
        Self(i128::try_from(number).map_or(Kind::Float(number as f64), Kind::Whole))
    }
}

impl From<f64> for Number {
    #[expect(clippy::cast_possible_truncation, reason = "checked by the range, and by casting back")]
    #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "exact below 2^53")]
    fn from(number: f64) -> Self {
        let whole = number as i64;
        let exact = number.abs() < EXACT && whole as f64 == number;
        Self(if exact { Kind::Whole(whole.into()) } else { Kind::Float(number) })
    }
}

/// The number in digits; with an exponent where it is too large to be exact.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Kind::Whole(number) => number.fmt(f),
            Kind::Float(number) if number.is_finite() && number.abs() >= EXACT => write!(f, "{number:e}"),
            Kind::Float(number) => number.fmt(f),
        }
    }
}

/// The whole number that a text spells: digits, a sign or not, a fraction of zeros or not.
fn whole(text: &str) -> Option<i128> {
    let digits = match text.split_once('.') {
        Some((digits, fraction)) if fraction.bytes().all(|byte| byte == b'0') => digits,
        Some(_) => return None,
        None => text,
    };
    digits.parse().ok()
}
