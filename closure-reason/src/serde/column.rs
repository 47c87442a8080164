use crate::OptionSet;
use crate::tables::Named;

/// A column of a row, for [`Formatted`](super::Formatted) and
/// [`FormattedChoices`](super::FormattedChoices), which find their two values by its name.
///
/// An enum with `#[option_set(column = "..")]` is its own column. The enum of a global set, which
/// many columns share, names none; there, give each column a type of its own:
///
/// ```
/// use closure_reason::OptionSet;
/// use closure_reason::serde::{Column, Formatted};
/// use serde::Deserialize;
///
/// #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
/// #[option_set(global = "demo_grades")]
/// enum Grade {
///     #[option(label = "First rate")]
///     FirstRate = 745500000,
///     Fair = 745500001,
/// }
///
/// enum Before {}
/// impl Column for Before {
///     const NAME: &'static str = "demo_gradebefore";
/// }
///
/// enum After {}
/// impl Column for After {
///     const NAME: &'static str = "demo_gradeafter";
/// }
///
/// #[derive(Deserialize)]
/// struct Repair {
///     #[serde(flatten)]
///     before: Formatted<Grade, Before>,
///     #[serde(flatten)]
///     after: Formatted<Grade, After>,
/// }
///
/// let repair: Repair = serde_json::from_str(r#"{
///     "demo_gradebefore@OData.Community.Display.V1.FormattedValue": "Ordentlich",
///     "demo_gradebefore": 745500001,
///     "demo_gradeafter": 745500000
/// }"#)?;
/// assert_eq!(repair.before.known(), Some(Grade::Fair));
/// assert_eq!(repair.before.formatted_value(), Some("Ordentlich"));
/// assert_eq!(repair.after.known(), Some(Grade::FirstRate));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// The same works where one enum with a column of its own is read from another column.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not name a column",
    note = "implement `closure_reason::serde::Column` for it, with the column's logical name as `NAME`"
)]
pub trait Column {
    /// The column's logical name, such as `msdyn_closurereason`.
    const NAME: &'static str;
}

/// The column that the enum names.
impl<T: OptionSet> Column for T
where
    T::__Column: NamesColumn<T>,
{
    const NAME: &'static str = match T::METADATA.column() {
        Some(column) => column,
        None => unreachable!(),
    };
}

/// [`OptionSet::__Column`] of an enum `T` with `column = ".."`.
#[diagnostic::on_unimplemented(
    message = "`{T}` does not say which column of the row it is in",
    label = "`Formatted` finds its keys by the column, and `{T}` has no `column = \"..\"`",
    note = "name the column by a type of your own: `Formatted<{T}, MyColumn>`, where `MyColumn` implements `closure_reason::serde::Column`"
)]
pub trait NamesColumn<T> {}

impl<T> NamesColumn<T> for Named {}
