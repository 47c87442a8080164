//! The tables of a derived option set, and how they are read.
//!
//! The macro computes every table; here they are only read. All of it is `const` where the compiler
//! allows it, and small enough to be inlined, so that what is constant about a set (which shape it
//! has, how long its tables are) is folded away at each call.

mod column;
mod extra;
mod label_index;
mod long;
mod lookup;
mod lookup_functions;
mod option_text;
mod packed;
mod parts;
mod perfect_hash;
mod state_and_status;
mod value_index;

pub use column::{Named, Unnamed};
pub use extra::{Extra, Language};
pub use label_index::{LabelIndex, Texts};
pub use long::Tables;
pub use lookup::Lookup;
pub use lookup_functions::display;
pub use option_text::OptionText;
pub(crate) use option_text::{given, text_of};
pub use packed::Packed;
pub use parts::Parts;
pub use perfect_hash::PerfectHash;
pub use state_and_status::{status_belongs, value_of};
pub use value_index::ValueIndex;
