//! An enum, as its attributes describe it: first as it was read, then checked.

use proc_macro2::{Ident, Span};
use syn::Path;

use crate::attr::{Number, OptionKeys, OptionSetKeys, Text};

/// A variant as it was read, with mistakes perhaps.
pub(crate) struct Draft<'a> {
    pub(crate) ident: &'a Ident,
    /// Missing only where a mistake was reported.
    pub(crate) value: Option<Number>,
    pub(crate) discriminant: Discriminant,
    /// Missing where a mistake may hide it: the variant's name would be a guess.
    pub(crate) label: Option<Label>,
    pub(crate) doc_comment: Option<Text>,
    pub(crate) keys: OptionKeys,
    /// Whether anything in the attributes is wrong: then what is missing is not worth a second
    /// error.
    pub(crate) faulty: bool,
}

/// The discriminant of a variant, as it is written down.
pub(crate) enum Discriminant {
    Absent,
    Literal(Number),
    /// Something else, which is a mistake.
    Invalid,
}

/// A label, given or taken from the variant's name, and the token to point at.
pub(crate) struct Label {
    pub(crate) text: Text,
    pub(crate) span: Span,
}

/// An enum without mistakes: it has options, their values differ, and all that is left to do is to
/// write them down. Options of the enum itself are known by their positions.
pub(crate) struct Model<'a> {
    pub(crate) set: &'a OptionSetKeys,
    pub(crate) options: Vec<OptionModel<'a>>,
    /// Whether a variant's discriminant is its position; else it is its value.
    pub(crate) dense: bool,
    /// The column's default.
    pub(crate) default: Option<usize>,
    pub(crate) kind: KindModel<'a>,
}

/// One option of such an enum.
pub(crate) struct OptionModel<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) value: i32,
    pub(crate) label: Text,
    pub(crate) description: Option<Text>,
    /// Whether the description is the doc comment.
    pub(crate) is_doc_comment: bool,
    /// What else is said of it.
    pub(crate) keys: OptionKeys,
}

/// What only columns of one kind have.
pub(crate) enum KindModel<'a> {
    Choice,
    Boolean {
        no: usize,
        yes: usize,
    },
    State {
        /// The enum of the status reasons.
        status: &'a Path,
        /// That of each state.
        default_statuses: Vec<DefaultStatus>,
    },
    Status {
        /// The enum of the states.
        state: &'a Path,
        /// The state of each status reason, an option of that enum.
        states: Vec<Ident>,
        /// The changes that are allowed, in ascending order, if the table enforces any.
        transitions: Option<Vec<(usize, usize)>>,
    },
}

/// The default status of a state.
pub(crate) struct DefaultStatus {
    /// An option of the other enum.
    pub(crate) name: Ident,
    pub(crate) place: Place,
}

/// Where a default status belongs, by what the attributes say.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    /// To the state itself.
    ItsState,
    /// To another, and that is said here.
    AnotherState(Span),
    /// To another, because the state has no status reasons, and that is said here.
    NoStatusReasons(Span),
}
