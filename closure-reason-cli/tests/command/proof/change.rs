//! One change of metadata, of every kind that an environment allows, and what a check should report.

mod of_option;
mod of_set;

use std::fmt;

use proptest::sample::Index;

use crate::proof::model::{Kind, Set, Table, Texts};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Label,
    LabelGone,
    LabelMore,
    Description,
    DescriptionGone,
    DescriptionMore,
    Color,
    ColorGone,
    External,
    ExternalGone,
    Hidden,
    Default,
    DefaultGone,
    DisplayName,
    Name,
    NameUsual,
    Enforcement,
    Transitions,
    State,
    DefaultStatus,
    Invariant,
    Added,
    Removed,
    Kind,
}

pub const ALL: &[What] = &[
    What::Label,
    What::LabelGone,
    What::LabelMore,
    What::Description,
    What::DescriptionGone,
    What::DescriptionMore,
    What::Color,
    What::ColorGone,
    What::External,
    What::ExternalGone,
    What::Hidden,
    What::Default,
    What::DefaultGone,
    What::DisplayName,
    What::Name,
    What::NameUsual,
    What::Enforcement,
    What::Transitions,
    What::State,
    What::DefaultStatus,
    What::Invariant,
    What::Added,
    What::Removed,
    What::Kind,
];

#[derive(Clone)]
pub struct Change {
    pub what: What,
    /// The places: the set, the option, the language, another option.
    pub at: [Index; 4],
    /// A new text.
    pub text: String,
}

/// On one line, because a failure shows many.
impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format!("{:?} {:?}", self.what, self.text))
    }
}

/// An expected difference; an empty text counts as none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    pub aspect: String,
    pub value: Option<i32>,
    pub language: Option<u32>,
    pub ours: String,
    pub theirs: String,
}

/// What is expected of a check after the change.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// Only this difference, in the enum of this set.
    Told { set: String, difference: Difference },
    /// No difference, because the enum does not state the property: it is listed as not compared.
    LeftOut { set: String, aspect: &'static str },
}

pub fn key(table: &str, set: &Set) -> String {
    if set.global { set.name(table) } else { format!("{table}.{}", set.column) }
}

/// A change: the aspect, what the enum says about it (`None`: nothing), and what the metadata says now.
struct Made {
    aspect: &'static str,
    value: Option<i32>,
    language: Option<u32>,
    ours: Option<String>,
    theirs: String,
}

impl Made {
    fn of(aspect: &'static str, ours: impl Into<Option<String>>, theirs: impl Into<String>) -> Self {
        Self { aspect, value: None, language: None, ours: ours.into(), theirs: theirs.into() }
    }
}

impl Change {
    /// Makes the change. Returns `None` if the table has nothing to change in this way; it may then be half changed.
    pub fn apply(&self, table: &mut Table) -> Option<Expected> {
        let kinds: &[Kind] = match self.what {
            What::State | What::Transitions | What::Enforcement => &[Kind::Status],
            What::DefaultStatus | What::Invariant => &[Kind::State],
            What::Kind => &[Kind::Boolean],
            What::Default => &[Kind::Choice, Kind::Boolean],
            What::DefaultGone => &[Kind::Choice],
            What::Added | What::Removed => &[Kind::Choice, Kind::Choices, Kind::State, Kind::Status],
            What::Name | What::NameUsual => &[Kind::Choice, Kind::Choices, Kind::Boolean],
            _ => &[Kind::Choice, Kind::Choices, Kind::Boolean, Kind::State, Kind::Status],
        };
        let fit = (0..table.sets.len()).filter(|&at| kinds.contains(&table.sets[at].kind));
        let at =
            *fit.collect::<Vec<_>>().get(..).filter(|fit| !fit.is_empty()).map(|fit| self.at[0].get(fit))?;
        let set = key(&table.name, &table.sets[at]);
        let Made { aspect, value, language, ours, theirs } = self.of_set(table, at)?;
        Some(match ours {
            None => Expected::LeftOut { set, aspect },
            Some(ours) => {
                let aspect = aspect.to_owned();
                Expected::Told { set, difference: Difference { aspect, value, language, ours, theirs } }
            }
        })
    }

    /// Replaces an existing text with the new one. Returns its language and the old text.
    fn replace(&self, texts: &mut Texts) -> Option<(u32, String)> {
        if texts.is_empty() {
            return None;
        }
        let at = self.at[2].index(texts.len());
        let (language, text) = &mut texts[at];
        let old = std::mem::replace(text, self.text.clone());
        (old != self.text).then_some((*language, old))
    }
}

fn text_in(texts: &Texts, language: u32) -> &str {
    texts.iter().find(|(known, _)| *known == language).map_or("", |(_, text)| text)
}

/// The language of an enum's labels: the one with the most labels; if several, the one that comes first most often; if
/// several, the lowest.
pub fn base(set: &Set) -> Option<u32> {
    let labels = || set.options.iter().map(|option| &option.label);
    let languages = labels().flatten().map(|(language, _)| *language);
    languages.max_by_key(|&language| {
        let all = labels().filter(|label| label.iter().any(|(known, _)| *known == language));
        let first = labels().filter(|label| label.first().is_some_and(|(known, _)| *known == language));
        (all.count(), first.count(), std::cmp::Reverse(language))
    })
}
