//! What derived option sets are and do, one file for each part of it.

mod choice;
mod closure_reason;
mod derive;
mod descriptions;
mod labels;
mod languages;
mod state_and_status;
mod values;
mod yes_no;
