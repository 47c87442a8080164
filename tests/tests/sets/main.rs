//! Derived option sets, one file for each part of their API.

mod choice;
mod closure_reason;
mod derive;
mod descriptions;
mod labels;
mod languages;
mod state_and_status;
mod values;
mod yes_no;
