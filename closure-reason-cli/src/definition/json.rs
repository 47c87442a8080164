//! The Web API's JSON.

mod context;
mod kind;
mod node;
mod read;
mod transitions;

pub use transitions::read as transitions;
