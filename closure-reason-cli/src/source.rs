//! Metadata in every format, read into definitions. Each format has a module; the content of an
//! input shows which format it is in.

mod archive;
mod canvas_app;
mod code_app;
mod csv_fields;
pub mod encoding;
mod entity_metadata;
#[cfg_attr(not(feature = "environment"), path = "source/without_environment.rs")]
pub mod environment;
pub mod gzip;
mod input;
pub mod json;
mod left_out;
pub mod list;
mod metadata;
pub mod other_files;
pub mod pages;
mod recognize;
mod rust;
pub mod selection;
mod solution;
pub mod stringmaps;
mod synapse_link;
mod unique_keys;
pub mod unreadable;
pub mod wildcards;
mod xml;
mod yaml;
pub mod zip;

pub use self::input::gather;
pub use self::left_out::{LeftOut, Why};
pub use self::metadata::{Input, Metadata, MetadataFormat, Origin, Reference, Sourced, place_at};
