/// Why a cell could not be read.
///
/// ```
/// use closure_reason::OptionSetKind;
/// use closure_reason::spelling::{Cause, Spellings};
///
/// let statuses = Spellings::new(
///     "quote.statuscode",
///     OptionSetKind::Status,
///     [(1, ["In Progress"]), (2, ["In Progress"]), (4, ["Won"]), (5, ["1"])],
/// );
/// let cause = |cell| statuses.parse(cell).refusal().map(|refusal| refusal.cause());
/// assert_eq!(cause("Lost"), Some(Cause::Unknown));
/// assert_eq!(cause("In Progress"), Some(Cause::Ambiguous));
/// assert_eq!(cause("1"), Some(Cause::TwoMeanings));
/// assert_eq!(cause("1.5"), Some(Cause::NotAValue));
/// assert_eq!(cause("4e+00"), None);
/// assert_eq!(cause("4e+07"), Some(Cause::DigitsMissing));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// There is no text where a choice was expected. A [`Reading`](super::Reading) is [`Reading::Empty`](super::Reading::Empty) instead.
    Empty,
    /// No option has the text, or the value of a number with signs between its digits.
    Unknown,
    /// Several options have the text, or it is a number with signs between its digits that can be
    /// read as the values of several.
    Ambiguous,
    /// It is a number that means one option as a label, and another or an unknown one as a value.
    TwoMeanings,
    /// It is a number that cannot be a value: it has a fraction, is not finite, or does not fit in
    /// 32 bits.
    NotAValue,
    /// It is a number whose last digits are missing, such as `1.9235e+08`.
    DigitsMissing,
}
