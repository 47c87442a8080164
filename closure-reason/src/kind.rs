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
    /// A yes/no column (`Boolean`): the values 0 and 1, in rows `false` and `true`.
    Boolean,
    /// The states of a table's rows (`State`), the column `statecode`.
    State,
    /// The status reasons (`Status`), the column `statuscode`: each belongs to one state.
    Status,
}
