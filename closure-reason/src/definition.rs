//! Option sets as an environment, a file or an enum describes them (feature `definition`).
//!
//! An enum is what someone wrote down once; an environment may have other options, other words,
//! more languages. Its Web API tells: [`OptionSetDefinition`] reads the answer, resolves values and
//! labels at run time, and is compared with a derived set, so that a test of your own can say
//! whether your enum still matches production.
//!
//! These requests have an answer that can be read:
//!
//! ```text
//! GET GlobalOptionSetDefinitions(Name='msdyn_streamsource')
//! GET EntityDefinitions(LogicalName='msdyn_ocsession')/Attributes(LogicalName='msdyn_closurereason')
//!     /Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet
//! GET EntityDefinitions(LogicalName='msdyn_ocsession')/Attributes
//!     /Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet
//! GET RetrieveMetadataChanges(Query=@p1)?@p1=..
//! ```
//!
//! and the same with `MultiSelectPicklistAttributeMetadata`, `StateAttributeMetadata`,
//! `StatusAttributeMetadata` and `BooleanAttributeMetadata`. The first two answers are one
//! definition, the others are lists, for [`OptionSetDefinitions`]. Every property but an option's
//! `Value` may be missing, and others are ignored ([the shapes][source]).
//!
//! [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api

mod answer;
mod diff;
mod json;
mod localized;
mod of_enum;
mod option;
mod set;
mod stated;
mod table;

pub use answer::OptionSetDefinitions;
pub use diff::{Aspect, Change, Diff, NotCompared, Reason};
pub use json::TransitionDataError;
pub use localized::Localized;
pub use option::OptionDefinition;
pub use set::OptionSetDefinition;
pub use stated::Stated;
pub use table::TableDefinition;
