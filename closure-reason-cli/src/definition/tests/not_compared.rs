//! Tests that everything that cannot be compared is listed, with the reason.

use closure_reason::OptionSetKind;

use crate::definition::{
    Aspect, Diff, Localized, NotCompared, OptionDefinition, OptionSetDefinition, Reason, Stated,
};

fn text(text: &str) -> Localized {
    Localized::from_iter([(1033, text)])
}

fn of_option(change: fn(&mut OptionDefinition)) -> impl Fn(&mut OptionSetDefinition) {
    move |set| {
        let mut options = set.options.to_vec();
        options.iter_mut().for_each(change);
        set.options = options.into_iter().collect();
    }
}

/// What was left out of an aspect, of the set or of options.
fn left_out(diff: &Diff, aspect: Aspect, of_options: bool) -> Option<&NotCompared> {
    diff.not_compared
        .iter()
        .find(|left_out| left_out.aspect == aspect && left_out.values.is_empty() != of_options)
}

/// Checks that nothing differs, and that the aspect was left out for this reason.
fn is_left_out(
    (ours, theirs): (&OptionSetDefinition, &OptionSetDefinition),
    aspect: Aspect,
    values: &[i32],
    reason: Reason,
) {
    let diff = ours.diff(theirs);
    assert_eq!(diff.changes, [], "{diff:?}");
    let left_out = left_out(&diff, aspect, !values.is_empty()).unwrap_or_else(|| panic!("{diff:?}"));
    assert_eq!((&*left_out.values, left_out.reason, left_out.language), (values, reason, None));
}

macro_rules! unstated {
    ($($name:ident: $aspect:ident, $kind:expr, $values:expr, $state:expr;)*) => {$(
        #[test]
        fn $name() {
            let kind: Option<OptionSetKind> = $kind;
            let one = OptionSetDefinition::new([OptionDefinition::new(1)]);
            let unstated = OptionSetDefinition { kind, ..one };
            let mut stated = unstated.clone();
            ($state)(&mut stated);
            let values: &[i32] = $values;
            for (sides, reason) in [
                ((&unstated, &stated), Reason::OursUnstated),
                ((&stated, &unstated), Reason::TheirsUnstated),
                ((&unstated, &unstated), Reason::NeitherStated),
            ] {
                is_left_out(sides, Aspect::$aspect, values, reason);
            }
            let diff = stated.diff(&stated);
            assert_eq!(left_out(&diff, Aspect::$aspect, !values.is_empty()), None, "{diff:?}");
        }
    )*};
}

const SET: &[i32] = &[];
const OPTION: &[i32] = &[1];
const STATE: Option<OptionSetKind> = Some(OptionSetKind::State);
const STATUS: Option<OptionSetKind> = Some(OptionSetKind::Status);

unstated! {
    table: Table, None, SET, |set: &mut OptionSetDefinition| set.table = Some("demo_job".into());
    column: Column, None, SET, |set: &mut OptionSetDefinition| set.column = Some("demo_grade".into());
    name: Name, None, SET, |set: &mut OptionSetDefinition| set.name = Some("demo_grades".into());
    global: Global, None, SET, |set: &mut OptionSetDefinition| set.global = Some(true);
    kind: Kind, None, SET, |set: &mut OptionSetDefinition| set.kind = Some(OptionSetKind::Choice);
    selection: Selection, Some(OptionSetKind::Choice), SET,
        |set: &mut OptionSetDefinition| set.multi_select = Some(true);
    display_name: DisplayName, None, SET,
        |set: &mut OptionSetDefinition| set.display_name = text("Grade");
    description_of_the_set: Description, None, SET,
        |set: &mut OptionSetDefinition| set.description = text("How good it is");
    default: Default, None, SET, |set: &mut OptionSetDefinition| set.default = Stated::Value(1);
    no_default: Default, None, SET, |set: &mut OptionSetDefinition| set.default = Stated::Nothing;
    enforced_transitions: EnforcedTransitions, STATUS, SET,
        |set: &mut OptionSetDefinition| set.enforces_transitions = Some(true);
    label: Label, None, OPTION, of_option(|option| option.label = text("Fair"));
    description: Description, None, OPTION,
        of_option(|option| option.description = text("Not bad."));
    color: Color, None, OPTION,
        of_option(|option| option.color = Stated::Value("#0000ff".into()));
    no_color: Color, None, OPTION, of_option(|option| option.color = Stated::Nothing);
    external_value: ExternalValue, None, OPTION,
        of_option(|option| option.external_value = Stated::Value("A".into()));
    hidden: Hidden, None, OPTION, of_option(|option| option.hidden = Some(false));
    state: State, STATUS, OPTION, of_option(|option| option.state = Some(0));
    default_status: DefaultStatus, STATE, OPTION,
        of_option(|option| option.default_status = Some(1));
    invariant_name: InvariantName, STATE, OPTION,
        of_option(|option| option.invariant_name = Stated::Value("Active".into()));
    transitions: Transitions, STATUS, OPTION,
        of_option(|option| option.transitions = Some(vec![2]));
}

#[test]
fn properties_of_other_kinds_are_not_listed_for_a_choice() {
    let choice = OptionSetDefinition {
        kind: Some(OptionSetKind::Choice),
        ..OptionSetDefinition::new([OptionDefinition::new(1)])
    };
    let diff = choice.diff(&choice);
    for aspect in [
        Aspect::EnforcedTransitions,
        Aspect::State,
        Aspect::DefaultStatus,
        Aspect::InvariantName,
        Aspect::Transitions,
    ] {
        assert!(diff.not_compared.iter().all(|left_out| left_out.aspect != aspect), "{diff:?}");
    }
}

/// For a set of unknown kind.
#[test]
fn properties_of_states_and_status_reasons() {
    let of = |change: fn(&mut OptionDefinition)| {
        let mut option = OptionDefinition::new(1);
        change(&mut option);
        OptionSetDefinition::new([option])
    };
    let bare = of(|_| {});
    let enforced = OptionSetDefinition { enforces_transitions: Some(true), ..bare.clone() };
    let cases = [
        (enforced, Aspect::EnforcedTransitions, SET),
        (of(|option| option.state = Some(0)), Aspect::State, OPTION),
        (of(|option| option.default_status = Some(1)), Aspect::DefaultStatus, OPTION),
        (of(|option| option.invariant_name = Stated::Value("A".into())), Aspect::InvariantName, OPTION),
        (of(|option| option.transitions = Some(vec![2])), Aspect::Transitions, OPTION),
    ];
    for (stated, aspect, values) in cases {
        let reason = |diff: &Diff| left_out(diff, aspect, !values.is_empty()).map(|left_out| left_out.reason);
        assert_eq!(reason(&stated.diff(&bare)), Some(Reason::TheirsUnstated), "{aspect}");
        assert_eq!(reason(&bare.diff(&stated)), Some(Reason::OursUnstated), "{aspect}");
        assert_eq!(reason(&bare.diff(&bare)), None, "{aspect}");
    }
    // If one side states the kind, that is enough.
    let statuses = OptionSetDefinition { kind: STATUS, ..bare.clone() };
    for diff in [bare.diff(&statuses), statuses.diff(&bare)] {
        let state = left_out(&diff, Aspect::State, true);
        assert_eq!(state.map(|left_out| left_out.reason), Some(Reason::NeitherStated), "{diff:?}");
    }
}

#[test]
fn order_unless_requested() {
    let set = OptionSetDefinition::new([OptionDefinition::new(1)]);
    is_left_out((&set, &set), Aspect::Order, SET, Reason::NotAsked);
    assert_eq!(left_out(&set.diff_with_order(&set), Aspect::Order, false), None);
}

#[test]
fn several_options_in_one_entry() {
    let ours = OptionSetDefinition::new([3, 1, 2].map(OptionDefinition::new));
    is_left_out((&ours, &ours), Aspect::Color, &[3, 1, 2], Reason::NeitherStated);
}

#[test]
fn a_language_that_only_one_side_has() {
    let set = |labels: &[(u32, &str)]| {
        let label: Localized = labels.iter().copied().collect();
        OptionSetDefinition::new([OptionDefinition { value: 1, label, ..OptionDefinition::default() }])
    };
    let diff = set(&[(1033, "Fair"), (1031, "Ordentlich")]).diff(&set(&[(1033, "Fair")]));
    assert!(diff.changes.is_empty());
    let left_out = left_out(&diff, Aspect::Label, true).unwrap();
    assert_eq!((left_out.language, left_out.reason), (Some(1031), Reason::TheirsUnstated));
}

#[test]
fn a_text_without_a_common_language() {
    let set = |label: Localized| {
        OptionSetDefinition::new([OptionDefinition { value: 1, label, ..OptionDefinition::default() }])
    };
    let unnamed = set(Localized::plain("Ordentlich").with_text(1033, "Fair"));
    let english = set(text("Fair"));
    let sides = (&unnamed, &english);
    is_left_out(sides, Aspect::Label, OPTION, Reason::TheirsUnstated);
    let sides = (&english, &unnamed);
    is_left_out(sides, Aspect::Label, OPTION, Reason::OursUnstated);
    let diff = unnamed.diff(&set(text("Good")));
    let [change] = &diff.changes[..] else { panic!("{diff:?}") };
    assert_eq!((change.ours.as_deref(), change.theirs.as_deref()), (Some("Fair"), Some("Good")));
}

#[test]
fn a_language_that_only_the_other_options_have() {
    let german = |value, german: Option<&str>| {
        let label = text("Fair");
        let label = german.into_iter().fold(label, |label, german| label.with_text(1031, german));
        OptionDefinition { label, value, ..OptionDefinition::default() }
    };
    let ours = OptionSetDefinition::new([german(1, Some("Ordentlich")), german(2, Some("Gut"))]);
    let diff = ours.diff(&OptionSetDefinition::new([german(1, Some("Ordentlich")), german(2, None)]));
    let [change] = &diff.changes[..] else { panic!("{diff:?}") };
    assert_eq!((change.value, change.language), (Some(2), Some(1031)));
    assert_eq!((change.ours.as_deref(), change.theirs.as_deref()), (Some("Gut"), None));
}

#[test]
fn a_doc_comment() {
    let commented = OptionSetDefinition::new([OptionDefinition {
        value: 1,
        description: text("Ours alone."),
        doc_comment: true,
        ..OptionDefinition::default()
    }]);
    let described = OptionSetDefinition::new([OptionDefinition {
        value: 1,
        description: text("Not bad."),
        ..OptionDefinition::default()
    }]);
    let bare = OptionSetDefinition::new([OptionDefinition::new(1)]);
    for other in [&commented, &described, &bare] {
        is_left_out((&commented, other), Aspect::Description, OPTION, Reason::DocComment);
        is_left_out((other, &commented), Aspect::Description, OPTION, Reason::DocComment);
    }
}

#[test]
fn an_option_missing_from_an_incomplete_source() {
    let both = OptionSetDefinition::new([1, 2].map(OptionDefinition::new));
    let some = OptionSetDefinition { partial: true, ..OptionSetDefinition::new([OptionDefinition::new(1)]) };
    is_left_out((&both, &some), Aspect::Removed, &[2], Reason::TheirsIncomplete);
    is_left_out((&some, &both), Aspect::Added, &[2], Reason::OursIncomplete);
    let three = OptionSetDefinition::new([3, 1, 2].map(OptionDefinition::new));
    is_left_out((&three, &some), Aspect::Removed, &[3, 2], Reason::TheirsIncomplete);
}

/// It may have more options than it lists, even if both sides have all that it lists.
#[test]
fn options_missing_from_an_incomplete_source() {
    let all = OptionSetDefinition::new([OptionDefinition::new(1)]);
    let some = OptionSetDefinition { partial: true, ..all.clone() };
    is_left_out((&all, &some), Aspect::Added, SET, Reason::TheirsIncomplete);
    is_left_out((&some, &all), Aspect::Removed, SET, Reason::OursIncomplete);
    assert_eq!(left_out(&all.diff(&all), Aspect::Added, false), None);
    assert_eq!(left_out(&all.diff(&all), Aspect::Removed, false), None);
}

/// Aspects that not every set has: they are listed if either side states them.
#[test]
fn names_that_few_sources_have() {
    let named = OptionSetDefinition {
        display_name: text("Grade"),
        ..OptionSetDefinition::new([OptionDefinition::new(1)])
    };
    let schema = OptionSetDefinition { schema_name: Some("demo_Grade".into()), ..named.clone() };
    let of_column = OptionSetDefinition { column_display_name: text("Grade"), ..named.clone() };
    let called = OptionSetDefinition {
        options: [OptionDefinition { value: 1, aliases: vec!["Okay".into()], ..OptionDefinition::default() }]
            .into_iter()
            .collect(),
        ..named.clone()
    };
    for (more, aspect, values) in [
        (&schema, Aspect::SchemaName, SET),
        (&of_column, Aspect::ColumnDisplayName, SET),
        (&called, Aspect::Aliases, OPTION),
    ] {
        is_left_out((&named, more), aspect, values, Reason::OursUnstated);
        is_left_out((more, &named), aspect, values, Reason::TheirsUnstated);
        assert_eq!(left_out(&named.diff(&named), aspect, !values.is_empty()), None);
        assert_eq!(left_out(&more.diff(more), aspect, !values.is_empty()), None);
    }
    // The name of a column is not left out if it stands in for that of the set.
    let stands_in = OptionSetDefinition {
        column_display_name: text("Grade"),
        ..OptionSetDefinition::new([OptionDefinition::new(1)])
    };
    for diff in [stands_in.diff(&named), named.diff(&stands_in)] {
        assert!(diff.changes.is_empty(), "{diff:?}");
        assert_eq!(left_out(&diff, Aspect::ColumnDisplayName, false), None);
    }
}

#[test]
fn only_choices_may_hold_several_options() {
    for kind in [OptionSetKind::Boolean, OptionSetKind::State, OptionSetKind::Status] {
        let set = OptionSetDefinition { kind: Some(kind), ..OptionSetDefinition::new([]) };
        assert_eq!(
            left_out(
                &set.diff(&OptionSetDefinition { multi_select: Some(false), ..set.clone() }),
                Aspect::Selection,
                false
            ),
            None
        );
    }
    let unknown = OptionSetDefinition::new([]);
    assert_eq!(left_out(&unknown.diff(&unknown), Aspect::Selection, false), None);
    assert!(
        left_out(
            &unknown.diff(&OptionSetDefinition { multi_select: Some(true), ..unknown.clone() }),
            Aspect::Selection,
            false
        )
        .is_some()
    );
}

#[test]
fn additions_of_an_incomplete_source() {
    let one = OptionSetDefinition::new([OptionDefinition::new(1)]);
    let some =
        OptionSetDefinition { partial: true, ..OptionSetDefinition::new([1, 2].map(OptionDefinition::new)) };
    assert_eq!(one.diff(&some).changes[0].aspect, Aspect::Added);
    assert_eq!(some.diff(&one).changes[0].aspect, Aspect::Removed);
}

/// In an environment that keeps its descriptions elsewhere, every option has an empty one.
mod a_source_that_describes_no_option {
    use super::*;

    fn set(descriptions: [Localized; 2]) -> OptionSetDefinition {
        OptionSetDefinition::new((1..).zip(descriptions).map(|(value, description)| OptionDefinition {
            description,
            value,
            ..OptionDefinition::default()
        }))
    }

    fn silent() -> OptionSetDefinition {
        set([Localized::nothing(), Localized::nothing()])
    }

    #[test]
    fn is_no_statement_that_there_is_none() {
        let ours = set([text("Not bad."), Localized::nothing()]);
        is_left_out((&ours, &silent()), Aspect::Description, &[1], Reason::TheirsUnstated);
        is_left_out((&silent(), &ours), Aspect::Description, &[1], Reason::OursUnstated);
        let both = set([text("Not bad."), Localized::plain("Good.")]);
        is_left_out((&both, &silent()), Aspect::Description, &[1, 2], Reason::TheirsUnstated);
    }

    #[test]
    fn is_no_statement_even_with_a_doc_comment() {
        let commented = OptionSetDefinition::new([
            OptionDefinition { value: 1, description: Localized::nothing(), ..OptionDefinition::default() },
            OptionDefinition {
                value: 2,
                description: text("Ours alone."),
                doc_comment: true,
                ..OptionDefinition::default()
            },
        ]);
        let theirs = set([text("Not bad."), text("Good.")]);
        is_left_out((&commented, &theirs), Aspect::Description, &[1], Reason::OursUnstated);
    }

    #[test]
    fn is_no_statement_even_with_empty_texts() {
        let empty = set([text(""), text("")]);
        let ours = set([text("Not bad."), text("Good.")]);
        is_left_out((&ours, &empty), Aspect::Description, &[1, 2], Reason::TheirsUnstated);
    }

    #[test]
    fn is_a_statement_if_another_option_is_described() {
        let ours = set([text("Not bad."), text("Good.")]);
        let diff = ours.diff(&set([Localized::nothing(), text("Good.")]));
        let [change] = &diff.changes[..] else { panic!("{diff:?}") };
        assert_eq!((change.aspect, change.value), (Aspect::Description, Some(1)));
        assert_eq!((change.ours.as_deref(), change.theirs.as_deref()), (Some("Not bad."), None));
    }

    #[test]
    fn agrees_with_another_missing_one() {
        let diff = silent().diff(&silent());
        assert!(diff.changes.is_empty());
        assert_eq!(left_out(&diff, Aspect::Description, true), None);
    }
}
