//! Properties of the comparison of any two definitions.

use std::collections::BTreeSet;

use closure_reason::OptionSetKind;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use crate::definition::{
    Aspect, Change, Diff, Localized, OptionDefinition, OptionSetDefinition, Reason, Stated,
};

/// Few short texts, so that two sides often have the same.
fn any_text() -> impl Strategy<Value = String> {
    "[ab]{0,2}"
}

fn some_texts() -> impl Strategy<Value = Localized> {
    (subsequence(vec![1033, 1031, 1036], 0..=3).prop_shuffle(), vec(any_text(), 3))
        .prop_map(|(languages, texts)| languages.into_iter().zip(texts).collect())
}

fn any_localized() -> impl Strategy<Value = Localized> {
    prop_oneof![
        Just(Localized::default()),
        (any_text(), some_texts()).prop_map(|(unnamed, texts)| {
            texts
                .iter()
                .fold(Localized::plain(unnamed), |all, (language, text)| all.with_text(language, text))
        }),
        any_text().prop_map(Localized::plain),
        some_texts(),
        some_texts(),
    ]
}

fn any_stated<T: core::fmt::Debug + Clone>(
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = Stated<T>> {
    prop_oneof![Just(Stated::Unstated), Just(Stated::Nothing), value.prop_map(Stated::Value)]
}

fn any_option() -> impl Strategy<Value = OptionDefinition> {
    let texts = (any_localized(), vec(any_text(), 0..2), any_localized(), any::<bool>());
    let looks = (any_stated("#[aA]"), any_stated(any_text()), of(any::<bool>()));
    let of_kinds = (of(0..2), of(0..2), any_stated(any_text()), of(vec(0..4, 0..3)));
    (0..5, texts, looks, of_kinds).prop_map(|(value, texts, looks, of_kinds)| {
        let (label, aliases, description, doc_comment) = texts;
        OptionDefinition {
            value,
            label,
            aliases,
            description,
            doc_comment,
            color: looks.0,
            external_value: looks.1,
            hidden: looks.2,
            state: of_kinds.0,
            default_status: of_kinds.1,
            invariant_name: of_kinds.2,
            transitions: of_kinds.3,
        }
    })
}

/// Any set, of options each with a value of its own, with anything stated or not.
fn any_set() -> impl Strategy<Value = OptionSetDefinition> {
    let kinds =
        vec![OptionSetKind::Choice, OptionSetKind::Boolean, OptionSetKind::State, OptionSetKind::Status];
    let names = (of(any_text()), of(any_text()), of(any_text()), of(any::<bool>()), of(select(kinds)));
    let texts = (any_localized(), any_localized(), any_localized());
    let others = (any_stated(0..3), of(any::<bool>()), any::<bool>(), of(any::<bool>()), of(any_text()));
    (vec(any_option(), 0..5), names, texts, others).prop_map(|(mut options, names, texts, others)| {
        let mut seen = BTreeSet::new();
        options.retain(|option| seen.insert(option.value));
        OptionSetDefinition {
            table: names.0,
            column: names.1,
            name: names.2,
            global: names.3,
            kind: names.4,
            display_name: texts.0,
            column_display_name: texts.1,
            description: texts.2,
            default: others.0,
            enforces_transitions: others.1,
            partial: others.2,
            multi_select: others.3,
            schema_name: others.4,
            ..OptionSetDefinition::new(options)
        }
    })
}

type Told = (Aspect, Option<i32>, Option<u32>, Option<String>, Option<String>);

fn told(change: &Change) -> Told {
    (change.aspect, change.value, change.language, change.ours.clone(), change.theirs.clone())
}

fn mirrored_aspect(aspect: Aspect) -> Aspect {
    match aspect {
        Aspect::Added => Aspect::Removed,
        Aspect::Removed => Aspect::Added,
        other => other,
    }
}

fn changes(diff: &Diff) -> Vec<Told> {
    let mut changes: Vec<_> = diff.changes.iter().map(told).collect();
    changes.sort();
    changes
}

fn mirrored_changes(diff: &Diff) -> Vec<Told> {
    let mirrored = diff.changes.iter().map(told).map(|(aspect, value, language, ours, theirs)| {
        (mirrored_aspect(aspect), value, language, theirs, ours)
    });
    let mut changes: Vec<_> = mirrored.collect();
    changes.sort();
    changes
}

/// What was left out, by aspect, language, values and reason.
fn left_out(
    diff: &Diff,
    aspect: fn(Aspect) -> Aspect,
    reason: fn(Reason) -> Reason,
) -> Vec<(Aspect, Option<u32>, Vec<i32>, String)> {
    let all = diff.not_compared.iter().map(|left_out| {
        let mut values = left_out.values.clone();
        values.sort_unstable();
        (aspect(left_out.aspect), left_out.language, values, format!("{:?}", reason(left_out.reason)))
    });
    let mut all: Vec<_> = all.collect();
    all.sort();
    all
}

fn mirrored_reason(reason: Reason) -> Reason {
    match reason {
        Reason::OursUnstated => Reason::TheirsUnstated,
        Reason::TheirsUnstated => Reason::OursUnstated,
        Reason::OursIncomplete => Reason::TheirsIncomplete,
        Reason::TheirsIncomplete => Reason::OursIncomplete,
        other => other,
    }
}

/// Options that state everything.
fn any_stated_set() -> impl Strategy<Value = OptionSetDefinition> {
    vec(any_text(), 2..6).prop_map(|texts| {
        let options = (0..).zip(texts).map(|(value, text)| {
            let both = Localized::from_iter([(1033, text.clone()), (1031, format!("{text}c"))]);
            OptionDefinition {
                value,
                label: both.clone(),
                description: both,
                color: Stated::Value("#0000ff".into()),
                external_value: Stated::Value(text.clone()),
                invariant_name: Stated::Value(text),
                hidden: Some(false),
                state: Some(0),
                default_status: Some(1),
                transitions: Some(vec![7, 8]),
                aliases: vec!["alias".into()],
                ..OptionDefinition::default()
            }
        });
        OptionSetDefinition {
            table: Some("demo_job".into()),
            column: Some("demo_grade".into()),
            name: Some("demo_grades".into()),
            schema_name: Some("demo_Grade".into()),
            global: Some(false),
            kind: Some(OptionSetKind::Choice),
            multi_select: Some(false),
            column_display_name: Localized::from_iter([(1033, "Grade"), (1031, "Note")]),
            display_name: Localized::from_iter([(1033, "Grade"), (1031, "Note")]),
            description: Localized::from_iter([(1033, "Grade"), (1031, "Note")]),
            default: Stated::Value(1),
            enforces_transitions: Some(false),
            ..OptionSetDefinition::new(options)
        }
    })
}

/// The texts, with another one in a language.
fn other(texts: &Localized, language: u32) -> Localized {
    let others = texts.iter().filter(|(listed, _)| *listed != language);
    texts.language().into_iter().fold(
        others.fold(Localized::nothing().with_text(language, "other"), |all, (language, text)| {
            all.with_text(language, text)
        }),
        Localized::with_base,
    )
}

type OfOption = (Aspect, Option<u32>, fn(&mut OptionDefinition));

const OF_OPTION: &[OfOption] = &[
    (Aspect::Label, Some(1033), |option| option.label = other(&option.label, 1033)),
    (Aspect::Label, Some(1031), |option| option.label = other(&option.label, 1031)),
    (Aspect::Description, Some(1033), |option| {
        option.description = other(&option.description, 1033);
    }),
    (Aspect::Description, Some(1031), |option| {
        option.description = other(&option.description, 1031);
    }),
    (Aspect::Color, None, |option| option.color = Stated::Nothing),
    (Aspect::Color, None, |option| option.color = Stated::Value("#0000fe".into())),
    (Aspect::ExternalValue, None, |option| option.external_value = Stated::Value("other".into())),
    (Aspect::ExternalValue, None, |option| option.external_value = Stated::Nothing),
    (Aspect::InvariantName, None, |option| option.invariant_name = Stated::Value("other".into())),
    (Aspect::Hidden, None, |option| option.hidden = Some(true)),
    (Aspect::Aliases, None, |option| option.aliases.push("another".into())),
    (Aspect::State, None, |option| option.state = Some(1)),
    (Aspect::DefaultStatus, None, |option| option.default_status = Some(2)),
    (Aspect::Transitions, None, |option| option.transitions = Some(vec![7])),
    (Aspect::Transitions, None, |option| option.transitions = Some(vec![])),
];

type OfSet = (Aspect, Option<u32>, fn(&mut OptionSetDefinition));

const OF_SET: &[OfSet] = &[
    (Aspect::Table, None, |set| set.table = Some("other".into())),
    (Aspect::Column, None, |set| set.column = Some("other".into())),
    (Aspect::Name, None, |set| set.name = Some("other".into())),
    (Aspect::SchemaName, None, |set| set.schema_name = Some("other".into())),
    (Aspect::Selection, None, |set| set.multi_select = Some(true)),
    (Aspect::ColumnDisplayName, Some(1033), |set| {
        set.column_display_name = other(&set.column_display_name, 1033);
    }),
    (Aspect::Global, None, |set| set.global = Some(true)),
    (Aspect::Kind, None, |set| set.kind = Some(OptionSetKind::Status)),
    (Aspect::DisplayName, Some(1031), |set| {
        set.display_name = other(&set.display_name, 1031);
    }),
    (Aspect::Description, Some(1033), |set| {
        set.description = other(&set.description, 1033);
    }),
    (Aspect::Default, None, |set| set.default = Stated::Nothing),
    (Aspect::EnforcedTransitions, None, |set| set.enforces_transitions = Some(true)),
    (Aspect::Order, None, |set| {
        set.options = set.options.iter().rev().cloned().collect();
    }),
];

fn place(change: &Change) -> (Aspect, Option<i32>, Option<u32>) {
    (change.aspect, change.value, change.language)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn no_definition_differs_from_itself(set in any_set()) {
        let diff = set.diff_with_order(&set);
        prop_assert!(diff.changes.is_empty(), "{:?}", diff);
        for left_out in &diff.not_compared {
            let of_both = matches!(left_out.reason, Reason::NeitherStated | Reason::DocComment);
            prop_assert!(of_both || (set.partial && left_out.values.is_empty()), "{:?}", diff);
        }
        prop_assert!(set.diff(&set).changes.is_empty());
    }

    #[test]
    fn both_sides_see_the_same_differences(a in any_set(), b in any_set()) {
        let (there, back) = (a.diff_with_order(&b), b.diff_with_order(&a));
        prop_assert_eq!(changes(&there), mirrored_changes(&back));
        prop_assert_eq!(
            left_out(&there, |aspect| aspect, |reason| reason),
            left_out(&back, mirrored_aspect, mirrored_reason)
        );
    }

    #[test]
    fn no_place_is_reported_twice(a in any_set(), b in any_set()) {
        let diff = a.diff_with_order(&b);
        let values = |set: &OptionSetDefinition| set.options.iter().map(|option| option.value).collect::<Vec<_>>();
        let once = |values: Vec<i32>| (1..values.len()).all(|at| !values[at..].contains(&values[at - 1]));
        prop_assume!(once(values(&a)) && once(values(&b)));
        let places: std::collections::HashSet<_> = diff.changes.iter().map(place).collect();
        prop_assert_eq!(places.len(), diff.changes.len(), "{:?}", diff);
    }

    #[test]
    fn one_change_of_an_option_is_reported_alone(set in any_stated_set(), at: Index, which in select(OF_OPTION)) {
        let (aspect, language, change) = which;
        let mut options = set.options.to_vec();
        let at = at.index(options.len());
        change(&mut options[at]);
        let value = options[at].value;
        let diff = set.diff_with_order(&OptionSetDefinition { options: options.into_iter().collect(), ..set.clone() });
        prop_assert_eq!(diff.changes.iter().map(place).collect::<Vec<_>>(), [(aspect, Some(value), language)]);
        prop_assert_eq!(diff.not_compared, []);
    }

    #[test]
    fn one_change_of_a_set_is_reported_alone(set in any_stated_set(), which in select(OF_SET)) {
        let (aspect, language, change) = which;
        let mut changed = set.clone();
        change(&mut changed);
        let diff = set.diff_with_order(&changed);
        prop_assert_eq!(diff.changes.iter().map(place).collect::<Vec<_>>(), [(aspect, None, language)]);
        prop_assert_eq!(diff.not_compared, []);
    }

    #[test]
    fn one_added_or_removed_option_is_reported_alone(set in any_stated_set(), at: Index) {
        let mut options = set.options.to_vec();
        let removed = options.remove(at.index(options.len()));
        let fewer = OptionSetDefinition { options: options.clone().into_iter().collect(), ..set.clone() };
        let value = Some(removed.value);
        let of = |diff: Diff| diff.changes.iter().map(place).collect::<Vec<_>>();
        prop_assert_eq!(of(set.diff_with_order(&fewer)), [(Aspect::Removed, value, None)]);
        prop_assert_eq!(of(fewer.diff_with_order(&set)), [(Aspect::Added, value, None)]);
        prop_assert_eq!(of(set.diff_with_order(&OptionSetDefinition { partial: true, ..fewer })), []);
    }
}
