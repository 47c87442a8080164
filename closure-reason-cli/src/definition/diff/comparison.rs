//! Collects what a comparison finds.

use super::{Aspect, Change, NotCompared, Reason};
use crate::definition::Stated;

/// How one definition differs from another, and what could not be compared.
#[derive(Debug, Default)]
pub struct Diff {
    /// The differences: of the set, then of our options in their order, then the options that only
    /// theirs has.
    pub changes: Vec<Change>,
    /// What was not compared, and why.
    pub not_compared: Vec<NotCompared>,
}

impl Diff {
    /// Compares two properties; `None` means that a side does not state it.
    pub(super) fn option<T: PartialEq + ToString>(
        &mut self,
        aspect: Aspect,
        value: Option<i32>,
        ours: Option<T>,
        theirs: Option<T>,
    ) {
        let stated = |side: Option<T>| side.map_or(Stated::Unstated, Stated::Value);
        self.stated(aspect, value, stated(ours), stated(theirs));
    }

    pub(super) fn stated<T: PartialEq + ToString>(
        &mut self,
        aspect: Aspect,
        value: Option<i32>,
        ours: Stated<T>,
        theirs: Stated<T>,
    ) {
        if let Some(reason) = unstated(ours.is_stated(), theirs.is_stated()) {
            self.leave_out(aspect, None, value, reason);
        } else if ours != theirs {
            let shown = |side: Stated<T>| side.value().map(|side| side.to_string());
            let (ours, theirs) = (shown(ours), shown(theirs));
            self.changes.push(Change { aspect, value, language: None, ours, theirs });
        }
    }

    /// Records why options were not compared; options with the same reason share an entry.
    pub(super) fn leave_out(
        &mut self,
        aspect: Aspect,
        language: Option<u32>,
        value: Option<i32>,
        reason: Reason,
    ) {
        let same = self.not_compared.iter_mut().find(|known| {
            (known.aspect, known.language, known.reason) == (aspect, language, reason)
                && known.values.is_empty() == value.is_none()
        });
        if let Some(known) = same {
            known.values.extend(value.filter(|value| known.values.last() != Some(value)));
        } else {
            let values = value.into_iter().collect();
            self.not_compared.push(NotCompared { aspect, language, values, reason });
        }
    }
}

/// Why two sides cannot be compared, if one of them does not state the property.
pub(super) const fn unstated(ours: bool, theirs: bool) -> Option<Reason> {
    match (ours, theirs) {
        (true, true) => None,
        (false, true) => Some(Reason::OursUnstated),
        (true, false) => Some(Reason::TheirsUnstated),
        (false, false) => Some(Reason::NeitherStated),
    }
}
