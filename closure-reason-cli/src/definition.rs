//! Definitions: what an environment, a file or an enum says about option sets.
//!
//! The responses to these requests can be read:
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
//! `StatusAttributeMetadata` and `BooleanAttributeMetadata`. Every response becomes
//! [`OptionSetDefinitions`]. Every property except an
//! option's `Value` may be missing, and unknown ones are ignored ([the shapes][source]).
//!
//! [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api

mod definitions;
mod diff;
mod json;
mod localized;
mod of_enum;
mod option;
mod set;
mod stated;
mod table;
#[cfg(test)]
mod tests;

pub use definitions::OptionSetDefinitions;
pub use diff::{Aspect, Change, Diff, NotCompared, Reason};
pub use json::transitions;
pub use localized::{Localized, in_language};
pub use option::OptionDefinition;
pub use set::{OptionSetDefinition, Options, SetKey};
pub use stated::Stated;
pub use table::TableDefinition;
