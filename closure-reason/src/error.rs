//! Errors. Each names the set, the value or text, and what would have been valid.

mod label_error;
mod parse_choice_error;
mod parse_choices_error;
mod unknown_value;

pub use label_error::LabelError;
pub use parse_choice_error::ParseChoiceError;
pub(crate) use parse_choices_error::Fault;
pub use parse_choices_error::ParseChoicesError;
pub use unknown_value::UnknownValue;
