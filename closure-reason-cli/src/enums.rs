//! From sets to Rust: which enums there are, what they are called, and how they are edited.

pub mod attributes;
pub mod changes;
pub mod edit;
pub mod existing;
pub mod files;
pub mod insertion_point;
pub mod job;
pub mod keys;
pub mod language;
pub mod layout;
pub mod lints;
pub mod modules;
pub mod names;
pub mod names_taken;
pub mod new_enums;
pub mod old_labels;
pub mod plan;
pub mod replace;
pub mod state_and_status;
pub mod style;
pub mod targets;
pub mod unique_names;
pub mod write;
