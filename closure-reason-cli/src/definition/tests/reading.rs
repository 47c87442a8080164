//! Tests how answers of an environment are read, whatever they leave out.

use closure_reason::OptionSetKind;
use serde_json::{Value, json};

use super::read::{fixture, read, set, values};
use crate::definition::{OptionSetDefinitions, Stated};

#[test]
fn a_choice_column_with_both_sets_filled() {
    let grade = read(fixture!("grade"));
    assert_eq!(grade.column.as_deref(), Some("demo_grade"));
    assert_eq!(grade.name.as_deref(), Some("demo_job_demo_grade"));
    assert_eq!(grade.kind, Some(OptionSetKind::Choice));
    assert_eq!(grade.global, Some(false));
    assert_eq!(grade.default, Stated::Value(745_500_001));
    assert_eq!(grade.display_name.text(), Some("Grade"));
    assert_eq!(grade.display_name.text_in(1031), Some("Güte"));
    assert_eq!(grade.description.text(), Some("How good the work is"));
    assert_eq!(values(&grade), [745_500_001, 745_500_000, 745_500_002]);

    let first = grade.option(745_500_000).unwrap();
    assert!(first.label.iter().eq([(1033, "First rate"), (1031, "Erstklassig")]));
    assert_eq!(first.description.text(), Some("Nothing to mend."));
    assert_eq!(first.description.text_in(1031), Some("Nichts auszubessern."));
    assert_eq!(first.color.as_deref(), Stated::Value("#0000ff"));
    assert_eq!(first.external_value.as_deref(), Stated::Value("A"));
    assert_eq!(first.hidden, Some(false));

    let poor = grade.option(745_500_002).unwrap();
    assert_eq!(
        (poor.color.as_deref(), poor.external_value.as_deref(), poor.hidden),
        (Stated::Nothing, Stated::Nothing, Some(true))
    );
    assert_eq!(poor.description.text(), None);
    assert_eq!(poor.description.iter().count(), 0);
}

#[test]
fn a_column_that_only_names_its_global_set() {
    let grade = set(&json!({
        "LogicalName": "demo_grade",
        "GlobalOptionSet": {"Name": "demo_grades", "IsGlobal": true, "Options": [{"Value": 1}]}
    }));
    assert_eq!((grade.column.as_deref(), grade.name.as_deref()), (Some("demo_grade"), Some("demo_grades")));
    assert_eq!(grade.global, Some(true));
    assert_eq!(values(&grade), [1]);
}

#[test]
fn a_choices_column_whose_default_is_minus_one_has_none() {
    let tools = read(fixture!("tools"));
    assert_eq!((tools.kind, tools.default), (Some(OptionSetKind::Choice), Stated::Nothing));
    assert_eq!(values(&tools), [1, 9]);
    assert_eq!(tools.option(9).unwrap().label.text(), Some("Drill; battery"));
}

#[test]
fn the_states_of_a_table() {
    let states = read(fixture!("statecode"));
    assert_eq!((states.kind, states.default), (Some(OptionSetKind::State), Stated::Value(0)));
    let inactive = states.option(1).unwrap();
    assert_eq!((inactive.label.text_in(1031), inactive.default_status), (Some("Inaktiv"), Some(2)));
    assert_eq!(inactive.invariant_name.as_deref(), Stated::Value("Inactive"));
    assert_eq!((inactive.state, inactive.transitions.as_deref()), (None, None));
}

#[test]
fn the_status_reasons_of_a_table_with_their_transitions() {
    let reasons = read(fixture!("statuscode"));
    assert_eq!((reasons.kind, reasons.default), (Some(OptionSetKind::Status), Stated::Nothing));
    let of = |value| reasons.option(value).unwrap();
    assert_eq!([of(1).state, of(2).state, of(3).state], [Some(0), Some(1), Some(1)]);
    assert_eq!(of(1).transitions.as_deref(), Some(&[3, 2][..]));
    assert_eq!((of(2).transitions.as_deref(), of(3).transitions.as_deref()), (None, None));
    assert_eq!((of(1).default_status, of(1).invariant_name.as_deref()), (None, Stated::Unstated));
}

#[test]
fn a_yes_no_column() {
    let paid = read(fixture!("paid"));
    assert_eq!((paid.kind, paid.default), (Some(OptionSetKind::Boolean), Stated::Value(0)));
    assert_eq!(values(&paid), [0, 1]);
    assert_eq!(paid.option(0).unwrap().label.text_in(1031), Some("Nein"));
}

#[test]
fn a_single_global_set() {
    let origin = read(fixture!("origin"));
    assert_eq!((origin.column.as_deref(), origin.name.as_deref()), (None, Some("demo_origin")));
    assert_eq!(origin.global, Some(true));
    assert_eq!(values(&origin), [19_241_000, 192_350_000]);
}

#[test]
fn a_list_is_read_in_its_order() {
    let answer: OptionSetDefinitions = serde_json::from_str(fixture!("choices_of_a_table")).unwrap();
    let [grade, origin] = &answer.sets[..] else { panic!("{}", answer.sets.len()) };
    assert_eq!(
        (grade.column.as_deref(), origin.column.as_deref()),
        (Some("demo_grade"), Some("demo_origin"))
    );
    assert_eq!((grade.name.as_deref(), grade.global, grade.default), (None, None, Stated::Unstated));
    assert_eq!(grade.option(745_500_000).unwrap().label.text(), Some("First rate"));
    assert_eq!(origin.name.as_deref(), Some("demo_origin"));
    assert_eq!((grade.options.len(), origin.options.len()), (1, 2));
}

#[test]
fn only_the_value_is_required_and_unknown_properties_are_ignored() {
    let sizes = read(fixture!("older"));
    assert_eq!((sizes.name.as_deref(), sizes.column.as_deref(), sizes.global), (None, None, None));
    assert_eq!((sizes.kind, sizes.default), (Some(OptionSetKind::Choice), Stated::Unstated));
    assert_eq!(sizes.display_name.text(), None);
    assert_eq!(values(&sizes), [3, 4, 5, 6, 7, 8]);
    let labels = sizes.options.iter().map(|option| option.label.text());
    // Without the user's own label the first one that is listed counts.
    assert!(labels.eq([None, Some("Small"), Some("Mittel"), Some("Large"), None, None]));
    let bare = sizes.option(3).unwrap();
    assert_eq!(
        (bare.color.as_deref(), bare.external_value.as_deref(), bare.hidden),
        (Stated::Unstated, Stated::Unstated, None)
    );
}

#[test]
fn a_label_given_only_as_the_users_is_also_found_in_its_language() {
    let sizes = read(fixture!("older"));
    assert_eq!(sizes.option(6).unwrap().label.text_in(1033), Some("Large"));
}

#[test]
fn the_options_show_a_missing_type() {
    let kind = |options: Value| set(&json!({"OptionSet": {"MetadataId": "x", "Options": options}})).kind;
    assert_eq!(kind(json!([{"Value": 0, "DefaultStatus": 1}])), Some(OptionSetKind::State));
    assert_eq!(kind(json!([{"Value": 1, "State": 0}])), Some(OptionSetKind::Status));
    assert_eq!(kind(json!([{"Value": 1}])), None);
    assert_eq!(
        set(&json!({"TrueOption": {"Value": 1}, "FalseOption": null})).kind,
        Some(OptionSetKind::Boolean)
    );
}
