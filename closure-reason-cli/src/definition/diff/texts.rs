//! Compares texts, language by language.

use std::collections::BTreeSet;

use super::comparison::{Diff, unstated};
use super::{Aspect, Change, Reason};
use crate::definition::{Localized, OptionDefinition};

/// A text of one side.
#[derive(Clone)]
pub(super) struct Side<'a> {
    value: Option<i32>,
    texts: &'a Localized,
    aliases: Vec<&'a str>,
    doc_comment: bool,
    /// Whether the source has such a text for any option.
    described: bool,
}

/// The languages in which a side has such a text for any option.
pub(super) struct Languages(BTreeSet<u32>);

impl Languages {
    pub(super) fn of<'a>(sides: impl IntoIterator<Item = Side<'a>>) -> Self {
        let texts = sides.into_iter().flat_map(|side| {
            let doc_comment = side.texts.language().filter(|_| side.doc_comment);
            let named = side.texts.iter().map(|(language, _)| language);
            named.filter(move |&language| Some(language) != doc_comment)
        });
        Self(texts.collect())
    }
}

impl<'a> Side<'a> {
    pub(super) fn set(texts: &'a Localized) -> Self {
        Self { value: None, texts, aliases: Vec::new(), doc_comment: false, described: true }
    }

    pub(super) fn label(option: &'a OptionDefinition) -> Self {
        let aliases = option.aliases.iter().map(String::as_str).collect();
        Self { value: Some(option.value), aliases, ..Self::set(&option.label) }
    }

    pub(super) fn description(option: &'a OptionDefinition, described: bool) -> Self {
        let doc_comment = option.doc_comment && option.description.text().is_some();
        Self { value: Some(option.value), doc_comment, described, ..Self::set(&option.description) }
    }

    /// Whether the source states anything about this text, even that there is none.
    fn answers(&self, other: &Self) -> bool {
        self.texts.is_stated() && (self.described || other.texts.text().is_none())
    }

    /// Whether the language of the base text is unknown.
    fn is_plain(&self) -> bool {
        self.texts.text().is_some() && self.texts.language().is_none()
    }

    /// Whether the base text, whose language is unknown, cannot be in the other's base language,
    /// because this side has another text in that language.
    fn is_in_no_language_of(&self, other: &Self) -> bool {
        let base = other.texts.language();
        self.is_plain() && base.is_some_and(|base| self.texts.text_in(base).is_some())
    }

    /// Whether an alias on the other side makes up for this text. Only texts in the base language can
    /// have aliases.
    fn excuses(&self, text: Option<&str>, language: Option<u32>) -> bool {
        let in_base = self.is_plain()
            && language.is_none_or(|language| self.texts.text_in(language).is_none())
            || language.is_some() && language == self.texts.language();
        in_base && text.is_some_and(|text| self.aliases.contains(&text))
    }

    fn says(&self, language: u32, languages: &Languages) -> bool {
        languages.0.contains(&language) || self.texts.text().is_none()
    }
}

impl Diff {
    pub(super) fn texts(
        &mut self,
        aspect: Aspect,
        ours: &Side<'_>,
        theirs: &Side<'_>,
        languages: &(Languages, Languages),
    ) {
        let value = ours.value;
        let doc_comment = ours.doc_comment || theirs.doc_comment;
        if !doc_comment && let Some(reason) = unstated(ours.answers(theirs), theirs.answers(ours)) {
            return self.leave_out(aspect, None, value, reason);
        }
        let mut done = BTreeSet::new();
        for (side, other) in [(ours, theirs), (theirs, ours)] {
            if side.doc_comment {
                done.extend(side.texts.language());
            }
            let unnamed = other.texts.language().filter(|&base| side.texts.text_in(base).is_none());
            if side.is_plain() {
                done.extend(unnamed);
            }
        }
        if doc_comment {
            self.leave_out(aspect, None, value, Reason::DocComment);
        } else if ours.is_in_no_language_of(theirs) {
            self.leave_out(aspect, None, value, Reason::TheirsUnstated);
        } else if theirs.is_in_no_language_of(ours) {
            self.leave_out(aspect, None, value, Reason::OursUnstated);
        } else if ours.is_plain() || theirs.is_plain() {
            let language = ours.texts.language().or(theirs.texts.language());
            self.text(aspect, language, (ours, ours.texts.text()), (theirs, theirs.texts.text()));
        }
        for &language in languages.0.0.union(&languages.1.0).filter(|language| !done.contains(language)) {
            let (a, b) = (ours.texts.text_in(language), theirs.texts.text_in(language));
            if a.is_none() && b.is_none() {
                continue;
            }
            let said = (ours.says(language, &languages.0), theirs.says(language, &languages.1));
            match unstated(said.0, said.1) {
                Some(reason) => self.leave_out(aspect, Some(language), value, reason),
                None => self.text(aspect, Some(language), (ours, a), (theirs, b)),
            }
        }
    }

    fn text(
        &mut self,
        aspect: Aspect,
        language: Option<u32>,
        (ours, a): (&Side<'_>, Option<&str>),
        (theirs, b): (&Side<'_>, Option<&str>),
    ) {
        // For a reader, an empty text is the same as none; and an enum cannot say "no label".
        let shown = |text: Option<&str>| text.is_some_and(|text| !text.is_empty());
        let is_same = a == b || !shown(a) && !shown(b);
        if !is_same && !ours.excuses(b, language) && !theirs.excuses(a, language) {
            let (shown_ours, shown_theirs) = (a.map(String::from), b.map(String::from));
            self.changes.push(Change {
                aspect,
                value: ours.value,
                language,
                ours: shown_ours,
                theirs: shown_theirs,
            });
        }
    }
}
