use std::collections::{BTreeMap, BTreeSet, HashMap};

use closure_reason::OptionSetKind;

use super::files::RustFile;
use super::finding::{CheckReport, Difference, LeftOut};
use super::wording::Wording;
use super::{not_in_format, place, wording};
use crate::catalog::Catalog;
use crate::definition::{Aspect, Diff, NotCompared, OptionSetDefinition};
use crate::enums::old_labels::LabelChanges;
use crate::enums::{attributes, language, state_and_status};
use crate::rust::{Deprecated, RustEnum, RustOption, Span};
use crate::source::Sourced;

/// One enum with its set.
struct Pair<'a, 'c> {
    file_at: usize,
    file: &'a RustFile,
    derived: &'a RustEnum,
    set: &'c Sourced<OptionSetDefinition>,
    catalog: &'c Catalog,
    theirs: OptionSetDefinition,
    /// The language of the enum.
    language: Option<u32>,
    /// The labels before and after `generate`.
    turns: LabelChanges,
    warnings: HashMap<i32, String>,
}

/// Why a description is not compared.
const ONLY_OURS: &str = "only the enum has it, and keeps it";

/// Why a key within `cfg_attr` is only compared in part.
const WITHOUT_CONDITION: &str = "without its condition in `cfg_attr`";

/// The keys of which metadata says nothing.
const OF_THE_CODE: [&str; 5] = ["serde", "schemars", "sqlx", "crate", "allow_duplicate_labels"];

/// Compares an enum with its set.
pub fn compare<'a>(
    report: &mut CheckReport<'a>,
    (file_at, file): (usize, &'a RustFile),
    derived: &'a RustEnum,
    (set, catalog): (&Sourced<OptionSetDefinition>, &Catalog),
    order: bool,
) {
    let theirs = attributes::without_labels(&set.what).unwrap_or_else(|| set.what.clone());
    let language = language::of_existing(derived, &theirs);
    let turns = LabelChanges::of(derived, &theirs, language, &HashMap::new(), |_| true);
    let warnings = turns.warnings().into_iter().collect();
    let pair = Pair { file_at, file, derived, set, catalog, theirs, language, turns, warnings };
    let diff = |ours: &OptionSetDefinition| {
        if order { ours.diff_with_order(&pair.theirs) } else { ours.diff(&pair.theirs) }
    };
    pair.differences(report, &diff(&derived.definition), None);
    pair.not_compared(report, &derived.definition, &diff(&derived.definition).not_compared);
    pair.without_conditions(report);
    for (at, ours) in &derived.twins {
        let diff = diff(ours);
        pair.differences(report, &diff, Some(&derived.options[*at]));
        pair.not_compared_in_twin(report, ours, &derived.options[*at], &diff.not_compared);
    }
    for option in derived.options.iter().filter(|option| is_marked(option)) {
        report.differences.extend(pair.restored(option));
    }
}

/// The difference that the table does not have the column of an enum.
pub fn gone<'a>(
    (file_at, file): (usize, &'a RustFile),
    derived: &'a RustEnum,
    without_several: bool,
) -> Difference<'a> {
    let ours = &derived.definition;
    let span = place::of_column(derived);
    let table = ours.table.as_deref().unwrap_or_default();
    let several = if without_several {
        "; if it holds several choices, give the answer for `MultiSelectPicklistAttributeMetadata` too"
    } else {
        ""
    };
    let said = Wording {
        message: format!("the column of `{}` is gone", derived.ident),
        label: format!(
            "the metadata lists the columns of this kind of {table} (all, unless a `$filter` left some out), and this is not one of them"
        ),
        help: format!(
            "a request that selects the column fails: remove the enum, or correct `column`{several}"
        ),
    };
    Difference {
        ours: ours.column.as_deref().map(ToOwned::to_owned),
        ..difference((file_at, file), derived, span, "removed column".into(), said)
    }
}

/// A difference in an enum, in no option and without the two texts.
fn difference<'a>(
    (file_at, file): (usize, &'a RustFile),
    derived: &'a RustEnum,
    span: Span,
    aspect: String,
    said: Wording,
) -> Difference<'a> {
    Difference {
        file_at,
        file: &file.name,
        place: file.file.place(&span),
        span,
        enum_name: &derived.ident,
        set: derived.definition.to_string(),
        aspect,
        value: None,
        language: None,
        ours: None,
        theirs: None,
        message: said.message,
        label: said.label,
        help: said.help,
    }
}

impl<'a> Pair<'a, '_> {
    /// The differences; for a twin under conditions, only those in the twin itself.
    fn differences(&self, report: &mut CheckReport<'a>, diff: &Diff, twin: Option<&RustOption>) {
        let context = wording::WordingContext {
            derived: self.derived,
            theirs: &self.theirs,
            other: self.other(),
            language: self.language,
            turns: &self.turns,
            warnings: &self.warnings,
        };
        for change in &diff.changes {
            let option = match twin {
                Some(twin) if change.value != Some(twin.value) => continue,
                Some(twin) => Some(twin),
                None => change
                    .value
                    .and_then(|value| self.derived.options.iter().find(|option| option.value == value)),
            };
            let values = change.value;
            let values = values.as_slice();
            match change.aspect {
                // The enum already says that it is gone.
                Aspect::Removed if option.is_some_and(|option| option.deprecated.is_some()) => {
                    let reason = "it is gone, and the enum marks it as deprecated";
                    let what = Aspect::Removed.to_string();
                    report.not_compared.push(self.left_out(what, None, values, reason));
                }
                Aspect::Kind if is_plain_for_good(&self.derived.definition, &self.theirs, self.catalog) => {
                    let reason = "it needs each state's default status and each status reason's state, which the \
                                  metadata does not give";
                    report.not_compared.push(self.left_out(Aspect::Kind.to_string(), None, values, reason));
                }
                // `generate` keeps it: people write better descriptions than metadata has.
                Aspect::Description
                    if !values.is_empty() && change.theirs.as_deref().is_none_or(str::is_empty) =>
                {
                    let what = Aspect::Description.to_string();
                    report.not_compared.push(self.left_out(what, change.language, values, ONLY_OURS));
                }
                aspect => {
                    let span = place::of(change, self.derived, option);
                    let mut said = wording::of(change, option, &context);
                    if self.theirs.options.is_empty() {
                        wording::NO_OPTIONS.clone_into(&mut said.help);
                    }
                    report.differences.push(Difference {
                        value: change.value,
                        language: change.language,
                        ours: change.ours.as_deref().map(ToOwned::to_owned),
                        theirs: change.theirs.as_deref().map(ToOwned::to_owned),
                        ..self.difference(span, aspect.to_string(), said)
                    });
                }
            }
        }
    }

    /// The other set of a table's states and status reasons.
    fn other(&self) -> Option<&OptionSetDefinition> {
        let other = state_and_status::other_kind(self.theirs.kind)?;
        let mut others = self.catalog.columns.iter().map(|set| &set.what);
        others.find(|set| set.kind == Some(other) && set.table.as_deref() == self.theirs.table.as_deref())
    }

    fn not_compared(&self, report: &mut CheckReport<'a>, ours: &OptionSetDefinition, all: &[NotCompared]) {
        for what in all.iter().filter(|what| !not_in_format::is_implied(what, ours, &self.theirs)) {
            let reason = not_in_format::why(what, self.set);
            let aspect = not_in_format::aspect(what);
            report.not_compared.push(self.left_out(aspect, what.language, &what.values, &reason));
        }
    }

    /// The keys that are compared as if their condition held. Without it, the enum says something else; without that of
    /// the derive, it is none.
    fn without_conditions(&self, report: &mut CheckReport<'a>) {
        let Self { derived, .. } = self;
        let set = derived.attributes.iter().map(|attribute| (attribute, None));
        let option = |option: &'a RustOption| {
            option.attributes.iter().map(|attribute| (attribute, Some(option.value)))
        };
        let mut keys: BTreeMap<(bool, &str), BTreeSet<i32>> = BTreeMap::new();
        for (attribute, value) in set.chain(derived.options.iter().flat_map(option)) {
            if attribute.condition.is_none() || attribute.condition == derived.condition {
                continue;
            }
            for entry in attribute.entries.iter().filter(|entry| !OF_THE_CODE.contains(&entry.key)) {
                keys.entry((value.is_some(), entry.key)).or_default().extend(value);
            }
        }
        for ((_, key), values) in keys {
            let values: Vec<_> = values.into_iter().collect();
            report.not_compared.push(self.left_out(key.to_owned(), None, &values, WITHOUT_CONDITION));
        }
    }

    /// What was not compared in a twin, without what was already listed for the first one.
    fn not_compared_in_twin(
        &self,
        report: &mut CheckReport<'a>,
        ours: &OptionSetDefinition,
        twin: &RustOption,
        all: &[NotCompared],
    ) {
        for what in all.iter().filter(|what| what.values.contains(&twin.value)) {
            let (aspect, reason) = (not_in_format::aspect(what), not_in_format::why(what, self.set));
            let is_said = report.not_compared.iter().any(|said| {
                (said.file, said.enum_name) == (&*self.file.name, &*self.derived.ident)
                    && (&said.aspect, said.language, &said.reason) == (&aspect, what.language, &reason)
                    && said.values.contains(&twin.value)
            });
            if !is_said && !not_in_format::is_implied(what, ours, &self.theirs) {
                report.not_compared.push(self.left_out(aspect, what.language, &[twin.value], &reason));
            }
        }
    }

    /// The difference that a deprecated option is back. `diff` does not know the mark.
    fn restored(&self, option: &RustOption) -> Option<Difference<'a>> {
        let there = self.theirs.option(option.value)?;
        let span = option.deprecated.as_ref().map_or(option.ident_span.clone(), |mark| mark.span.clone());
        let said = Wording {
            message: format!("`{}` is an option again", option.ident),
            label: format!("the metadata has {} again", option.value),
            help: "`closure-reason generate` would remove the mark".into(),
        };
        Some(Difference {
            value: Some(option.value),
            theirs: there.label.text().map(ToOwned::to_owned),
            ..self.difference(span, "restored option".into(), said)
        })
    }

    fn difference(&self, span: Span, aspect: String, said: Wording) -> Difference<'a> {
        difference((self.file_at, self.file), self.derived, span, aspect, said)
    }

    fn left_out(&self, aspect: String, language: Option<u32>, values: &[i32], reason: &str) -> LeftOut<'a> {
        LeftOut {
            file: &self.file.name,
            enum_name: &self.derived.ident,
            set: self.derived.definition.to_string(),
            aspect,
            language,
            values: values.to_vec(),
            reason: reason.to_owned(),
        }
    }
}

/// Whether `generate` has marked an option as deprecated.
fn is_marked(option: &RustOption) -> bool {
    option.deprecated.as_ref().is_some_and(Deprecated::is_ours)
}

/// Whether states or status reasons can only have a plain enum, because the metadata lacks what their own kind of enum
/// requires.
fn is_plain_for_good(ours: &OptionSetDefinition, theirs: &OptionSetDefinition, catalog: &Catalog) -> bool {
    let other = match (ours.kind, theirs.kind) {
        (Some(OptionSetKind::Choice), Some(OptionSetKind::State)) => OptionSetKind::Status,
        (Some(OptionSetKind::Choice), Some(OptionSetKind::Status)) => OptionSetKind::State,
        _ => return false,
    };
    let others = catalog.columns.iter().map(|set| &set.what);
    let mut others =
        others.filter(|set| set.kind == Some(other) && set.table.as_deref() == theirs.table.as_deref());
    !others.any(|found| {
        let (states, statuses) =
            if other == OptionSetKind::State { (found, theirs) } else { (theirs, found) };
        state_and_status::is_whole(states, statuses)
    })
}
