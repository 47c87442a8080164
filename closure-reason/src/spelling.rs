//! The rules for reading a cell, for sets known at compile time and for sets known only at run
//! time.
//!
//! The same column arrives in many spellings, depending on what exported it: `192350004`,
//! `"192350004"`, `192350004.0`, or a label. A derived set reads all of them with [`str::parse`]
//! into a [`Choice`](crate::Choice), or in rows with
//! [`serde::lenient`](https://docs.rs/closure-reason/latest/closure_reason/serde/lenient/index.html).
//! For a set that is known only when the program runs, [`Spellings`] does the same.
//!
//! - **Nothing**: no text, or only blanks.
//! - **A number** is a value, however it is written: with blanks around it, a fraction of zeros, an
//!   exponent, with or without quotes ([`Number`]).
//! - **Any other text** is a label or another text of an option, either exactly or without the
//!   blanks around it. For yes/no columns `true` and `false` are texts too, in any case.
//! - **A number that is also a label** must mean the same option both ways, or it is refused,
//!   because a guess could turn a number into the wrong word. Quotes make no difference, because
//!   programs along the way add and drop them. If the number cannot be a value (`1.5`,
//!   `99999999999`), it is the label.
//! - **A text that several options have** is refused.
//!
//! A cell of a choices column holds several of these, separated by `;` or by `,`
//! ([`Choices::read`](crate::Choices::read), [`Spellings::read_choices`]). If labels contain the
//! separator themselves, every way to split the cell is tried; if more than one makes sense, the
//! cell is refused.

mod compiled;
mod index;
pub(crate) mod members;
mod nearest;
mod number;
mod quoted;
mod refused;
pub(crate) mod rule;
mod spellings;

pub(crate) use compiled::Compiled;
pub(crate) use nearest::nearest;
pub use number::Number;
pub(crate) use quoted::Quoted;
pub(crate) use refused::{Cell, Refused, list, suggest, write_fault};
pub use spellings::{ChoicesRefusal, Reading, Refusal, Spellings};

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
/// let cause = |cell| statuses.read(cell).refusal().map(|refusal| refusal.cause());
/// assert_eq!(cause("Lost"), Some(Cause::Unknown));
/// assert_eq!(cause("In Progress"), Some(Cause::Ambiguous));
/// assert_eq!(cause("1"), Some(Cause::TwoMeanings));
/// assert_eq!(cause("1.5"), Some(Cause::NotAValue));
/// assert_eq!(cause("4"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// There is no text where a choice was expected. A [`Reading`] is [`Reading::Empty`] instead.
    Empty,
    /// No option has the text.
    Unknown,
    /// Several options have the text.
    Ambiguous,
    /// It is a number that means one option as a label, and another or an unknown one as a value.
    TwoMeanings,
    /// It is a number that cannot be a value: it has a fraction, is not finite, or does not fit in
    /// 32 bits.
    NotAValue,
}
