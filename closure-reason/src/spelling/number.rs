use core::fmt;

use super::readings::Readings;
use super::scientific::{Scientific, Value};

/// A number in a cell, however it was written: `7`, `7.0`, `" 007 "` and `7e0` are the same number.
///
/// Formats that guess types (CSV readers, spreadsheets, JSON writers) turn texts into numbers, and
/// numbers into texts. So numbers are compared by what they mean, and whole numbers to the last
/// digit, because a float would lose some. Numbers whose last digits are lost, because they are too
/// large or have too many digits, equal no number, not even each other.
///
/// ```
/// use closure_reason::spelling::Number;
///
/// assert_eq!(Number::parse(" 007.0 "), Some(Number::from(7)));
/// assert_eq!(Number::from(7.0), Number::from(7));
/// assert_eq!(Number::parse("7.0012e4").unwrap().value(), Some(70012));
/// assert_eq!(Number::parse("7.5").unwrap().value(), None);
/// assert_eq!(Number::parse("Fair"), None);
/// assert_ne!(Number::parse("1e-999999"), Number::parse("2e-999999"));
/// ```
///
/// An exponent that adds zeros means that a program left out digits, so such a text is not a
/// number: `1.9235e+08` may be any of 192345000 to 192354999. The exception is the form in which Java
/// and Spark write a double, which leaves out only zeros.
///
/// ```
/// use closure_reason::spelling::Number;
///
/// assert_eq!(Number::parse("1.9235e+08"), None);
/// assert_eq!(Number::parse("1.9235E8"), Some(Number::from(192350000)));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Number(Kind);

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// A whole number, exactly.
    Whole(i128),
    /// A fraction that a float represents uniquely among fractions of as many digits, or a named infinity.
    Float(f64),
    /// Not a number, or a number with more digits than a float has.
    Inexact(f64),
}

/// 2^53: below it, every whole number has its own float.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Two different decimals with at most so many significant digits are different floats.
const EXACT_DIGITS: usize = 15;

impl Number {
    /// The number that a text spells, with or without blanks around it; `None` if it spells none,
    /// or if its digits are missing.
    ///
    /// Digits with an optional sign, fraction and exponent. `NaN` and `inf` are words, not numbers: where a
    /// cell is empty, programs write `NaN`, which must not become a label such as "Nan". A number with signs
    /// between its digits may have several [`readings`](Self::readings).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if !may_begin(text) {
            return None;
        }
        if let Some(scientific) = Scientific::read(text) {
            return scientific.value().map(|value| match value {
                Value::Whole(number) => Self(Kind::Whole(number)),
                Value::Fraction(digits, float) => Self::of_fraction(digits, float),
                Value::Beyond(float) => Self(Kind::Inexact(float)),
            });
        }
        if let Some(whole) = whole(text) {
            return Some(Self(Kind::Whole(whole)));
        }
        let float = float(text)?;
        Some(Self::of_fraction(text, float))
    }

    /// The number that a program that guesses types makes of a text, or that JSON has. Its exponent may add
    /// zeros. Words for special floats count only in the form in which Rust writes them.
    pub(crate) fn guessed(text: &str) -> Option<Self> {
        let text = text.trim();
        match text {
            "NaN" => return Some(Self::from(f64::NAN)),
            "inf" => return Some(Self::from(f64::INFINITY)),
            "-inf" => return Some(Self::from(f64::NEG_INFINITY)),
            _ if !may_begin(text) => return None,
            _ => {}
        }
        if let Some(whole) = whole(text) {
            return Some(Self(Kind::Whole(whole)));
        }
        let float = float(text)?;
        Some(if float.is_infinite() { Self(Kind::Inexact(float)) } else { Self::from(float) })
    }

    /// The option values that a text may spell: one, or two if a sign between digits may group them or
    /// begin the fraction.
    ///
    /// ```
    /// use closure_reason::spelling::Number;
    ///
    /// let values = |text| Number::readings(text).collect::<Vec<_>>();
    /// assert_eq!(values("192350004.0"), [192350004]);
    /// assert_eq!(values("192,350,004.00"), [192350004]);
    /// assert_eq!(values("192 350 004"), [192350004]);
    /// assert_eq!(values("1.000"), [1, 1000]);
    /// assert!(values("192,35,004").is_empty());
    /// ```
    pub fn readings(text: &str) -> impl Iterator<Item = i32> {
        let readings = Readings::of(text);
        let plain = if readings.decimal.is_none() { Self::parse(text).and_then(Self::value) } else { None };
        plain.into_iter().chain(readings.values())
    }

    /// The option value that the number would be; `None` for a fraction, for what is not finite,
    /// and beyond 32 bits.
    #[must_use]
    pub fn value(self) -> Option<i32> {
        match self.0 {
            Kind::Whole(number) => number.try_into().ok(),
            Kind::Float(_) | Kind::Inexact(_) => None,
        }
    }

    /// Whether the number is written to its last digit, or not a number at all.
    pub(crate) fn is_exact(self) -> bool {
        match self.0 {
            Kind::Whole(_) | Kind::Float(_) => true,
            Kind::Inexact(number) => number.is_nan(),
        }
    }

    /// Whether the number has no fraction. If it is too large to tell, it counts as whole.
    pub(crate) fn is_whole(self) -> bool {
        match self.0 {
            Kind::Whole(_) => true,
            Kind::Float(_) => false,
            Kind::Inexact(number) => number.is_finite() && number.abs() >= EXACT,
        }
    }

    /// The sort key of a number; equal numbers have the same key. The macro sorts texts by the same key.
    #[expect(clippy::cast_precision_loss, reason = "the order stays, and the same remains the same")]
    pub(crate) fn key(self) -> f64 {
        match self.0 {
            Kind::Whole(number) => number as f64,
            Kind::Float(number) | Kind::Inexact(number) if number.is_nan() => f64::NAN,
            Kind::Float(number) | Kind::Inexact(number) => number,
        }
    }
}

/// Whether both are certainly the same number. All NaNs are equal.
impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (Kind::Whole(left), Kind::Whole(right)) => left == right,
            (Kind::Float(left), Kind::Float(right)) => left.total_cmp(&right).is_eq(),
            (Kind::Inexact(left), Kind::Inexact(right)) => left.is_nan() && right.is_nan(),
            _ => false,
        }
    }
}

impl Number {
    /// A number that is not whole: exact if a float holds all of its digits.
    fn of_fraction(digits: &str, float: f64) -> Self {
        let digits = digits.bytes().filter(u8::is_ascii_digit).skip_while(|&digit| digit == b'0').count();
        let exact = digits <= EXACT_DIGITS && float != 0.0;
        Self(if exact { Kind::Float(float) } else { Kind::Inexact(float) })
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
        Self(i128::try_from(number).map_or(Kind::Inexact(number as f64), Kind::Whole))
    }
}

impl From<f64> for Number {
    #[expect(clippy::cast_possible_truncation, reason = "checked by the range, and by casting back")]
    #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "exact below 2^53")]
    fn from(number: f64) -> Self {
        let whole = number as i64;
        Self(match number.abs() < EXACT {
            true if whole as f64 == number => Kind::Whole(whole.into()),
            true => Kind::Float(number),
            false if number.is_infinite() => Kind::Float(number),
            false => Kind::Inexact(number),
        })
    }
}

/// The number in digits; with an exponent if it is too large to be exact.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Kind::Whole(number) => number.fmt(f),
            Kind::Inexact(number) if self.is_whole() => write!(f, "{number:e}"),
            Kind::Float(number) | Kind::Inexact(number) => number.fmt(f),
        }
    }
}

/// Whether a text may begin a number. Most texts are words, and the first byte shows it.
fn may_begin(text: &str) -> bool {
    let first = text.bytes().next();
    first.is_some_and(|first| matches!(first, b'0'..=b'9' | b'+' | b'-' | b'.'))
}

/// The float nearest to the number that a text spells. Words such as `-nan`, which Rust reads too, are not numbers.
fn float(text: &str) -> Option<f64> {
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    if has_digit { text.parse().ok() } else { None }
}

/// The whole number that a text spells: digits, with or without a sign and a fraction of zeros.
fn whole(text: &str) -> Option<i128> {
    let digits = match text.split_once('.') {
        Some((digits, fraction)) if fraction.bytes().all(|byte| byte == b'0') => digits,
        Some(_) => return None,
        None => text,
    };
    digits.parse().ok()
}
