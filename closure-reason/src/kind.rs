/// Which kind of choice column an option set belongs to.
///
/// Dataverse calls it `OptionSetType` ([`OptionSetMetadata`][source]); a choice and a choices column (one option, several
/// options) share the first.
///
/// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/optionsetmetadata
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A choice or choices column (`Picklist`): any values.
    Choice,
}
