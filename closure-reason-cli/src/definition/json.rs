//! The Web API's JSON.

mod kind;
mod node;
mod read;
mod transitions;

pub use transitions::read as transitions;
