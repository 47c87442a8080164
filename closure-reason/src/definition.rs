//! Option sets as an environment, a file or an enum describes them (feature `definition`).
//!
//! An enum is what someone once wrote down; an environment may have different options, different
//! texts, or more languages. Its Web API tells you: [`OptionSetDefinition`] reads the response,
//! resolves values and labels at run time, and can be compared with a derived set, so your own test
//! can check that your enum still matches production.
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
//! `StatusAttributeMetadata` and `BooleanAttributeMetadata`. The first two responses are one
//! definition, the others are lists, for [`OptionSetDefinitions`]. Every property except an
//! option's `Value` may be missing, and unknown ones are ignored ([the shapes][source]).
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
