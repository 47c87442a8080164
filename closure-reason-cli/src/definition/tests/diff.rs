//! Tests how a difference in each aspect is reported, from either side.

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

/// The expected change, and its text.
struct Expected<'a> {
    aspect: Aspect,
    value: Option<i32>,
    language: Option<u32>,
    ours: Option<&'a str>,
    theirs: Option<&'a str>,
    says: &'a str,
}

/// An aspect of the first option, or of the set.
fn differs<'a>(
    aspect: Aspect,
    value: Option<i32>,
    ours: impl Into<Option<&'a str>>,
    theirs: impl Into<Option<&'a str>>,
    says: &'a str,
) -> Expected<'a> {
    Expected { aspect, value, language: None, ours: ours.into(), theirs: theirs.into(), says }
}

impl Expected<'_> {
    fn in_language(self, language: u32) -> Self {
        Self { language: Some(language), ..self }
    }

    /// Checks that this is the one difference, and that the other side sees the same one.
    fn is_all(&self, ours: &OptionSetDefinition, theirs: &OptionSetDefinition) {
        self.is_all_of(&ours.diff(theirs));
        let mirrored = theirs.diff(ours);
        let [change] = &mirrored.changes[..] else { panic!("{mirrored}") };
        assert_eq!((change.ours.as_deref(), change.theirs.as_deref()), (self.theirs, self.ours));
        assert_eq!((change.value, change.language), (self.value, self.language));
    }

    fn is_all_of(&self, diff: &Diff) {
        let [change] = &diff.changes[..] else { panic!("{diff}") };
        assert_eq!((change.aspect, change.value), (self.aspect, self.value));
        assert_eq!(change.language, self.language);
        assert_eq!((change.ours.as_deref(), change.theirs.as_deref()), (self.ours, self.theirs));
        assert_eq!(change.to_string(), self.says);
        assert!(!diff.changes.is_empty());
        assert!(diff.to_string().contains(&format!(" in one place:\n- {}\n", self.says)), "{diff}");
        let also_left_out = diff.not_compared.iter().any(|left_out| {
            left_out.aspect == self.aspect
                && self.value.map_or(left_out.values.is_empty(), |value| left_out.values.contains(&value))
        });
        assert!(!also_left_out, "{diff}");
    }
}

#[test]
fn table() {
    differs(
        Aspect::Table,
        None,
        "demo_job",
        "demo_task",
        "table is \"demo_job\" in ours, \"demo_task\" in theirs",
    )
    .is_all(&plain(), &OptionSetDefinition { table: Some("demo_task".into()), ..plain() });
}

#[test]
fn column() {
    differs(
        Aspect::Column,
        None,
        "demo_grade",
        "demo_rank",
        "column is \"demo_grade\" in ours, \"demo_rank\" in theirs",
    )
    .is_all(&plain(), &OptionSetDefinition { column: Some("demo_rank".into()), ..plain() });
}

#[test]
fn name() {
    differs(
        Aspect::Name,
        None,
        "demo_grades",
        "demo_ranks",
        "name is \"demo_grades\" in ours, \"demo_ranks\" in theirs",
    )
    .is_all(
        &OptionSetDefinition { name: Some("demo_grades".into()), ..plain() },
        &OptionSetDefinition { name: Some("demo_ranks".into()), ..plain() },
    );
}

#[test]
fn global() {
    differs(Aspect::Global, None, "global", "local", "scope is \"global\" in ours, \"local\" in theirs")
        .is_all(
            &OptionSetDefinition { global: Some(true), ..plain() },
            &OptionSetDefinition { global: Some(false), ..plain() },
        );
}

#[test]
fn kind() {
    differs(Aspect::Kind, None, "choice", "boolean", "kind is \"choice\" in ours, \"boolean\" in theirs")
        .is_all(
            &OptionSetDefinition { kind: Some(OptionSetKind::Choice), ..plain() },
            &OptionSetDefinition { kind: Some(OptionSetKind::Boolean), ..plain() },
        );
    let states = OptionSetDefinition { kind: Some(OptionSetKind::State), ..plain() };
    let statuses = OptionSetDefinition { kind: Some(OptionSetKind::Status), ..plain() };
    differs(Aspect::Kind, None, "state", "status", "kind is \"state\" in ours, \"status\" in theirs")
        .is_all(&states, &statuses);
}

#[test]
fn display_name() {
    differs(
        Aspect::DisplayName,
        None,
        "Grade",
        "Rank",
        "display name in language 1033 is \"Grade\" in ours, \"Rank\" in theirs",
    )
    .in_language(1033)
    .is_all(
        &OptionSetDefinition { display_name: text("Grade"), ..plain() },
        &OptionSetDefinition { display_name: text("Rank"), ..plain() },
    );
}

#[test]
fn the_display_name_of_the_column_counts_if_the_set_has_none() {
    let of_column = OptionSetDefinition { column_display_name: text("Grade"), ..plain() };
    assert!(
        of_column.diff(&OptionSetDefinition { display_name: text("Grade"), ..plain() }).changes.is_empty()
    );
    let both = OptionSetDefinition { display_name: text("Rank"), ..of_column.clone() };
    differs(
        Aspect::DisplayName,
        None,
        "Grade",
        "Rank",
        "display name in language 1033 is \"Grade\" in ours, \"Rank\" in theirs",
    )
    .in_language(1033)
    .is_all(&of_column, &both);
}

#[test]
fn display_names_of_column_and_set_differ_separately() {
    let named = |column: &str| OptionSetDefinition {
        display_name: text("Grade"),
        column_display_name: text(column),
        ..plain()
    };
    differs(
        Aspect::ColumnDisplayName,
        None,
        "Grade",
        "Rank",
        "display name of the column in language 1033 is \"Grade\" in ours, \"Rank\" in theirs",
    )
    .in_language(1033)
    .is_all(&named("Grade"), &named("Rank"));
    // Where a set has no name of its own, that of the column is compared with the other's set
    // first.
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
fn schema_name() {
    differs(
        Aspect::SchemaName,
        None,
        "demo_Grade",
        "Demo_Grade",
        "schema name is \"demo_Grade\" in ours, \"Demo_Grade\" in theirs",
    )
    .is_all(
        &OptionSetDefinition { schema_name: Some("demo_Grade".into()), ..plain() },
        &OptionSetDefinition { schema_name: Some("Demo_Grade".into()), ..plain() },
    );
}

#[test]
fn one_option_or_several() {
    let one = |kind| OptionSetDefinition { kind: Some(kind), multi_select: Some(false), ..plain() };
    let several = |kind| OptionSetDefinition { kind: Some(kind), multi_select: Some(true), ..plain() };
    for kind in [OptionSetKind::Choice, OptionSetKind::Status] {
        differs(
            Aspect::Selection,
            None,
            "one option",
            "several options",
            "selection is \"one option\" in ours, \"several options\" in theirs",
        )
        .is_all(&one(kind), &several(kind));
    }
}

#[test]
fn aliases() {
    let called = |aliases: &'static [&'static str]| {
        set(move |option| option.aliases = aliases.iter().copied().map(Into::into).collect())
    };
    differs(
        Aspect::Aliases,
        Some(1),
        "\"Ok\", \"Okay\"",
        "\"Ok\"",
        "1: aliases are \"\\\"Ok\\\", \\\"Okay\\\"\" in ours, \"\\\"Ok\\\"\" in theirs",
    )
    .is_all(&called(&["Okay", "Ok"]), &called(&["Ok"]));
    assert!(called(&["Okay", "Ok"]).diff(&called(&["Ok", "Okay", "Ok"])).changes.is_empty());
    // An option without any, where another has some.
    let second = OptionDefinition { value: 2, aliases: vec!["Ok".into()], ..OptionDefinition::default() };
    let of_second = OptionSetDefinition::new([OptionDefinition::new(1), second]);
    let diff = called(&["Ok"]).diff(&of_second);
    let [first, second] = &diff.changes[..] else { panic!("{diff}") };
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
fn default() {
    let one = OptionSetDefinition { default: Stated::Value(1), ..plain() };
    differs(Aspect::Default, None, "1", "2", "default is \"1\" in ours, \"2\" in theirs")
        .is_all(&one, &OptionSetDefinition { default: Stated::Value(2), ..plain() });
    differs(Aspect::Default, None, "1", None, "default is \"1\" in ours, missing in theirs")
        .is_all(&one, &OptionSetDefinition { default: Stated::Nothing, ..plain() });
}

#[test]
fn enforced_transitions() {
    differs(
        Aspect::EnforcedTransitions,
        None,
        "on",
        "off",
        "enforcement of transitions is \"on\" in ours, \"off\" in theirs",
    )
    .is_all(
        &OptionSetDefinition { enforces_transitions: Some(true), ..plain() },
        &OptionSetDefinition { enforces_transitions: Some(false), ..plain() },
    );
}

#[test]
fn order_if_requested() {
    let set = |values: &[i32]| OptionSetDefinition::new(values.iter().copied().map(OptionDefinition::new));
    let says = "order is \"1 2 3\" in ours, \"3 1 2\" in theirs";
    let (ours, theirs) = (set(&[1, 2, 3]), set(&[3, 1, 2]));
    differs(Aspect::Order, None, "1 2 3", "3 1 2", says).is_all_of(&ours.diff_with_order(&theirs));
    assert!(ours.diff(&theirs).changes.is_empty());
    // Options that only one side has do not change the order of those that both have.
    let aspects = |diff: Diff| diff.changes.iter().map(|change| change.aspect).collect::<Vec<_>>();
    assert_eq!(aspects(ours.diff_with_order(&set(&[1, 4, 2, 3]))), [Aspect::Added]);
    assert_eq!(aspects(ours.diff_with_order(&set(&[1, 3]))), [Aspect::Removed]);
}

#[test]
fn added_and_removed() {
    let one = OptionSetDefinition::new([OptionDefinition::new(1)]);
    let with = |more: OptionDefinition| OptionSetDefinition::new([OptionDefinition::new(1), more]);
    let labeled = with(OptionDefinition { value: -7, label: text("Poor"), ..OptionDefinition::default() });
    differs(Aspect::Added, Some(-7), None, "Poor", "-7 \"Poor\" is only in theirs")
        .is_all_of(&one.diff(&labeled));
    differs(Aspect::Removed, Some(-7), "Poor", None, "-7 \"Poor\" is only in ours")
        .is_all_of(&labeled.diff(&one));
    let bare = with(OptionDefinition::new(7));
    differs(Aspect::Added, Some(7), None, None, "7 is only in theirs").is_all_of(&one.diff(&bare));
    differs(Aspect::Removed, Some(7), None, None, "7 is only in ours").is_all_of(&bare.diff(&one));
}

#[test]
fn label_in_the_base_language() {
    differs(
        Aspect::Label,
        Some(1),
        "Fair",
        "Top",
        "1: label in language 1033 is \"Fair\" in ours, \"Top\" in theirs",
    )
    .in_language(1033)
    .is_all(&plain(), &set(|option| option.label = text("Top")));
}

#[test]
fn label_in_another_language() {
    let german = |german: &'static str| {
        set(move |option| {
            option.label = Localized::from_iter([(1033, "Fair"), (1031, german)]);
            option.aliases.push("Mittel".into());
        })
    };
    differs(
        Aspect::Label,
        Some(1),
        "Ordentlich",
        "Gut",
        "1: label in language 1031 is \"Ordentlich\" in ours, \"Gut\" in theirs",
    )
    .in_language(1031)
    .is_all(&german("Ordentlich"), &german("Gut"));
}

#[test]
fn label_without_a_language() {
    let unnamed = set(|option| option.label = Localized::plain("Fair"));
    assert!(unnamed.diff(&plain()).changes.is_empty());
    differs(
        Aspect::Label,
        Some(1),
        "Top",
        "Fair",
        "1: label in language 1033 is \"Top\" in ours, \"Fair\" in theirs",
    )
    .in_language(1033)
    .is_all(&set(|option| option.label = Localized::plain("Top")), &plain());
    differs(Aspect::Label, Some(1), "Top", "Fair", "1: label is \"Top\" in ours, \"Fair\" in theirs")
        .is_all(&set(|option| option.label = Localized::plain("Top")), &unnamed);
}

#[test]
fn missing_label() {
    differs(
        Aspect::Label,
        Some(1),
        "Fair",
        None,
        "1: label in language 1033 is \"Fair\" in ours, missing in theirs",
    )
    .in_language(1033)
    .is_all(&plain(), &set(|option| option.label = Localized::nothing()));
}

#[test]
fn empty_label() {
    for none in [Localized::nothing(), Localized::from_iter([(1031, "Gut")])] {
        let ours = set(|option| option.label = none.clone().with_text(1033, ""));
        let theirs = set(|option| option.label = none.clone());
        assert!(
            ours.diff(&theirs).changes.is_empty() && theirs.diff(&ours).changes.is_empty(),
            "{}",
            ours.diff(&theirs)
        );
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
    let [change] = &diff.changes[..] else { panic!("{diff}") };
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
    differs(
        Aspect::Label,
        Some(1),
        "Ordentlich",
        "Top",
        "1: label in language 1031 is \"Ordentlich\" in ours, \"Top\" in theirs",
    )
    .in_language(1031)
    .is_all(&ours, &theirs("Fair", "Top"));
    differs(
        Aspect::Label,
        Some(1),
        "Fair",
        "top",
        "1: label in language 1033 is \"Fair\" in ours, \"top\" in theirs",
    )
    .in_language(1033)
    .is_all(&ours, &theirs("top", "Ordentlich"));
}

#[test]
fn description() {
    let described = |english: &'static str| set(move |option| option.description = text(english));
    differs(
        Aspect::Description,
        Some(1),
        "Not bad.",
        "Not\nbad.",
        "1: description in language 1033 is \"Not bad.\" in ours, \"Not\\nbad.\" in theirs",
    )
    .in_language(1033)
    .is_all(&described("Not bad."), &described("Not\nbad."));
    differs(
        Aspect::Description,
        None,
        "Ours",
        "Theirs",
        "description in language 1033 is \"Ours\" in ours, \"Theirs\" in theirs",
    )
    .in_language(1033)
    .is_all(
        &OptionSetDefinition { description: text("Ours"), ..plain() },
        &OptionSetDefinition { description: text("Theirs"), ..plain() },
    );
}

#[test]
fn color() {
    let colored = |color: Stated<String>| set(move |option| option.color = color);
    let blue = colored(Stated::Value("#0000ff".into()));
    differs(
        Aspect::Color,
        Some(1),
        "#0000ff",
        "#ff0000",
        "1: color is \"#0000ff\" in ours, \"#ff0000\" in theirs",
    )
    .is_all(&blue, &colored(Stated::Value("#ff0000".into())));
    differs(Aspect::Color, Some(1), "#0000ff", None, "1: color is \"#0000ff\" in ours, missing in theirs")
        .is_all(&blue, &colored(Stated::Nothing));
    assert!(blue.diff(&colored(Stated::Value("#0000FF".into()))).changes.is_empty());
}

#[test]
fn external_value() {
    let known = |known: Stated<String>| set(move |option| option.external_value = known);
    let a = known(Stated::Value("A".into()));
    differs(Aspect::ExternalValue, Some(1), "A", "a", "1: external value is \"A\" in ours, \"a\" in theirs")
        .is_all(&a, &known(Stated::Value("a".into())));
    differs(
        Aspect::ExternalValue,
        Some(1),
        "A",
        None,
        "1: external value is \"A\" in ours, missing in theirs",
    )
    .is_all(&a, &known(Stated::Nothing));
}

#[test]
fn hidden() {
    differs(
        Aspect::Hidden,
        Some(1),
        "hidden",
        "visible",
        "1: visibility is \"hidden\" in ours, \"visible\" in theirs",
    )
    .is_all(&set(|option| option.hidden = Some(true)), &set(|option| option.hidden = Some(false)));
}

#[test]
fn state() {
    differs(Aspect::State, Some(1), "0", "1", "1: state is \"0\" in ours, \"1\" in theirs")
        .is_all(&set(|option| option.state = Some(0)), &set(|option| option.state = Some(1)));
}

#[test]
fn default_status() {
    differs(Aspect::DefaultStatus, Some(1), "1", "2", "1: default status is \"1\" in ours, \"2\" in theirs")
        .is_all(
            &set(|option| option.default_status = Some(1)),
            &set(|option| option.default_status = Some(2)),
        );
}

#[test]
fn invariant_name() {
    let named = |name: Stated<String>| set(move |option| option.invariant_name = name);
    let active = named(Stated::Value("Active".into()));
    differs(
        Aspect::InvariantName,
        Some(1),
        "Active",
        "Open",
        "1: invariant name is \"Active\" in ours, \"Open\" in theirs",
    )
    .is_all(&active, &named(Stated::Value("Open".into())));
    differs(
        Aspect::InvariantName,
        Some(1),
        "Active",
        None,
        "1: invariant name is \"Active\" in ours, missing in theirs",
    )
    .is_all(&active, &named(Stated::Nothing));
}

#[test]
fn transitions() {
    let next = |next: &'static [i32]| set(move |option| option.transitions = Some(next.into()));
    differs(Aspect::Transitions, Some(1), "2 3", "3", "1: transitions are \"2 3\" in ours, \"3\" in theirs")
        .is_all(&next(&[3, 2]), &next(&[3]));
    // In which order they are listed means nothing, nor does it to list one twice, or the option
    // itself.
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
    assert!(
        diff.to_string().starts_with(
            "ours (ours) differs from theirs (theirs) in 5 places:\n\
             - name is \"ours\" in ours, \"theirs\" in theirs\n\
             - 3: label in language 1033 is \"C\" in ours, \"c\" in theirs\n\
             - 1 \"A\" is only in ours\n\
             - 2: label in language 1033 is \"B\" in ours, \"b\" in theirs\n\
             - 7 \"G\" is only in theirs\n\
             not compared:\n"
        ),
        "{diff}"
    );
}
