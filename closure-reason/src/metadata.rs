//! Option sets as an environment itself describes them (feature `metadata`).
//!
//! An enum is what someone wrote down once; an environment may have other options, other words, more languages. Its Web API
//! tells: [`OptionSetDefinition`] reads the answer, resolves values and labels at run time, and
//! [finds the differences](OptionSetDefinition::diff) to a derived set, so that a test of your own can say whether your enum still
//! matches production.
//!
//! These requests have an answer that can be read:
//!
//! ```text
//! GET GlobalOptionSetDefinitions(Name='msdyn_streamsource')
//! GET EntityDefinitions(LogicalName='msdyn_ocsession')/Attributes(LogicalName='msdyn_closurereason')
//!     /Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet,GlobalOptionSet
//! GET EntityDefinitions(LogicalName='msdyn_ocsession')/Attributes
//!     /Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet,GlobalOptionSet
//! ```
//!
//! and the same with `MultiSelectPicklistAttributeMetadata`, `StateAttributeMetadata`, `StatusAttributeMetadata` and
//! `BooleanAttributeMetadata`. The first two answers are one definition, the last one is a list, for [`OptionSetDefinitions`]. Every
//! property but an option's `Value` may be missing, and others are ignored ([the shapes][source]).
//!
//! [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api

mod definition;
mod diff;
mod json;
mod localized;

pub use definition::{OptionDefinition, OptionSetDefinition, OptionSetDefinitions};
pub use diff::{Change, Diff};
pub use localized::Localized;
