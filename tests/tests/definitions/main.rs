//! Option sets as an environment defines them.

mod errors;
mod read;
mod reading;
mod resolving;
