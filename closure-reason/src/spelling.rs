//! The rules for reading a cell, for sets known at compile time and for sets known only at run
//! time.
//!
//! The same column arrives in many spellings, depending on what exported it: `192350004`,
//! `"192350004"`, `192350004.0`, or a label. A derived set reads all of them with [`str::parse`]
//! into a [`Choice`](crate::Choice), or in rows with
//! [`serde::lenient`](https://docs.rs/closure-reason/latest/closure_reason/serde/lenient/index.html).
//! For a set that is known only when the program runs, [`Spellings`] does the same.
//!
//! All readings of a text are considered. Exactly one of them must be right, since a guess could
//! turn a number into the wrong word.
//!
//! - **Nothing**: no text, or only blanks.
//! - **A plain number** is a value, whether or not an option has it: `192350004`, with blanks around
//!   it, a fraction of zeros, or an exponent (`1.92350004e8`), with or without quotes ([`Number`]).
//! - **A number with signs between its digits** is an option that has this value:
//!   `192,350,004`, `192.350.004`, `192 350 004`, `192'350'004`, each also with a fraction of zeros
//!   (`192.350.004,00`), and `192350004,00`. The signs group three digits each. If no option has
//!   the value, the text is refused. So is `1.000` if there are options for both 1 and 1000. A minus
//!   may be the mathematical one (U+2212).
//! - **A number without its last digits** (`1.9235e+08`) is refused: the exponent may stand for any
//!   digits. `1.9235E8` is read, because that is how Java and Spark write all digits of a double.
//!   Numbers beyond all range, and fractions of more digits than a float has, equal no other number.
//! - **Any other text** is a label or another text of an option, either exactly or without the
//!   blanks around it. For yes/no columns `true`, `WAHR`, `VRAI` and `x`, and `false`, `FALSCH` and
//!   `FAUX` are texts too, in any case.
//! - **A number that is also a label** must mean the same option both ways, or it is refused,
//!   because a guess could turn a number into the wrong word. Quotes make no difference, because
//!   programs along the way add and drop them. If the number cannot be a value (`1.5`,
//!   `99999999999`), it is the label.
//! - **A text that several options have** is refused, and so is a word for yes or no that the other option
//!   has as its label in any case.
//!
//! A cell of a choices column holds several of these, separated by `;` or by `,`
//! ([`Choices`](crate::Choices#texts), [`Spellings::parse_choices`]), or is a JSON array
//! (`[1,9]`). Between commas, a number is plain digits without leading zeros: `192350004,00` and
//! `192 350 004,1` are not lists. Whole numbers joined by commas are always a list, because that is
//! what Dataverse sends. If labels contain the separator themselves, every way to split the cell is
//! tried; if more than one makes sense, or would if it were clear which of several options a member is, the cell
//! is refused.
//!
//! If it is unknown whether a column holds one choice or several, a list counts only if each of its
//! members is an option, and a text that is both is refused
//! ([`Spellings::parse_one_or_several`]). A column that is known to hold one is never split.

mod array;
mod cause;
mod compiled;
mod either;
mod index;
pub(crate) mod members;
mod nearest_label;
mod number;
pub(crate) mod options;
mod order;
mod quoted;
mod readings;
mod refused;
pub(crate) mod rule;
mod scientific;
mod spellings;

pub(crate) use array::has_leading_zero;
pub use cause::Cause;
pub(crate) use compiled::Compiled;
pub(crate) use nearest_label::nearest;
pub use number::Number;
pub(crate) use order::ascending;
pub(crate) use quoted::Quoted;
pub(crate) use refused::{Cell, Refused, list_options, suggest, write_fault};
pub use spellings::{ChoicesRefusal, Reading, Refusal, Spellings};
