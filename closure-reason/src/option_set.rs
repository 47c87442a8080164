use core::fmt::Display;
use core::str::FromStr;

use crate::tables::Lookup;
use crate::{LabelError, OptionMetadata, OptionSetMetadata, UnknownValue};

/// An option set: an enum whose variants are the options of a Dataverse choice column.
///
/// Only `#[derive(OptionSet)]` implements it (see [the derive](macro@crate::OptionSet) for the
/// attributes), so methods can be added here without breaking anyone. A derived enum has all of
/// this as inherent items too, mostly `const fn`; the trait is for code that works on any option
/// set:
///
/// ```
/// use closure_reason::{ClosureReason, OptionSet};
///
/// fn count<T: OptionSet>(values: &[i32]) -> Vec<(&'static str, usize)> {
///     let mut counts = vec![0; T::ALL.len()];
///     for option in values.iter().filter_map(|&value| T::from_value(value)) {
///         counts[option.index()] += 1;
///     }
///     T::ALL.iter().map(|option| option.label()).zip(counts).filter(|&(_, count)| count > 0).collect()
/// }
///
/// assert_eq!(count::<ClosureReason>(&[192350004, 192350001, 192350004]), [("AgentReject", 1), ("AgentClosed", 2)]);
/// ```
///
/// What each of them gives:
///
/// ```
/// use closure_reason::OptionSet;
///
/// #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
/// #[option_set(table = "demo_job", column = "demo_grade", default = Fair)]
/// enum Grade {
///     #[option(value = 745500000, label = "First rate", alias = "Best", labels(1031 = "Erstklassig"))]
///     FirstRate,
///     /// Small faults remain.
///     #[option(value = 745500001)]
///     Fair,
/// }
///
/// assert_eq!(Grade::ALL, [Grade::FirstRate, Grade::Fair]);
/// assert_eq!((Grade::Fair.index(), Grade::Fair.value(), Grade::Fair.label()), (1, 745500001, "Fair"));
/// assert_eq!(Grade::Fair.description(), Some("Small faults remain."));
/// assert_eq!((Grade::from_value(745500001), Grade::from_value(7)), (Some(Grade::Fair), None));
/// assert_eq!((Grade::from_label("Best"), Grade::from_label("best")), (Some(Grade::FirstRate), None));
/// assert_eq!(Grade::from_label_in(1031, "Erstklassig"), Some(Grade::FirstRate));
/// assert_eq!(Grade::default_option(), Some(Grade::Fair));
/// assert_eq!(Grade::METADATA.column(), Some("demo_grade"));
/// ```
///
/// The standard library's traits that every option set implements are available too:
///
/// ```
/// use closure_reason::{ClosureReason, OptionSet};
///
/// fn describe<T: OptionSet>(value: i32) -> String {
///     match T::try_from(value) {
///         Ok(option) => format!("{option}"),
///         Err(unknown) => unknown.to_string(),
///     }
/// }
///
/// assert_eq!(describe::<ClosureReason>(192350004), "AgentClosed");
/// assert_eq!("AgentClosed".parse::<ClosureReason>().map(Into::into), Ok(192350004));
/// ```
///
/// In generic code, make a [`Choice`](crate::Choice) from an option with `Choice::from(option)`:
/// there, `option.into()` is the `i32`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an option set",
    label = "this type does not derive `OptionSet`",
    note = "add `#[derive(OptionSet)]` to the enum; nothing else can implement the trait"
)]
pub trait OptionSet:
    Copy + Display + FromStr<Err = LabelError> + TryFrom<i32, Error = UnknownValue> + Into<i32> + 'static
{
    /// Whether the enum names its column: [`Named`](crate::tables::Named) or
    /// [`Unnamed`](crate::tables::Unnamed). Only the derive writes it down.
    #[doc(hidden)]
    type __Column;

    /// The tables from the derive. Only the derive sets it.
    #[doc(hidden)]
    const __LOOKUP: Lookup<Self>;

    /// The variant as the number that a cast gives. Only the derive sets it, if that is not the
    /// value.
    #[doc(hidden)]
    #[inline]
    fn __discriminant(self) -> i64 {
        i64::from(Into::<i32>::into(self))
    }

    /// Every option in declaration order. It is a slice, so that its type stays when an option is
    /// added.
    #[doc(alias("iter", "options", "variants", "VARIANTS"))]
    const ALL: &'static [Self] = Self::__LOOKUP.all;

    /// What the attributes say, without the type.
    const METADATA: &'static OptionSetMetadata = Self::__LOOKUP.metadata;

    /// The position in [`ALL`](Self::ALL): from 0, without gaps; for counting, and for your own
    /// tables.
    #[inline]
    #[must_use]
    fn index(self) -> usize {
        Lookup::<Self>::index(self.__discriminant())
    }

    /// The number stored in the row, any `i32`.
    #[inline]
    #[must_use]
    fn value(self) -> i32 {
        Lookup::<Self>::value_of(self.__discriminant())
    }

    /// The option with this value; `None` for a value that the enum does not list.
    #[doc(alias("from_repr", "try_from_primitive"))]
    #[inline]
    #[must_use]
    fn from_value(value: i32) -> Option<Self> {
        Lookup::<Self>::from_value(value)
    }

    /// The label in the base language. It may be empty, and other options may have the same.
    #[inline]
    #[must_use]
    fn label(self) -> &'static str {
        self.metadata().label()
    }

    /// The option whose label or alias is exactly this text; `None` if none or several have it.
    ///
    /// [`FromStr`](core::str::FromStr) tells these two apart.
    #[inline]
    #[must_use]
    fn from_label(label: &str) -> Option<Self> {
        Lookup::<Self>::from_label(label)
    }

    /// The option whose label or alias is this text, ignoring the case of ASCII letters; `None` if
    /// none or several match.
    ///
    /// ```
    /// use closure_reason::ClosureReason;
    ///
    /// assert_eq!(ClosureReason::from_label_ignore_case("agentclosed"), Some(ClosureReason::AgentClosed));
    /// ```
    #[inline]
    #[must_use]
    fn from_label_ignore_case(label: &str) -> Option<Self> {
        Lookup::<Self>::from_label_ignore_case(label)
    }

    /// The label in a language, named by its [locale id][lcid], such as 1031 for German; `None` if
    /// the enum has none in it.
    ///
    /// ```
    /// use closure_reason::OptionSet;
    ///
    /// #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
    /// #[option_set(language = 1033)]
    /// enum Grade {
    ///     #[option(value = 1, label = "Fair", labels(1031 = "Ordentlich"))]
    ///     Fair,
    /// }
    ///
    /// assert_eq!(Grade::Fair.label_in(1031), Some("Ordentlich"));
    /// assert_eq!(Grade::Fair.label_in(1033), Some("Fair"));
    /// assert_eq!(Grade::Fair.label_in(1036), None);
    /// assert_eq!(Grade::from_label_in(1031, "Ordentlich"), Some(Grade::Fair));
    /// ```
    ///
    /// [lcid]: https://learn.microsoft.com/openspecs/windows_protocols/ms-lcid/
    #[must_use]
    fn label_in(self, language: u32) -> Option<&'static str> {
        self.metadata().label_in(language)
    }

    /// The option with this label in a language, exactly; `None` if none or several have it, and
    /// for a language that the enum does not have. Aliases belong to the base language.
    #[must_use]
    fn from_label_in(language: u32, label: &str) -> Option<Self> {
        Lookup::<Self>::from_label_in(language, label)
    }

    /// The column's default (`default = ..`), which a new row gets; `None` if there is none, which
    /// Dataverse writes as -1.
    #[must_use]
    fn default_option() -> Option<Self> {
        Lookup::<Self>::default_option()
    }

    /// What the option means: `desc = ".."` or the doc comment; `None` if there is neither, or with
    /// `desc = ""`.
    #[inline]
    #[must_use]
    fn description(self) -> Option<&'static str> {
        self.metadata().description()
    }

    /// Everything that the attributes say about this option.
    #[inline]
    #[must_use]
    fn metadata(self) -> OptionMetadata {
        Lookup::<Self>::option(self.index())
    }
}
