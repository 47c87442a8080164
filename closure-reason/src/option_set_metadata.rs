mod options;

use core::fmt;

use crate::OptionSetKind;
use crate::tables::{Parts, given};

/// What an enum's attributes say about its option set: names, options, labels, descriptions.
///
/// It has no type parameter, so that a report, a check or a form can be written once for all option
/// sets. Only the derive creates it: get it from
/// [`OptionSet::METADATA`](crate::OptionSet::METADATA).
///
/// ```
/// use closure_reason::{ClosureReason, OptionSetMetadata};
///
/// fn legend(set: &'static OptionSetMetadata) -> Vec<String> {
///     set.options().map(|option| format!("{} = {}", option.value(), option.label())).collect()
/// }
///
/// assert_eq!(legend(ClosureReason::METADATA)[4], "192350004 = AgentClosed");
/// ```
///
/// Each getter gives what one key of `#[option_set(..)]` says, or `None` if the key is not there:
///
/// ```
/// use closure_reason::{OptionSetKind, OptionSet};
///
/// #[derive(Clone, Copy, Debug, OptionSet)]
/// #[option_set(
///     table = "demo_job",
///     column = "demo_grade",
///     name = "demo_job_demo_grade",
///     language = 1033,
///     display_name = "Grade",
///     display_names(1031 = "Note"),
///     default = Fair,
/// )]
/// enum Grade {
///     #[option(value = 745500000, label = "First rate", labels(1031 = "Erstklassig"))]
///     FirstRate,
///     #[option(value = 745500001, label = "Fair")]
///     Fair,
/// }
///
/// let set = Grade::METADATA;
/// assert_eq!(set.enum_name(), "Grade");
/// assert_eq!((set.table(), set.column()), (Some("demo_job"), Some("demo_grade")));
/// assert_eq!((set.name(), set.global()), (Some("demo_job_demo_grade"), None));
/// assert_eq!((set.display_name(), set.display_name_in(1031)), (Some("Grade"), Some("Note")));
/// assert_eq!(set.language(), Some(1033));
/// assert!(set.languages().eq([1033, 1031]));
/// assert_eq!(set.default_option().map(|option| option.label()), Some("Fair"));
/// assert_eq!(set.kind(), OptionSetKind::Choice);
/// assert!(!set.enforces_transitions());
/// assert_eq!(set.len(), 2);
/// assert_eq!(set.option_labeled_in(1031, "Erstklassig").map(|option| option.value()), Some(745500000));
/// assert_eq!(set.to_string(), "Grade (demo_job.demo_grade)");
/// ```
#[derive(Clone, Copy)]
pub struct OptionSetMetadata {
    pub(crate) parts: Parts,
}

/// Sets are equal if their attributes say the same: always for the same enum, and very rarely for
/// two different ones.
///
/// The answer is quick for one enum. A constant has an address in every crate that uses it, but the
/// labels it leads to are a `static`, of which a program has one.
impl PartialEq for OptionSetMetadata {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.parts.texts.labels, other.parts.texts.labels) || self.parts == other.parts
    }
}

impl Eq for OptionSetMetadata {}

impl OptionSetMetadata {
    /// The name of the Rust enum, such as `ClosureReason`.
    #[must_use]
    pub const fn enum_name(&self) -> &'static str {
        self.parts.enum_name
    }

    /// The name of a local option set (`name = ".."`), by convention the names of table and column
    /// with `_` between.
    #[must_use]
    pub const fn name(&self) -> Option<&'static str> {
        given(self.parts.name)
    }

    /// The logical name of the table (`table = ".."`), such as `msdyn_ocsession`.
    #[must_use]
    pub const fn table(&self) -> Option<&'static str> {
        given(self.parts.table)
    }

    /// The logical name of the column (`column = ".."`), such as `msdyn_closurereason`.
    #[must_use]
    pub const fn column(&self) -> Option<&'static str> {
        given(self.parts.column)
    }

    /// The name of a global option set (`global = ".."`), which columns of many tables may share.
    ///
    /// ```
    /// use closure_reason::OptionSet;
    ///
    /// #[derive(Clone, Copy, Debug, OptionSet)]
    /// #[option_set(global = "demo_grades")]
    /// enum Grade {
    ///     #[option(value = 745500000)]
    ///     Fair,
    /// }
    ///
    /// assert_eq!(Grade::METADATA.global(), Some("demo_grades"));
    /// ```
    #[must_use]
    pub const fn global(&self) -> Option<&'static str> {
        given(self.parts.global)
    }

    /// The name that people see (`display_name = ".."`), such as `Closure Reason`.
    #[must_use]
    pub const fn display_name(&self) -> Option<&'static str> {
        given(self.parts.display_name)
    }

    /// The display name in a language; `None` if the enum has none in it.
    #[must_use]
    pub fn display_name_in(&self, language: u32) -> Option<&'static str> {
        if self.language() == Some(language) {
            return self.display_name();
        }
        given(self.parts.extra.language(language)?.display_name)
    }

    /// The [locale id][lcid] of the base language, that of labels, descriptions and display name
    /// (`language = 1033`); `None` if the enum does not say.
    ///
    /// [lcid]: https://learn.microsoft.com/openspecs/windows_protocols/ms-lcid/
    #[must_use]
    pub const fn language(&self) -> Option<u32> {
        match self.parts.language {
            0 => None,
            code => Some(code),
        }
    }

    /// The locale ids of all languages that the enum has texts in: the base language, if it is
    /// given, then the others, ascending.
    pub fn languages(&self) -> impl Iterator<Item = u32> + Clone + use<> {
        self.language().into_iter().chain(self.parts.extra.languages.iter().map(|language| language.code))
    }

    /// Whether the table allows only the [changes that status reasons list][source]
    /// (`enforce_transitions`).
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/define-custom-state-model-transitions
    #[must_use]
    pub const fn enforces_transitions(&self) -> bool {
        self.parts.extra.transitions.is_some()
    }

    /// Which kind of column the set belongs to (`kind = ..`).
    #[must_use]
    pub const fn kind(&self) -> OptionSetKind {
        self.parts.kind
    }

    /// How many options there are: 1 or more.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "no option set is empty: the derive refuses it")]
    pub const fn len(&self) -> usize {
        self.parts.texts.labels.len()
    }
}

/// The metadata of an enum, from the tables that the derive emits.
#[must_use]
pub const fn metadata(parts: Parts) -> OptionSetMetadata {
    OptionSetMetadata { parts }
}

/// The metadata of an enum with mistakes.
pub const BROKEN: &OptionSetMetadata = &metadata(Parts::BROKEN);

/// Writes how messages name the set: `ClosureReason (msdyn_ocsession.msdyn_closurereason)`.
impl fmt::Display for OptionSetMetadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.parts.enum_name)?;
        if let (Some(table), Some(column)) = (self.table(), self.column()) {
            return write!(f, " ({table}.{column})");
        }
        match self.table().or(self.column()).or(self.global()).or(self.name()) {
            Some(name) => write!(f, " ({name})"),
            None => Ok(()),
        }
    }
}

/// Names the set and counts its options. Errors show it, and a table of 2,000 options would hide
/// what went wrong.
impl fmt::Debug for OptionSetMetadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OptionSetMetadata({self}, options: {})", self.len())
    }
}
