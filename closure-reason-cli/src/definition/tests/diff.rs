//! A difference in each aspect is found from either side.

use closure_reason::OptionSetKind;

use crate::definition::{Aspect, Diff, Localized, OptionDefinition, OptionSetDefinition, Stated};

/// A set of two options, with additional properties of the first.
fn set(change: impl FnOnce(&mut OptionDefinition)) -> OptionSetDefinition {
    let mut first = OptionDefinition {
        value: 1,
        label: Localized::from_iter([(1033, "Fair")]),
        ..OptionDefinition::default()
    };
    let second = OptionDefinition {
        value: 2,
        label: Localized::from_iter([(1033, "Good")]),
        ..OptionDefinition::default()
    };
    change(&mut first);
    OptionSetDefinition {
        table: Some("demo_job".into()),
        column: Some("demo_grade".into()),
        ..OptionSetDefinition::new([first, second])
    }
}

fn plain() -> OptionSetDefinition {
    set(|_| {})
}

fn text(text: &str) -> Localized {
    Localized::from_iter([(1033, text)])
}

/// The expected change.
struct Expected<'a> {
    aspect: Aspect,
    value: Option<i32>,
    language: Option<u32>,
    ours: Option<&'a str>,
    theirs: Option<&'a str>,
}

/// An aspect of the first option, or of the set.
fn differs<'a>(
    aspect: Aspect,
    value: Option<i32>,
    ours: impl Into<Option<&'a str>>,
    theirs: impl Into<Option<&'a str>>,
) -> Expected<'a> {
    Expected { aspect, value, language: None, ours: ours.into(), theirs: theirs.into() }
}

impl Expected<'_> {
    fn in_language(self, language: u32) -> Self {
        Self { language: Some(language), ..self }
    }

    /// Checks that this is the one difference, and that the other side sees the same one.
    fn is_all(&self, ours: &OptionSetDefinition, theirs: &OptionSetDefinition) {
        self.is_all_of(&ours.diff(theirs));
        let mirrored = theirs.diff(ours);
        let [change] = &mirrored.changes[..] else { panic!("{mirrored:?}") };
        assert_eq!((change.ours.as_deref(), change.theirs.as_deref()), (self.theirs, self.ours));
        assert_eq!((change.value, change.language), (self.value, self.language));
    }

    fn is_all_of(&self, diff: &Diff) {
        let [change] = &diff.changes[..] else { panic!("{diff:?}") };
        assert_eq!((change.aspect, change.value), (self.aspect, self.value));
        assert_eq!(change.language, self.language);
        assert_eq!((change.ours.as_deref(), change.theirs.as_deref()), (self.ours, self.theirs));
        let also_left_out = diff.not_compared.iter().any(|left_out| {
            left_out.aspect == self.aspect
                && self.value.map_or(left_out.values.is_empty(), |value| left_out.values.contains(&value))
        });
        assert!(!also_left_out, "{diff:?}");
    }
}

type OfSet = fn(&mut OptionSetDefinition);

#[test]
fn properties_of_a_set() {
    let states: OfSet = |set| set.kind = Some(OptionSetKind::State);
    let one_default: OfSet = |set| set.default = Stated::Value(1);
    let cases: [(Aspect, OfSet, OfSet, &str, Option<&str>); 11] = [
        (Aspect::Table, |_| {}, |set| set.table = Some("a".into()), "demo_job", Some("a")),
        (Aspect::Column, |_| {}, |set| set.column = Some("a".into()), "demo_grade", Some("a")),
        (Aspect::Name, |set| set.name = Some("a".into()), |set| set.name = Some("b".into()), "a", Some("b")),
        (
            Aspect::SchemaName,
            |set| set.schema_name = Some("demo_Grade".into()),
            |set| set.schema_name = Some("Demo_Grade".into()),
            "demo_Grade",
            Some("Demo_Grade"),
        ),
        (
            Aspect::Global,
            |set| set.global = Some(true),
            |set| set.global = Some(false),
            "global",
            Some("local"),
        ),
        (Aspect::Kind, states, |set| set.kind = Some(OptionSetKind::Choice), "state", Some("choice")),
        (Aspect::Kind, states, |set| set.kind = Some(OptionSetKind::Boolean), "state", Some("boolean")),
        (Aspect::Kind, states, |set| set.kind = Some(OptionSetKind::Status), "state", Some("status")),
        (Aspect::Default, one_default, |set| set.default = Stated::Value(2), "1", Some("2")),
        (Aspect::Default, one_default, |set| set.default = Stated::Nothing, "1", None),
        (
            Aspect::EnforcedTransitions,
            |set| set.enforces_transitions = Some(true),
            |set| set.enforces_transitions = Some(false),
            "on",
            Some("off"),
        ),
    ];
    for (aspect, ours, theirs, our_text, their_text) in cases {
        let changed = |change: OfSet| {
            let mut set = plain();
            change(&mut set);
            set
        };
        differs(aspect, None, our_text, their_text).is_all(&changed(ours), &changed(theirs));
    }
    for kind in [OptionSetKind::Choice, OptionSetKind::Status] {
        let selects =
            |several| OptionSetDefinition { kind: Some(kind), multi_select: Some(several), ..plain() };
        differs(Aspect::Selection, None, "one option", "several options")
            .is_all(&selects(false), &selects(true));
    }
}

#[test]
fn properties_of_an_option() {
    fn value(text: &str) -> Stated<String> {
        Stated::Value(text.into())
    }
    type OfOption = fn(&mut OptionDefinition);
    let cases: [(Aspect, OfOption, OfOption, &str, Option<&str>); 9] = [
        (
            Aspect::Color,
            |a| a.color = value("#0000ff"),
            |b| b.color = value("#ff0000"),
            "#0000ff",
            Some("#ff0000"),
        ),
        (Aspect::Color, |a| a.color = value("#0000ff"), |b| b.color = Stated::Nothing, "#0000ff", None),
        (
            Aspect::ExternalValue,
            |a| a.external_value = value("A"),
            |b| b.external_value = value("a"),
            "A",
            Some("a"),
        ),
        (
            Aspect::ExternalValue,
            |a| a.external_value = value("A"),
            |b| b.external_value = Stated::Nothing,
            "A",
            None,
        ),
        (
            Aspect::InvariantName,
            |a| a.invariant_name = value("A"),
            |b| b.invariant_name = value("B"),
            "A",
            Some("B"),
        ),
        (
            Aspect::InvariantName,
            |a| a.invariant_name = value("A"),
            |b| b.invariant_name = Stated::Nothing,
            "A",
            None,
        ),
        (Aspect::Hidden, |a| a.hidden = Some(true), |b| b.hidden = Some(false), "hidden", Some("visible")),
        (Aspect::State, |a| a.state = Some(0), |b| b.state = Some(1), "0", Some("1")),
        (
            Aspect::DefaultStatus,
            |a| a.default_status = Some(1),
            |b| b.default_status = Some(2),
            "1",
            Some("2"),
        ),
    ];
    for (aspect, ours, theirs, our_text, their_text) in cases {
        differs(aspect, Some(1), our_text, their_text).is_all(&set(ours), &set(theirs));
    }
    let colored = |color: &'static str| set(move |option| option.color = value(color));
    assert!(colored("#0000ff").diff(&colored("#0000FF")).changes.is_empty());
}

#[test]
fn the_display_name_of_the_column_counts_if_the_set_has_none() {
    let of_column = OptionSetDefinition { column_display_name: text("Grade"), ..plain() };
    assert!(
        of_column.diff(&OptionSetDefinition { display_name: text("Grade"), ..plain() }).changes.is_empty()
    );
    let both = OptionSetDefinition { display_name: text("Rank"), ..of_column.clone() };
    differs(Aspect::DisplayName, None, "Grade", "Rank").in_language(1033).is_all(&of_column, &both);
}

#[test]
fn display_names_of_column_and_set_differ_separately() {
    let named = |column: &str| OptionSetDefinition {
        display_name: text("Grade"),
        column_display_name: text(column),
        ..plain()
    };
    differs(Aspect::ColumnDisplayName, None, "Grade", "Rank")
        .in_language(1033)
        .is_all(&named("Grade"), &named("Rank"));
    // If a set has no name of its own, that of the column is compared with the name of the other set first.
    let of_column = OptionSetDefinition { column_display_name: text("Rank"), ..plain() };
    let changes = |a: &OptionSetDefinition, b: &OptionSetDefinition| {
        a.diff(b).changes.iter().map(|change| change.aspect).collect::<Vec<_>>()
    };
    assert_eq!(changes(&of_column, &named("Rank")), [Aspect::DisplayName]);
    assert_eq!(
        changes(&of_column, &OptionSetDefinition { column_display_name: text("Grade"), ..plain() }),
        [Aspect::DisplayName]
    );
    assert_eq!(changes(&of_column, &named("Grade")), [Aspect::DisplayName, Aspect::ColumnDisplayName]);
}

#[test]
fn aliases() {
    let called = |aliases: &'static [&'static str]| {
        set(move |option| option.aliases = aliases.iter().copied().map(Into::into).collect())
    };
    differs(Aspect::Aliases, Some(1), "\"Ok\", \"Okay\"", "\"Ok\"")
        .is_all(&called(&["Okay", "Ok"]), &called(&["Ok"]));
    assert!(called(&["Okay", "Ok"]).diff(&called(&["Ok", "Okay", "Ok"])).changes.is_empty());
    // An option without aliases, in a set in which another option has some.
    let second = OptionDefinition { value: 2, aliases: vec!["Ok".into()], ..OptionDefinition::default() };
    let of_second = OptionSetDefinition::new([OptionDefinition::new(1), second]);
    let diff = called(&["Ok"]).diff(&of_second);
    let [first, second] = &diff.changes[..] else { panic!("{diff:?}") };
    assert_eq!(
        (first.value, first.ours.as_deref(), first.theirs.as_deref()),
        (Some(1), Some("\"Ok\""), None)
    );
    assert_eq!(
        (second.value, second.ours.as_deref(), second.theirs.as_deref()),
        (Some(2), None, Some("\"Ok\""))
    );
}

#[test]
fn order_if_requested() {
    let set = |values: &[i32]| OptionSetDefinition::new(values.iter().copied().map(OptionDefinition::new));
    let (ours, theirs) = (set(&[1, 2, 3]), set(&[3, 1, 2]));
    differs(Aspect::Order, None, "1 2 3", "3 1 2").is_all_of(&ours.diff_with_order(&theirs));
    assert!(ours.diff(&theirs).changes.is_empty());
    // Options that only one side has do not change the order of those that both have.
    let aspects = |diff: Diff| diff.changes.iter().map(|change| change.aspect).collect::<Vec<_>>();
    assert_eq!(aspects(ours.diff_with_order(&set(&[1, 4, 2, 3]))), [Aspect::Added]);
    assert_eq!(aspects(ours.diff_with_order(&set(&[1, 3]))), [Aspect::Removed]);
    // A solution lists yes and no in an order, the Web API does not.
    let yes_no = |values| OptionSetDefinition {
        kind: Some(OptionSetKind::Boolean),
        multi_select: None,
        ..set(values)
    };
    assert_eq!(aspects(yes_no(&[0, 1]).diff_with_order(&yes_no(&[1, 0]))), []);
}

#[test]
fn added_and_removed() {
    let one = OptionSetDefinition::new([OptionDefinition::new(1)]);
    let with = |more: OptionDefinition| OptionSetDefinition::new([OptionDefinition::new(1), more]);
    let labeled = with(OptionDefinition { value: -7, label: text("Poor"), ..OptionDefinition::default() });
    differs(Aspect::Added, Some(-7), None, "Poor").is_all_of(&one.diff(&labeled));
    differs(Aspect::Removed, Some(-7), "Poor", None).is_all_of(&labeled.diff(&one));
    let bare = with(OptionDefinition::new(7));
    differs(Aspect::Added, Some(7), None, None).is_all_of(&one.diff(&bare));
    differs(Aspect::Removed, Some(7), None, None).is_all_of(&bare.diff(&one));
}

#[test]
fn label_in_another_language() {
    let german = |german: &'static str| {
        set(move |option| {
            option.label = Localized::from_iter([(1033, "Fair"), (1031, german)]);
            option.aliases.push("Mittel".into());
        })
    };
    differs(Aspect::Label, Some(1), "Ordentlich", "Gut")
        .in_language(1031)
        .is_all(&german("Ordentlich"), &german("Gut"));
}

#[test]
fn label_without_a_language() {
    let unnamed = set(|option| option.label = Localized::plain("Fair"));
    assert!(unnamed.diff(&plain()).changes.is_empty());
    differs(Aspect::Label, Some(1), "Top", "Fair")
        .in_language(1033)
        .is_all(&set(|option| option.label = Localized::plain("Top")), &plain());
    differs(Aspect::Label, Some(1), "Top", "Fair")
        .is_all(&set(|option| option.label = Localized::plain("Top")), &unnamed);
}

#[test]
fn missing_label() {
    differs(Aspect::Label, Some(1), "Fair", None)
        .in_language(1033)
        .is_all(&plain(), &set(|option| option.label = Localized::nothing()));
}

#[test]
fn empty_label() {
    for none in [Localized::nothing(), Localized::from_iter([(1031, "Gut")])] {
        let ours = set(|option| option.label = none.clone().with_text(1033, ""));
        let theirs = set(|option| option.label = none.clone());
        assert_eq!((ours.diff(&theirs).changes, theirs.diff(&ours).changes), (vec![], vec![]));
    }
}

/// The option has no German label, although its set has German texts: the alias does not count as one.
#[test]
fn an_alias_does_not_stand_in_for_a_missing_translation() {
    let label = |german: &[(u32, &str)]| {
        let english = Localized::from_iter([(1033, "Fair")]);
        german.iter().fold(english, |label, &(language, text)| label.with_text(language, text))
    };
    let set = |german: &[(u32, &str)]| {
        let first = OptionDefinition {
            value: 1,
            label: label(german),
            aliases: vec!["Ordentlich".into()],
            ..OptionDefinition::default()
        };
        OptionSetDefinition::new([
            first,
            OptionDefinition { value: 2, label: label(&[(1031, "Gut")]), ..OptionDefinition::default() },
        ])
    };
    let diff = set(&[]).diff(&set(&[(1031, "Ordentlich")]));
    let [change] = &diff.changes[..] else { panic!("{diff:?}") };
    assert_eq!((change.value, change.language), (Some(1), Some(1031)));
    assert_eq!((change.ours.as_deref(), change.theirs.as_deref()), (None, Some("Ordentlich")));
}

#[test]
fn an_alias_stands_in_for_a_label_of_the_base_language_only() {
    let ours = set(|option| {
        option.label = Localized::from_iter([(1033, "Fair"), (1031, "Ordentlich")]);
        option.aliases.push("Top".into());
    });
    let theirs = |english: &'static str, german: &'static str| {
        set(move |option| option.label = Localized::from_iter([(1033, english), (1031, german)]))
    };
    assert!(ours.diff(&theirs("Top", "Ordentlich")).changes.is_empty());
    assert!(theirs("Top", "Ordentlich").diff(&ours).changes.is_empty());
    differs(Aspect::Label, Some(1), "Ordentlich", "Top")
        .in_language(1031)
        .is_all(&ours, &theirs("Fair", "Top"));
    differs(Aspect::Label, Some(1), "Fair", "top")
        .in_language(1033)
        .is_all(&ours, &theirs("top", "Ordentlich"));
}

#[test]
fn description() {
    let described = |english: &'static str| set(move |option| option.description = text(english));
    differs(Aspect::Description, Some(1), "Not bad.", "Not\nbad.")
        .in_language(1033)
        .is_all(&described("Not bad."), &described("Not\nbad."));
    differs(Aspect::Description, None, "Ours", "Theirs").in_language(1033).is_all(
        &OptionSetDefinition { description: text("Ours"), ..plain() },
        &OptionSetDefinition { description: text("Theirs"), ..plain() },
    );
}

#[test]
fn transitions() {
    let next = |next: &'static [i32]| set(move |option| option.transitions = Some(next.into()));
    differs(Aspect::Transitions, Some(1), "2 3", "3").is_all(&next(&[3, 2]), &next(&[3]));
    // The order of the list means nothing, nor does a repeated entry or the option itself.
    assert!(next(&[3, 2]).diff(&next(&[2, 1, 3, 2])).changes.is_empty());
}

#[test]
fn changes_of_the_set_come_first_then_ours_in_order_then_new_options() {
    let option =
        |value, label: &str| OptionDefinition { value, label: text(label), ..OptionDefinition::default() };
    let ours = OptionSetDefinition {
        name: Some("ours".into()),
        ..OptionSetDefinition::new([option(3, "C"), option(1, "A"), option(2, "B")])
    };
    let theirs = OptionSetDefinition {
        name: Some("theirs".into()),
        ..OptionSetDefinition::new([option(7, "G"), option(2, "b"), option(3, "c")])
    };
    let diff = ours.diff(&theirs);
    let found: Vec<_> = diff.changes.iter().map(|change| (change.aspect, change.value)).collect();
    let expected = [
        (Aspect::Name, None),
        (Aspect::Label, Some(3)),
        (Aspect::Removed, Some(1)),
        (Aspect::Label, Some(2)),
        (Aspect::Added, Some(7)),
    ];
    assert_eq!(found, expected);
}
