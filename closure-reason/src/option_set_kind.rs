/// Which kind of choice column an option set belongs to.
///
/// Dataverse calls it `OptionSetType` ([`OptionSetMetadata`][source]); a choice and a choices
/// column (one option, several options) share the first.
///
/// ```
/// use closure_reason::{ClosureReason, OptionSetKind, OptionSet};
///
/// #[derive(Clone, Copy, Debug, OptionSet)]
/// #[option_set(kind = boolean)]
/// enum Urgent {
///     #[option(value = 0)]
///     No,
///     #[option(value = 1)]
///     Yes,
/// }
///
/// assert_eq!(ClosureReason::METADATA.kind(), OptionSetKind::Choice);
/// assert_eq!(Urgent::METADATA.kind(), OptionSetKind::Boolean);
/// ```
///
/// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/optionsetmetadata
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OptionSetKind {
    /// A choice or choices column (`Picklist`): any values.
    Choice,
    /// A yes/no column (`Boolean`): the values 0 and 1, in rows `false` and `true`;
    /// `kind = boolean`.
    Boolean,
    /// The states of a table's rows (`State`), the column `statecode`; `kind = state(..)`.
    State,
    /// The status reasons (`Status`), the column `statuscode`: each belongs to one state;
    /// `kind = status(..)`.
    Status,
}
