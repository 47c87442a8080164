/// The smallest exponent that Java and Spark write; they write smaller numbers without one.
const JAVA: u32 = 7;

/// Java writes no more digits of a double than are needed to distinguish it from all others.
const JAVA_DIGITS: usize = 17;

/// A number with an exponent, such as `1.9235E8`.
pub(crate) struct Scientific<'a> {
    text: &'a str,
    /// The text without its exponent.
    mantissa: &'a str,
    is_negative: bool,
    /// The digits before and after the point.
    whole: &'a str,
    fraction: &'a str,
    exponent: i64,
    /// Whether Java or Spark wrote it: these leave out only zeros.
    is_java: bool,
}

/// What such a number is.
pub(super) enum Value<'a> {
    Whole(i128),
    /// Its digits, and the nearest float.
    Fraction(&'a str, f64),
    /// A whole number that is too large to be exact.
    Beyond(f64),
}

impl<'a> Scientific<'a> {
    /// The number that a text spells, without blanks around it; `None` if it has no exponent.
    pub(crate) fn read(text: &'a str) -> Option<Self> {
        Self::with_point(text, '.')
    }

    /// The number that a text spells without digits that may not be zeros; with a comma as the point too, as
    /// Excel saves a narrow column in much of Europe.
    pub(crate) fn lacking_digits(text: &'a str) -> Option<Self> {
        ['.', ','].into_iter().filter_map(|point| Self::with_point(text, point)).find(Self::lacks_digits)
    }

    fn with_point(text: &'a str, point: char) -> Option<Self> {
        let (mantissa, exponent) = text.split_once(['e', 'E'])?;
        let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
        let (whole, fraction) = unsigned.split_once(point).unwrap_or((unsigned, ""));
        let are_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        let power = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        if !are_digits(whole) || !are_digits(fraction) || whole.len() + fraction.len() == 0 {
            return None;
        }
        if power.is_empty() || !are_digits(power) {
            return None;
        }
        let is_java = text.as_bytes()[mantissa.len()] == b'E'
            && power == exponent
            && point == '.'
            && !power.starts_with('0')
            && power.parse().is_ok_and(|power: u32| power >= JAVA)
            && whole.len() == 1
            && whole != "0"
            && !mantissa.starts_with('+')
            && (fraction == "0" || !fraction.is_empty() && !fraction.ends_with('0'))
            && fraction.len() < JAVA_DIGITS;
        let power = power.parse().unwrap_or(i64::from(i32::MAX)).min(i64::from(i32::MAX));
        let exponent = if exponent.starts_with('-') { -power } else { power };
        Some(Self {
            text,
            mantissa,
            is_negative: mantissa.starts_with('-'),
            whole,
            fraction,
            exponent,
            is_java,
        })
    }

    /// How many zeros must be appended to the digits; negative if some digits are after the point.
    fn zeros(&self) -> i64 {
        self.exponent.saturating_sub(i64::try_from(self.fraction.len()).unwrap_or(i64::MAX))
    }

    /// Whether the text leaves out digits that may not be zeros.
    fn lacks_digits(&self) -> bool {
        self.zeros() > 0 && !self.is_java
    }

    /// The value of the number; `None` if its digits are missing.
    pub(super) fn value(&self) -> Option<Value<'a>> {
        if self.lacks_digits() {
            return None;
        }
        let zeros = self.zeros();
        let digits = self.whole.bytes().chain(self.fraction.bytes());
        let count = self.whole.len() + self.fraction.len();
        let kept = count.saturating_sub(usize::try_from(-zeros.min(0)).unwrap_or(usize::MAX));
        // Rust reads the same form.
        let float = || self.text.parse().unwrap_or(f64::NAN);
        if digits.clone().skip(kept).any(|digit| digit != b'0') {
            return Some(Value::Fraction(self.mantissa, float()));
        }
        match self.signed(digits.take(kept), zeros.max(0)) {
            Some(number) => Some(Value::Whole(number)),
            None => Some(Value::Beyond(float())),
        }
    }

    /// The least and the greatest number from which the text may have been made by leaving out digits;
    /// `None` if they are too large.
    pub(crate) fn range(&self) -> Option<(i128, i128)> {
        let digits = self.whole.bytes().chain(self.fraction.bytes());
        let middle = self.signed(digits, self.zeros())?;
        let half = tens(5, self.zeros() - 1)?;
        let (least, greatest) = (middle.checked_sub(half)?, middle.checked_add(half)?);
        Some(if middle < 0 { (least + 1, greatest) } else { (least, greatest - 1) })
    }

    fn signed(&self, mut digits: impl Iterator<Item = u8>, zeros: i64) -> Option<i128> {
        let number = digits.try_fold(0_i128, |number, digit| {
            number.checked_mul(10)?.checked_add(i128::from(digit - b'0'))
        })?;
        let number = tens(number, zeros)?;
        Some(if self.is_negative { -number } else { number })
    }
}

/// Appends so many zeros to a number.
fn tens(number: i128, zeros: i64) -> Option<i128> {
    if number == 0 {
        return Some(0);
    }
    10_i128.checked_pow(u32::try_from(zeros).ok()?)?.checked_mul(number)
}
