mod set;

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use super::either::read_either;
use super::index::{Texts, Values};
use super::members::{Fault, Members};
use super::refused::{Cell, Refused, write_fault};
use super::rule::{self, Decision, Reason};
use super::{Cause, Number};
use crate::OptionSetKind;

/// How the options of one set may be spelled: an index, built once, that reads each cell of a
/// column.
///
/// It is for sets that are known only when the program runs, such as an environment's. Each option
/// is given as its value and its texts: its label first, then other names (aliases, labels in other
/// languages). If a value is repeated, the later texts are added to its option.
///
/// ```
/// use closure_reason::OptionSetKind;
/// use closure_reason::spelling::{Reading, Spellings};
///
/// let grades = Spellings::new("demo_job.demo_grade", OptionSetKind::Choice, [
///     (745500000, vec!["First rate", "Erstklassig"]),
///     (745500001, vec!["Fair", "Ordentlich"]),
/// ]);
/// let first = Reading::Known { index: 0, value: 745500000 };
/// for cell in ["745500000", " 745500000.0", "First rate", "Erstklassig "] {
///     assert_eq!(grades.parse(cell), first);
/// }
/// assert_eq!(grades.parse("745500007"), Reading::Unknown { value: 745500007 });
/// assert_eq!(grades.parse(" "), Reading::Empty);
/// assert_eq!(
///     grades.parse("First rat").refusal().unwrap().to_string(),
///     "\"First rat\" is not a label of demo_job.demo_grade: did you mean \"First rate\"? (of 2 labels)",
/// );
/// ```
///
/// A cell is found in logarithmic time or better, whatever the labels, and nothing is allocated.
/// The rules are those of [the module](crate::spelling).
#[derive(Clone, Debug)]
pub struct Spellings {
    name: Box<str>,
    yes_no: bool,
    values: Values,
    texts: Texts,
}

impl Spellings {
    /// An index of these options; `name` is how messages call the set, such as
    /// `msdyn_ocsession.msdyn_closurereason`.
    ///
    /// The kind matters only for yes/no columns: there `true` and `false` are spellings too.
    pub fn new<T>(name: &str, kind: OptionSetKind, options: impl IntoIterator<Item = (i32, T)>) -> Self
    where
        T: IntoIterator,
        T::Item: AsRef<str>,
    {
        let mut values = Vec::new();
        let mut texts = Vec::new();
        for (index, (value, spellings)) in options.into_iter().enumerate() {
            values.push(value);
            texts.extend(spellings.into_iter().map(|text| (Box::from(text.as_ref()), index)));
        }
        let values = Values::new(values);
        let texts = Texts::new(texts, &values);
        Self { name: name.into(), yes_no: kind == OptionSetKind::Boolean, values, texts }
    }

    /// Reads the text of a cell.
    ///
    /// ```
    /// use closure_reason::ClosureReason;
    /// use closure_reason::spelling::{Reading, Spellings};
    ///
    /// let reasons = Spellings::from(ClosureReason::METADATA);
    /// let Reading::Known { index, .. } = reasons.parse("AgentClosed") else { panic!() };
    /// assert_eq!(ClosureReason::ALL[index], ClosureReason::AgentClosed);
    /// ```
    #[must_use]
    #[inline]
    pub fn parse<'a>(&'a self, text: &'a str) -> Reading<'a> {
        self.reading(rule::read_text(self, text), Cell::Text(text))
    }

    /// Reads a cell that is a number: an integer or a float, or a [`Number`] read from a text.
    ///
    /// ```
    /// use closure_reason::OptionSetKind;
    /// use closure_reason::spelling::{Reading, Spellings};
    ///
    /// let grades = Spellings::new("demo_job.demo_grade", OptionSetKind::Choice, [(745500001, ["Fair"])]);
    /// let fair = Reading::Known { index: 0, value: 745500001 };
    /// assert_eq!((grades.read_number(745500001), grades.read_number(745500001.0)), (fair, fair));
    /// assert_eq!(
    ///     grades.read_number(0.5).refusal().unwrap().to_string(),
    ///     "0.5 is not an option of demo_job.demo_grade: option values are whole numbers",
    /// );
    /// ```
    #[must_use]
    pub fn read_number(&self, number: impl Into<Number>) -> Reading<'_> {
        let number = number.into();
        self.reading(rule::read_number(self, number), Cell::Number(number))
    }

    /// Reads the text of a cell of a choices column: any number of spellings, separated by `;` or
    /// by `,`.
    ///
    /// Each member is [`Reading::Known`] or [`Reading::Unknown`], in the order of the text; an
    /// empty cell has none.
    ///
    /// ```
    /// use closure_reason::OptionSetKind;
    /// use closure_reason::spelling::Spellings;
    ///
    /// let papers = Spellings::new(
    ///     "demo_job.demo_papers",
    ///     OptionSetKind::Choice,
    ///     [(1, ["Invoice"]), (2, ["Contract; signed"]), (3, ["Note"])],
    /// );
    /// let values = |cell| papers.parse_choices(cell).map(|members| members.iter().map(|m| m.value().unwrap()).collect());
    /// for cell in ["1,2", "1; 2.0", "Invoice; Contract; signed", "Invoice;2"] {
    ///     assert_eq!(values(cell), Ok(vec![1, 2]), "{cell}");
    /// }
    /// assert_eq!(
    ///     values("Invoice; Contract").unwrap_err().to_string(),
    ///     "at byte 9 of \"Invoice; Contract\": \"Contract\" is not a label of demo_job.demo_papers, \
    ///      which has \"Invoice\", \"Contract; signed\", \"Note\"",
    /// );
    /// ```
    ///
    /// # Errors
    /// When a member is empty, or is refused by itself; and when the text can be split in several
    /// ways, because labels contain the separator.
    pub fn parse_choices<'a>(&'a self, text: &'a str) -> Result<Vec<Reading<'a>>, ChoicesRefusal<'a>> {
        self.members(text, rule::read_members(self, text))
    }

    /// Reads the text of a cell if it is unknown whether its column holds one choice or several.
    ///
    /// A list of several counts only if each of its members is an option, and a text that is both one
    /// option and a list is refused. Otherwise it is like [`parse`](Self::parse).
    ///
    /// ```
    /// use closure_reason::OptionSetKind;
    /// use closure_reason::spelling::Spellings;
    ///
    /// let options = [(1, ["One"]), (5, ["Five"]), (234, ["Two hundred"]), (1234, ["Many"])];
    /// let reasons = Spellings::new("demo_visit.demo_why", OptionSetKind::Choice, options);
    /// let values = |cell| {
    ///     let members = reasons.parse_one_or_several(cell).map_err(|refusal| refusal.to_string())?;
    ///     Ok::<Vec<i32>, String>(members.iter().map(|member| member.value().unwrap()).collect())
    /// };
    /// assert_eq!(values("1234"), Ok(vec![1234]));
    /// assert_eq!(values("1,5"), Ok(vec![1, 5]));
    /// assert_eq!(values("5,00"), Ok(vec![5]));
    /// assert_eq!(values("9"), Ok(vec![9]));
    /// assert_eq!(
    ///     values("1,234").unwrap_err(),
    ///     "\"1,234\" has several readings in demo_visit.demo_why: option 1234 \"Many\", or a list of the \
    ///      options 1 \"One\", 234 \"Two hundred\"; separate the members of a list by semicolons, and write \
    ///      values in plain digits",
    /// );
    /// assert!(values("1,9").is_err());
    /// ```
    ///
    /// # Errors
    /// When the text is refused as one choice and is not a list of options; when it is both; when it
    /// can be split in several ways.
    pub fn parse_one_or_several<'a>(&'a self, text: &'a str) -> Result<Vec<Reading<'a>>, ChoicesRefusal<'a>> {
        self.members(text, read_either(self, text))
    }

    fn members<'a>(
        &'a self,
        text: &'a str,
        members: Result<Members, Fault>,
    ) -> Result<Vec<Reading<'a>>, ChoicesRefusal<'a>> {
        let members = members.map_err(|fault| ChoicesRefusal { set: self, text, fault })?;
        let reading = |(_, value)| self.reading(Decision::Value(value), Cell::Number(Number::from(value)));
        Ok(members.into_iter().map(reading).collect())
    }

    #[inline]
    fn reading<'a>(&'a self, decision: Decision, cell: Cell<'a>) -> Reading<'a> {
        match decision {
            Decision::Empty => Reading::Empty,
            Decision::Option(index) => Reading::Known { index, value: self.values.value(index) },
            Decision::Value(value) => match self.values.find(value) {
                Some(index) => Reading::Known { index, value },
                None => Reading::Unknown { value },
            },
            Decision::Refused(reason) => Reading::Refused(Refusal { set: self, cell, reason }),
        }
    }
}

/// What a cell says.
///
/// ```
/// use closure_reason::OptionSetKind;
/// use closure_reason::spelling::{Reading, Spellings};
///
/// let labels = ["Fair", "Good"];
/// let options = [(745500001, [labels[0]]), (745500002, [labels[1]])];
/// let grades = Spellings::new("demo_job.demo_grade", OptionSetKind::Choice, options);
/// let shown = |cell| match grades.parse(cell) {
///     Reading::Known { index, .. } => labels[index].to_owned(),
///     Reading::Unknown { value } => format!("unknown ({value})"),
///     Reading::Empty => String::new(),
///     Reading::Refused(refusal) => format!("error: {refusal}"),
/// };
/// assert_eq!(shown("745500002"), "Good");
/// assert_eq!(shown("745500009"), "unknown (745500009)");
/// assert_eq!(grades.parse("Good").value(), Some(745500002));
/// assert!(grades.parse("God").refusal().is_some());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading<'a> {
    /// Nothing: no text, or only blanks.
    Empty,
    /// An option, by its value or one of its texts.
    Known {
        /// The option's position among those that the index was built from, from 0. If several
        /// have the value, the first.
        index: usize,
        /// Its value.
        value: i32,
    },
    /// A value that no option has: a new option, or one that was deleted.
    Unknown {
        /// The value.
        value: i32,
    },
    /// Neither a value nor a text of exactly one option.
    Refused(Refusal<'a>),
}

impl<'a> Reading<'a> {
    /// The value, known or not; `None` if the cell has none.
    #[must_use]
    pub const fn value(self) -> Option<i32> {
        match self {
            Self::Known { value, .. } | Self::Unknown { value } => Some(value),
            Self::Empty | Self::Refused(_) => None,
        }
    }

    /// Why the cell could not be read; `None` if it could.
    #[must_use]
    pub const fn refusal(self) -> Option<Refusal<'a>> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Empty | Self::Known { .. } | Self::Unknown { .. } => None,
        }
    }
}

/// Why a cell could not be read. Its message names the cell, the set and the remedy, and is
/// computed only when needed.
///
/// ```
/// use closure_reason::OptionSetKind;
/// use closure_reason::spelling::{Cause, Reading, Spellings};
///
/// let months = Spellings::new("demo_plan.demo_month", OptionSetKind::Choice, [(1, ["9"]), (9, ["5"]), (3, ["May"])]);
/// let Reading::Refused(refusal) = months.parse("9") else { panic!("9 is a value and a label") };
/// assert_eq!(refusal.cause(), Cause::TwoMeanings);
/// assert_eq!(refusal.candidates(), [0, 1]);
/// assert_eq!(
///     refusal.to_string(),
///     "9 has two meanings in demo_plan.demo_month: as a label it is option 1 \"9\", \
///      as a value it is another option or unknown",
/// );
///
/// let Reading::Refused(refusal) = months.parse("Mai") else { panic!("not a label") };
/// assert_eq!((refusal.cause(), refusal.nearest()), (Cause::Unknown, vec!["May"]));
/// ```
#[derive(Clone, Copy)]
pub struct Refusal<'a> {
    set: &'a Spellings,
    cell: Cell<'a>,
    reason: Reason,
}

impl<'a> Refusal<'a> {
    fn refused(self) -> Refused<'a, 'a> {
        Refused { set: self.set, cell: self.cell, reason: self.reason }
    }

    /// What kind of refusal it is.
    #[must_use]
    pub fn cause(&self) -> Cause {
        self.refused().cause()
    }

    /// The options that could have been meant, by their index, ascending; none if the text is
    /// unknown.
    #[must_use]
    pub fn candidates(&self) -> Vec<usize> {
        self.refused().candidates()
    }

    /// The texts closest to the cell in spelling, the closest first: at most three, and none if
    /// nothing is close.
    #[must_use]
    pub fn nearest(&self) -> Vec<&'a str> {
        self.refused().nearest()
    }
}

impl PartialEq for Refusal<'_> {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.set, other.set) && self.cell == other.cell && self.reason == other.reason
    }
}

impl fmt::Display for Refusal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.refused().fmt(f)
    }
}

impl fmt::Debug for Refusal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Refusal({:?}: {self})", self.cause())
    }
}

impl core::error::Error for Refusal<'_> {}

/// Why a cell of a choices column could not be read. Its message names the member, its place, the
/// set and the remedy.
///
/// ```
/// use closure_reason::OptionSetKind;
/// use closure_reason::spelling::{Cause, Spellings};
///
/// let options = [(1, ["Plumbing"]), (9, ["Carpentry"])];
/// let skills = Spellings::new("demo_job.demo_skills", OptionSetKind::Choice, options);
/// let refusal = skills.parse_choices("Plumbing; Carpenty").unwrap_err();
/// assert_eq!(refusal.member().unwrap().cause(), Cause::Unknown);
/// assert_eq!(refusal.member().unwrap().nearest(), ["Carpentry"]);
/// ```
#[derive(Clone)]
pub struct ChoicesRefusal<'a> {
    set: &'a Spellings,
    text: &'a str,
    fault: Fault,
}

impl<'a> ChoicesRefusal<'a> {
    /// Why the member at fault was refused; `None` if it is empty or a number that is not in plain
    /// digits between commas, or if the whole text can be read in several ways.
    ///
    /// ```
    /// use closure_reason::OptionSetKind;
    /// use closure_reason::spelling::{Cause, Spellings};
    ///
    /// let papers = Spellings::new("demo_job.demo_papers", OptionSetKind::Choice, [(1, ["Invoice"]), (3, ["Note"])]);
    /// let refusal = papers.parse_choices("Note; Invoce").unwrap_err();
    /// assert_eq!(refusal.member().unwrap().cause(), Cause::Unknown);
    /// assert_eq!(refusal.member().unwrap().nearest(), ["Invoice"]);
    /// ```
    #[must_use]
    pub fn member(&self) -> Option<Refusal<'a>> {
        match &self.fault {
            Fault::Member(range) => self.set.parse(&self.text[range.clone()]).refusal(),
            Fault::Whole => self.set.parse(self.text).refusal(),
            Fault::Ways | Fault::Readings => None,
        }
    }
}

impl PartialEq for ChoicesRefusal<'_> {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.set, other.set) && self.text == other.text && self.fault == other.fault
    }
}

impl fmt::Display for ChoicesRefusal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_fault(f, self.set, self.text, &self.fault)
    }
}

impl fmt::Debug for ChoicesRefusal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ChoicesRefusal({self})")
    }
}

impl core::error::Error for ChoicesRefusal<'_> {}
