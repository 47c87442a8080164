//! Numbers with signs between their digits, as people see them in model-driven apps, in
//! spreadsheets and in reports: `192,350,004`, `192.350.004,00`.

/// The most groups that a value can have, plus a fraction.
const RUNS: usize = 5;

/// The option values that a text spells, if it is digits with signs between them.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) struct Readings {
    /// The value if the only sign, if any, begins a fraction of zeros.
    pub(crate) decimal: Option<i32>,
    /// The value if the signs group the digits, with or without a fraction of zeros.
    pub(crate) grouped: Option<i32>,
}

impl Readings {
    /// Reads a text, with or without blanks around it.
    pub(crate) fn of(text: &str) -> Self {
        Self::of_trimmed(text.trim()).unwrap_or_default()
    }

    fn of_trimmed(text: &str) -> Option<Self> {
        let is_negative = text.starts_with(['-', '\u{2212}']);
        let digits = text.strip_prefix(['-', '\u{2212}', '+']).unwrap_or(text);
        if !digits.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let mut runs = [""; RUNS];
        let mut signs = ['\0'; RUNS];
        let mut count = 0;
        let mut rest = digits;
        loop {
            let end = rest.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
            if end == 0 || count == RUNS {
                return None;
            }
            let (run, behind) = rest.split_at(end);
            runs[count] = run;
            count += 1;
            let Some(sign) = behind.chars().next() else { break };
            if !may_group(sign) {
                return None;
            }
            signs[count - 1] = sign;
            rest = &behind[sign.len_utf8()..];
        }
        let (runs, signs) = (&runs[..count], &signs[..count - 1]);
        let is_fraction =
            |sign: char, run: &str| may_begin_fraction(sign) && run.bytes().all(|byte| byte == b'0');
        let value = |runs: &[&str]| value(runs, is_negative);
        let decimal = match (runs, signs) {
            ([whole], []) => value(&[whole]),
            ([whole, fraction], &[sign]) if is_fraction(sign, fraction) => value(&[whole]),
            _ => None,
        };
        let grouped = match (runs, signs) {
            (runs, signs) if are_groups(runs, signs) => value(runs),
            ([runs @ .., fraction], [signs @ .., sign])
                if is_fraction(*sign, fraction) && !signs.contains(sign) && are_groups(runs, signs) =>
            {
                value(runs)
            }
            _ => None,
        };
        Some(Self { decimal, grouped })
    }

    /// One value, or two different ones.
    pub(crate) fn values(self) -> impl Iterator<Item = i32> {
        self.decimal.into_iter().chain(self.grouped)
    }

    pub(crate) fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// Whether some language writes this sign between groups of three digits.
fn may_group(sign: char) -> bool {
    // An apostrophe is Swiss; the blanks are the usual one, the one that does not break, and the
    // two narrow ones.
    matches!(sign, ',' | '.' | '\'' | '\u{2019}' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn may_begin_fraction(sign: char) -> bool {
    matches!(sign, ',' | '.')
}

/// Whether these are groups of three digits with the same sign between them, the first of one to
/// three.
fn are_groups(runs: &[&str], signs: &[char]) -> bool {
    let [first, others @ ..] = runs else { return false };
    let [sign, more @ ..] = signs else { return false };
    first.len() <= 3
        && !first.starts_with('0')
        && others.iter().all(|run| run.len() == 3)
        && more.iter().all(|other| other == sign)
}

fn value(runs: &[&str], is_negative: bool) -> Option<i32> {
    let mut digits = runs.iter().flat_map(|run| run.bytes());
    let value = digits.try_fold(0_i64, |value, digit| {
        let value = value * 10 + i64::from(digit - b'0');
        (value <= -i64::from(i32::MIN)).then_some(value)
    })?;
    i32::try_from(if is_negative { -value } else { value }).ok()
}
