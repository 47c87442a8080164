//! Compares sets, aspect by aspect.

use closure_reason::OptionSetKind;

use super::comparison::Diff;
use super::texts::{Languages, Side};
use super::{Aspect, Reason};
use crate::definition::{Localized, OptionSetDefinition, Stated};

/// Which aspects a kind of column has.
#[derive(Clone, Copy)]
pub(super) struct Kinds {
    pub(super) state: bool,
    pub(super) status: bool,
}

impl Diff {
    pub(super) fn of(ours: &OptionSetDefinition, theirs: &OptionSetDefinition, order: bool) -> Self {
        let mut diff = Self::default();
        diff.sets(ours, theirs, order);
        diff
    }

    fn sets(&mut self, ours: &OptionSetDefinition, theirs: &OptionSetDefinition, order: bool) {
        let is = |kind| ours.kind == Some(kind) || theirs.kind == Some(kind);
        let kinds = Kinds { state: is(OptionSetKind::State), status: is(OptionSetKind::Status) };
        self.option(Aspect::Table, None, ours.table.as_deref(), theirs.table.as_deref());
        self.option(Aspect::Column, None, ours.column.as_deref(), theirs.column.as_deref());
        if let (a @ Some(_), b) | (a, b @ Some(_)) =
            (ours.schema_name.as_deref(), theirs.schema_name.as_deref())
        {
            self.option(Aspect::SchemaName, None, a, b);
        }
        self.option(Aspect::Name, None, ours.name.as_deref(), theirs.name.as_deref());
        self.option(Aspect::Global, None, ours.global.map(scope), theirs.global.map(scope));
        self.option(Aspect::Kind, None, ours.kind.map(kind_name), theirs.kind.map(kind_name));
        self.selection(ours, theirs, is);
        self.text_of_set(Aspect::DisplayName, display_name(ours), display_name(theirs));
        self.column_display_name(ours, theirs);
        self.text_of_set(Aspect::Description, &ours.description, &theirs.description);
        self.stated(Aspect::Default, None, ours.default, theirs.default);
        let (a, b) = (ours.enforces_transitions, theirs.enforces_transitions);
        if kinds.status || a.is_some() || b.is_some() {
            self.option(Aspect::EnforcedTransitions, None, a.map(enforcement), b.map(enforcement));
        }
        if is(OptionSetKind::Boolean) {
            // The Web API names the two options, and gives them no order.
            self.leave_out(Aspect::Order, None, None, Reason::NeitherStated);
        } else if order {
            let (a, b) = (common(ours, theirs), common(theirs, ours));
            self.stated(Aspect::Order, None, Stated::Value(joined(&a)), Stated::Value(joined(&b)));
        } else {
            self.leave_out(Aspect::Order, None, None, Reason::NotAsked);
        }
        // A side that is incomplete may have options that it does not list.
        if ours.partial {
            self.leave_out(Aspect::Removed, None, None, Reason::OursIncomplete);
        }
        if theirs.partial {
            self.leave_out(Aspect::Added, None, None, Reason::TheirsIncomplete);
        }
        self.options(ours, theirs, kinds);
    }

    /// Only for choice columns, it matters whether a row holds several options.
    fn selection(
        &mut self,
        ours: &OptionSetDefinition,
        theirs: &OptionSetDefinition,
        is: impl Fn(OptionSetKind) -> bool,
    ) {
        let (a, b) = (ours.multi_select, theirs.multi_select);
        let others = [OptionSetKind::Boolean, OptionSetKind::State, OptionSetKind::Status];
        let asked = !others.into_iter().any(&is) && (is(OptionSetKind::Choice) || a.is_some() || b.is_some());
        if asked || (a.is_some() && b.is_some()) {
            self.option(Aspect::Selection, None, a.map(selection), b.map(selection));
        }
    }

    /// The display name of a column, unless it was compared as that of the set.
    fn column_display_name(&mut self, ours: &OptionSetDefinition, theirs: &OptionSetDefinition) {
        let (a, b) = (&ours.column_display_name, &theirs.column_display_name);
        let done =
            [ours, theirs].map(|set| std::ptr::eq(display_name(set), &raw const set.column_display_name));
        match (a.is_stated(), b.is_stated()) {
            (true, true) if done != [true; 2] => self.text_of_set(Aspect::ColumnDisplayName, a, b),
            (true, false) if !done[0] => {
                self.leave_out(Aspect::ColumnDisplayName, None, None, Reason::TheirsUnstated);
            }
            (false, true) if !done[1] => {
                self.leave_out(Aspect::ColumnDisplayName, None, None, Reason::OursUnstated);
            }
            _ => {}
        }
    }

    fn text_of_set(&mut self, aspect: Aspect, ours: &Localized, theirs: &Localized) {
        let (ours, theirs) = (Side::set(ours), Side::set(theirs));
        let languages = (Languages::of([ours.clone()]), Languages::of([theirs.clone()]));
        self.texts(aspect, &ours, &theirs, &languages);
    }
}

const fn scope(global: bool) -> &'static str {
    if global { "global" } else { "local" }
}

const fn selection(several: bool) -> &'static str {
    if several { "several options" } else { "one option" }
}

const fn enforcement(enforced: bool) -> &'static str {
    if enforced { "on" } else { "off" }
}

const fn kind_name(kind: OptionSetKind) -> &'static str {
    match kind {
        OptionSetKind::Choice => "choice",
        OptionSetKind::Boolean => "boolean",
        OptionSetKind::State => "state",
        OptionSetKind::Status => "status",
        _ => "another kind",
    }
}

fn display_name(set: &OptionSetDefinition) -> &Localized {
    let of_column = &set.column_display_name;
    if set.display_name.text().is_none() && of_column.is_stated() { of_column } else { &set.display_name }
}

/// The values in order, each once.
fn values(set: &OptionSetDefinition) -> Vec<i32> {
    set.options.iter().map(|option| option.value).collect()
}

fn common(set: &OptionSetDefinition, other: &OptionSetDefinition) -> Vec<i32> {
    values(set).into_iter().filter(|&value| other.option(value).is_some()).collect()
}

pub(super) fn joined(values: &[i32]) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
