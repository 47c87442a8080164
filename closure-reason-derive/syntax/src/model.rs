//! An enum as its attributes describe it, before and after it was checked.

use proc_macro2::{Ident, Span};
use syn::Path;

use crate::attr::{Attributes, KeySpan, KeyValue, Number, OptionKeys, OptionSetKeys, Text};

/// An enum before the check, possibly with mistakes.
pub struct EnumDraft {
    /// The name of the enum.
    pub ident: Ident,
    /// What its attributes say.
    pub set: Attributes<OptionSetKeys>,
    /// Its variants; absent if it is not an enum.
    pub options: Option<Vec<VariantDraft>>,
}

/// A variant before the check, possibly with mistakes.
pub struct VariantDraft {
    /// The name of the variant.
    pub ident: Ident,
    /// Missing only if a mistake was reported.
    pub value: Option<Number>,
    /// What follows the name, or the `=` after it.
    pub discriminant: Discriminant,
    /// Missing if a mistake may hide it: then the variant's name would be a guess.
    pub label: Option<Label>,
    /// The doc comment as plain text; `None` if `desc` is given.
    pub doc_comment: Option<Text>,
    /// What its attributes say.
    pub keys: OptionKeys,
    /// Whether anything in the attributes is wrong. If so, do not also report missing keys.
    pub faulty: bool,
    /// Whether it has a condition, `#[cfg(..)]`. The derive never sees conditions, because the compiler
    /// evaluates them first.
    pub is_conditional: bool,
}

/// The discriminant of a variant, as it is written down.
pub enum Discriminant {
    /// Nothing is written.
    Absent,
    /// An integer.
    Literal(Number),
    /// Something else, which is a mistake.
    Invalid,
}

/// A label, given or taken from the variant's name, and the token to point at.
pub struct Label {
    /// The label.
    pub text: Text,
    /// Its literal, or the name of the variant.
    pub span: Span,
}

/// An enum without mistakes: it has options, and their values differ. The enum's own options are
/// named by their positions.
pub struct Model<'a> {
    /// What the attributes of the enum say.
    pub set: &'a OptionSetKeys,
    /// The variants.
    pub options: Vec<OptionModel>,
    /// Whether a variant's discriminant is its position; else it is its value.
    pub dense: bool,
    /// The column's default.
    pub default: Option<usize>,
    /// The kind of column, and what only it has.
    pub kind: KindModel<'a>,
}

/// One option of such an enum.
pub struct OptionModel {
    /// The name of the variant.
    pub ident: Ident,
    /// Its value.
    pub value: i32,
    /// Its label in the base language.
    pub label: Text,
    /// Its description in the base language; never empty.
    pub description: Option<Text>,
    /// Whether the description is the doc comment.
    pub is_doc_comment: bool,
    /// Its other keys.
    pub keys: OptionKeys,
}

impl OptionModel {
    /// Visits the keys given, each with its place and what it says; a repeated one as often as it is
    /// given.
    pub fn for_each_key<'a>(&'a self, mut visit: impl FnMut(&'static str, KeySpan, KeyValue<'a>)) {
        self.keys.for_each(&mut visit);
        // The texts of these two were moved out of the keys.
        if let Some(place) = self.keys.label.place() {
            visit("label", place, KeyValue::Text(&self.label.value));
        }
        if let Some(place) = self.keys.desc.place() {
            visit("desc", place, KeyValue::Text(self.description.as_ref().map_or("", |text| &text.value)));
        }
    }
}

/// What only columns of one kind have.
pub enum KindModel<'a> {
    /// A choice or choices column.
    Choice,
    /// A yes/no column.
    Boolean {
        /// The position of the option with value 0.
        no: usize,
        /// The position of the option with value 1.
        yes: usize,
    },
    /// The states of a table.
    State {
        /// The enum of the status reasons.
        status: &'a Path,
        /// The default status of each state.
        default_statuses: Vec<DefaultStatus>,
    },
    /// The status reasons of a table.
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
pub struct DefaultStatus {
    /// An option of the other enum.
    pub name: Ident,
    /// Which state it belongs to.
    pub place: DefaultStatusPlace,
}

/// Where a default status belongs, by what the attributes say.
#[derive(Clone, Copy)]
pub enum DefaultStatusPlace {
    /// To the state itself.
    ItsState,
    /// To another state, as the key at this place says.
    AnotherState(Span),
    /// To another state, because this one has no status reasons, as the key at this place says.
    NoStatusReasons(Span),
}
