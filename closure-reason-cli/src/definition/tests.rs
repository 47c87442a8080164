//! Option sets as an environment defines them.

mod closure_reason;
mod diff;
mod diff_properties;
mod errors;
mod not_compared;
mod read;
mod reading;
mod refused_answers;
mod transition_data;
