//! The Web API's JSON.

mod kind;
mod node;
mod read;
mod transitions;
