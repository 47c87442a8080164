//! Proves how an environment's own option sets are read, how they resolve, and what is told of the differences to a derived set.

use closure_reason::metadata::{Change, OptionDefinition, OptionSetDefinition, OptionSetDefinitions};
use closure_reason::{ClosureReason, OptionSet, OptionSetKind, OptionSetMetadata};
use serde_json::{Value, json};

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("metadata/", $name, ".json"))
    };
}

fn read(json: &str) -> OptionSetDefinition {
    serde_json::from_str(json).unwrap()
}

fn set(json: Value) -> OptionSetDefinition {
    serde_json::from_value(json).unwrap()
}

fn values(definition: &OptionSetDefinition) -> Vec<i32> {
    definition.options().iter().map(OptionDefinition::value).collect()
}

mod reading {
    use super::*;

    #[test]
    fn a_choice_column_with_both_sets_filled() {
        let grade = read(fixture!("grade"));
        assert_eq!(grade.column(), Some("demo_grade"));
        assert_eq!(grade.name(), Some("demo_job_demo_grade"));
        assert_eq!(grade.kind(), OptionSetKind::Choice);
        assert_eq!(grade.is_global(), Some(false));
        assert_eq!(grade.default_value(), Some(745_500_001));
        assert_eq!(grade.display_name().text(), Some("Grade"));
        assert_eq!(grade.display_name().text_in(1031), Some("Güte"));
        assert_eq!(grade.description().text(), Some("How good the work is"));
        assert_eq!(values(&grade), [745_500_001, 745_500_000, 745_500_002]);

        let first = grade.option(745_500_000).unwrap();
        assert!(first.label().iter().eq([(1033, "First rate"), (1031, "Erstklassig")]));
        assert_eq!(first.description().text(), Some("Nothing to mend."));
        assert_eq!(first.description().text_in(1031), Some("Nichts auszubessern."));
        assert_eq!(first.color(), Some("#0000ff"));
        assert_eq!(first.external_value(), Some("A"));
        assert_eq!(first.is_hidden(), Some(false));

        let poor = grade.option(745_500_002).unwrap();
        assert_eq!((poor.color(), poor.external_value(), poor.is_hidden()), (None, None, Some(true)));
        assert_eq!(poor.description().text(), None);
        assert_eq!(poor.description().iter().count(), 0);
    }

    #[test]
    fn a_column_that_only_names_its_global_set() {
        let grade = set(json!({
            "LogicalName": "demo_grade",
            "GlobalOptionSet": {"Name": "demo_grades", "IsGlobal": true, "Options": [{"Value": 1}]}
        }));
        assert_eq!((grade.column(), grade.name()), (Some("demo_grade"), Some("demo_grades")));
        assert_eq!(grade.is_global(), Some(true));
        assert_eq!(values(&grade), [1]);
    }

    #[test]
    fn a_choices_column_whose_default_is_minus_one_has_none() {
        let tools = read(fixture!("tools"));
        assert_eq!((tools.kind(), tools.default_value()), (OptionSetKind::Choice, None));
        assert_eq!(values(&tools), [1, 9]);
        assert_eq!(tools.option_labelled("Drill; battery").unwrap().value(), 9);
    }

    #[test]
    fn the_states_of_a_table() {
        let states = read(fixture!("statecode"));
        assert_eq!((states.kind(), states.default_value()), (OptionSetKind::State, Some(0)));
        let inactive = states.option_labelled_in(1031, "Inaktiv").unwrap();
        assert_eq!((inactive.value(), inactive.default_status()), (1, Some(2)));
        assert_eq!(inactive.invariant_name(), Some("Inactive"));
        assert_eq!((inactive.state(), inactive.transitions()), (None, None));
    }

    #[test]
    fn the_status_reasons_of_a_table_with_the_changes_that_they_list() {
        let reasons = read(fixture!("statuscode"));
        assert_eq!((reasons.kind(), reasons.default_value()), (OptionSetKind::Status, None));
        let of = |value| reasons.option(value).unwrap();
        assert_eq!([of(1).state(), of(2).state(), of(3).state()], [Some(0), Some(1), Some(1)]);
        assert_eq!(of(1).transitions(), Some(&[3, 2][..]));
        assert_eq!((of(2).transitions(), of(3).transitions()), (None, None));
        assert_eq!((of(1).default_status(), of(1).invariant_name()), (None, None));
    }

    #[test]
    fn a_yes_no_column() {
        let paid = read(fixture!("paid"));
        assert_eq!((paid.kind(), paid.default_value()), (OptionSetKind::Boolean, Some(0)));
        assert_eq!(values(&paid), [1, 0]);
        assert_eq!(paid.option_labelled_in(1031, "Nein").unwrap().value(), 0);
    }

    #[test]
    fn a_single_global_set() {
        let origin = read(fixture!("origin"));
        assert_eq!((origin.column(), origin.name()), (None, Some("demo_origin")));
        assert_eq!(origin.is_global(), Some(true));
        assert_eq!(values(&origin), [19_241_000, 192_350_000]);
    }

    #[test]
    fn a_list_is_found_through_by_name_or_column() {
        let sets: OptionSetDefinitions = serde_json::from_str(fixture!("choices_of_a_table")).unwrap();
        assert_eq!(
            sets.iter().map(OptionSetDefinition::column).collect::<Vec<_>>(),
            [Some("demo_grade"), Some("demo_origin"),]
        );
        let grade = sets.get("demo_grade").unwrap();
        assert_eq!((grade.name(), grade.is_global(), grade.default_value()), (None, None, None));
        assert_eq!(grade.option_labelled("First rate").unwrap().value(), 745_500_000);
        assert_eq!(sets.get("demo_origin").unwrap().name(), Some("demo_origin"));
        assert_eq!(sets.get("First rate"), None);
        assert_eq!((&sets).into_iter().count(), 2);
        assert_eq!(sets.into_iter().map(|set| set.options().len()).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_single_set_is_a_list_of_one() {
        let sets: OptionSetDefinitions = serde_json::from_str(fixture!("statecode")).unwrap();
        assert_eq!(sets.into_iter().collect::<Vec<_>>(), [read(fixture!("statecode"))]);
    }

    #[test]
    fn every_property_but_the_value_may_be_missing_and_others_are_ignored() {
        let sizes = read(fixture!("older"));
        assert_eq!((sizes.name(), sizes.column(), sizes.is_global()), (None, None, None));
        assert_eq!((sizes.kind(), sizes.default_value()), (OptionSetKind::Choice, None));
        assert_eq!(sizes.display_name().text(), None);
        assert_eq!(values(&sizes), [3, 4, 5, 6, 7, 8]);
        let labels = sizes.options().iter().map(|option| option.label().text());
        // Without the user's own label the first one that is listed counts.
        assert!(labels.eq([None, Some("Small"), Some("Mittel"), Some("Large"), None, None]));
        let bare = sizes.option(3).unwrap();
        assert_eq!((bare.color(), bare.external_value(), bare.is_hidden()), (None, None, None));
    }

    #[test]
    fn a_label_that_only_the_user_has_is_also_found_in_its_language() {
        let sizes = read(fixture!("older"));
        assert_eq!(sizes.option(6).unwrap().label().text_in(1033), Some("Large"));
        assert_eq!(sizes.option_labelled("Large").unwrap().value(), 6);
        assert_eq!(sizes.option_labelled_in(1033, "Large").unwrap().value(), 6);
    }

    #[test]
    fn where_the_type_is_missing_the_options_show_it() {
        let kind = |options: Value| set(json!({"OptionSet": {"MetadataId": "x", "Options": options}})).kind();
        assert_eq!(kind(json!([{"Value": 0, "DefaultStatus": 1}])), OptionSetKind::State);
        assert_eq!(kind(json!([{"Value": 1, "State": 0}])), OptionSetKind::Status);
        assert_eq!(kind(json!([{"Value": 1}])), OptionSetKind::Choice);
        assert_eq!(
            set(json!({"TrueOption": {"Value": 1}, "FalseOption": null})).kind(),
            OptionSetKind::Boolean
        );
    }
}

mod resolving {
    use super::*;

    #[test]
    fn a_label_is_found_in_its_language_alone() {
        let grade = read(fixture!("grade"));
        let german = grade.option_labelled_in(1031, "Erstklassig").unwrap();
        assert_eq!(german.value(), 745_500_000);
        assert_eq!(grade.option_labelled("First rate"), Some(german));
        assert_eq!(grade.option_labelled("Erstklassig"), None);
        assert_eq!(grade.option_labelled_in(1033, "Erstklassig"), None);
        assert_eq!(grade.option_labelled_in(1036, "First rate"), None);
        assert_eq!(grade.option_labelled("first rate"), None);
    }

    #[test]
    fn a_label_that_several_bear_finds_none() {
        let reasons = read(fixture!("statuscode"));
        assert_eq!(reasons.option_labelled("Canceled"), None);
        assert_eq!(reasons.option_labelled_in(1033, "Canceled"), None);
        assert_eq!(reasons.option_labelled_in(1031, "Verfallen").unwrap().value(), 3);
        let three = set(json!({"Options": [
            {"Value": 1, "Label": {"LocalizedLabels": [{"Label": "--", "LanguageCode": 1033}]}},
            {"Value": 2, "Label": {"LocalizedLabels": [{"Label": "--", "LanguageCode": 1033}]}},
            {"Value": 3, "Label": {"LocalizedLabels": [{"Label": "--", "LanguageCode": 1033}]}}
        ]}));
        assert_eq!(three.option_labelled("--"), None);
    }

    #[test]
    fn a_label_listed_twice_for_one_option_is_still_found() {
        let twice = json!({"Label": "Fair", "LanguageCode": 1033});
        let grade = set(json!({"Options": [{"Value": 1, "Label": {"LocalizedLabels": [twice, twice]}}]}));
        assert_eq!(grade.option_labelled_in(1033, "Fair").unwrap().value(), 1);
    }

    #[test]
    fn a_value_that_is_not_there_finds_none() {
        assert_eq!(read(fixture!("grade")).option(745_500_003), None);
    }
}

mod errors {
    use super::*;

    fn error(json: Value) -> String {
        let single = serde_json::from_value::<OptionSetDefinition>(json.clone()).unwrap_err().to_string();
        let list = serde_json::from_value::<OptionSetDefinitions>(json).unwrap_err().to_string();
        if single == list { single } else { format!("{single} / {list}") }
    }

    #[test]
    fn an_answer_without_options_says_what_was_expected() {
        let expected = "expected `Options`, `TrueOption` and `FalseOption`, or an attribute with `OptionSet`";
        for (answer, name) in [
            (json!({}), "the answer"),
            (json!({"LogicalName": "demo_grade", "OptionSet": null}), "demo_grade"),
            (json!({"Name": "demo_grades"}), "demo_grades"),
        ] {
            assert_eq!(error(answer), format!("no options in {name}: {expected}"));
        }
    }

    #[test]
    fn what_is_no_object_is_told_so() {
        assert_eq!(
            error(json!("x")),
            "invalid type: string \"x\", expected an option set, or an attribute that has one / invalid type: \
             string \"x\", expected an option set, an attribute that has one, or a list of them in `value`"
        );
    }

    #[test]
    fn a_list_is_no_single_set() {
        let list = serde_json::from_str::<OptionSetDefinition>(fixture!("choices_of_a_table"));
        assert!(list.unwrap_err().to_string().starts_with("no options in the answer: "));
    }

    #[test]
    fn an_option_needs_a_value_that_is_one() {
        assert_eq!(error(json!({"Options": [{"Color": "#0000ff"}]})), "missing field `Value`");
        assert_eq!(
            error(json!({"Options": [{"Value": 2_147_483_648_u32}]})),
            "invalid value: integer `2147483648`, expected i32"
        );
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade", language = 1033)]
enum Grade {
    #[option(
        value = 745500000,
        label = "First rate",
        alias = "Prime",
        desc = "Nothing to mend.",
        labels(1031 = "Erstklassig"),
        descs(1031 = "Nichts auszubessern."),
        color = "#0000FF",
        external_value = "A"
    )]
    First,
    /// Not bad; this is ours alone.
    #[option(value = 745500001, labels(1031 = "Mäßig"))]
    Fair,
    #[option(value = 745500002, hidden, labels(1036 = "Mauvais"))]
    Poor,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_job", column = "statecode", kind = state(JobStatus))]
enum JobState {
    #[option(value = 0, default_status = Open)]
    Active,
    #[option(value = 1, default_status = Canceled)]
    Inactive,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_job", column = "statuscode", kind = status(JobState), allow_duplicate_labels)]
enum JobStatus {
    #[option(value = 1, state = Active)]
    Open,
    #[option(value = 2, state = Inactive)]
    Canceled,
    #[option(value = 3, label = "Canceled", state = Inactive)]
    Expired,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_paid", kind = boolean)]
enum Paid {
    #[option(value = 0)]
    No,
    #[option(value = 1)]
    Yes,
}

mod differences {
    use super::*;

    /// The fixture with one place in it changed.
    fn changed(json: &str, pointer: &str, to: impl Into<Value>) -> OptionSetDefinition {
        let mut json: Value = serde_json::from_str(json).unwrap();
        *json.pointer_mut(pointer).expect(pointer) = to.into();
        set(json)
    }

    fn grade(pointer: &str, to: impl Into<Value>) -> String {
        told(&changed(fixture!("grade"), pointer, to), Grade::METADATA)
    }

    fn told(definition: &OptionSetDefinition, set: &'static OptionSetMetadata) -> String {
        let diff = definition.diff(set);
        assert_eq!(diff.set(), set);
        assert_eq!(diff.is_empty(), diff.changes().is_empty());
        diff.to_string()
    }

    const ONE: &str = "Grade (demo_job.demo_grade) differs from the environment in one place:\n- ";
    const AGREES: &str = "Grade (demo_job.demo_grade) agrees with the environment";

    #[test]
    fn the_closure_reason_agrees_with_an_environment_of_today() {
        let definition = read(fixture!("closure_reason"));
        assert_eq!(definition.options().len(), 48);
        assert_eq!(definition.option(192_350_006).unwrap().label().text(), Some("AgentTransfered"));
        let diff = definition.diff(ClosureReason::METADATA);
        assert_eq!(diff.changes(), []);
        assert!(diff.is_empty());
        assert_eq!(
            diff.to_string(),
            "ClosureReason (msdyn_ocsession.msdyn_closurereason) agrees with the environment"
        );
    }

    #[test]
    fn sets_of_every_kind_agree_with_theirs() {
        assert_eq!(told(&read(fixture!("grade")), Grade::METADATA), AGREES);
        for (json, set) in [
            (fixture!("statecode"), JobState::METADATA),
            (fixture!("statuscode"), JobStatus::METADATA),
            (fixture!("paid"), Paid::METADATA),
        ] {
            assert!(read(json).diff(set).is_empty(), "{set}");
        }
    }

    #[test]
    fn an_added_option() {
        let more = changed(fixture!("paid"), "/OptionSet/TrueOption/Value", 2).diff(Paid::METADATA);
        assert_eq!(
            more.changes(),
            [
                Change::Removed { option: Paid::Yes.metadata() },
                Change::Added { value: 2, label: Some("Yes".to_owned()) },
            ]
        );
        assert_eq!(
            more.to_string(),
            "Paid (demo_job.demo_paid) differs from the environment in 2 places:\n\
             - 1 \"Yes\" is not there\n\
             - 2 \"Yes\" was added there"
        );
    }

    #[test]
    fn an_added_option_without_a_label() {
        let english = |value, label| json!({"Value": value, "Label": {"LocalizedLabels": [{"Label": label, "LanguageCode": 1033}]}});
        let options = json!([english(0, "No"), english(1, "Yes"), {"Value": -1}]);
        let diff = set(json!({ "Options": options })).diff(Paid::METADATA);
        assert_eq!(diff.changes(), [Change::Added { value: -1, label: None }]);
        assert!(diff.to_string().ends_with("in one place:\n- -1 was added there"));
    }

    #[test]
    fn an_option_without_a_label_in_the_base_language() {
        let diff = set(json!({"Options": [{"Value": 0}, {"Value": 1}]})).diff(Paid::METADATA);
        let options = Paid::METADATA.options();
        assert!(
            diff.changes()
                .iter()
                .cloned()
                .eq(options.map(|option| Change::Unlabelled { option, language: None }))
        );
        assert_eq!(
            diff.to_string(),
            "Paid (demo_job.demo_paid) differs from the environment in 2 places:\n\
             - 0 \"No\" has no label there\n\
             - 1 \"Yes\" has no label there"
        );

        // A profile in another language sees only its own labels: nothing was compared, and that has to be seen.
        let german = |value, label| json!({"Value": value, "Label": {"LocalizedLabels": [{"Label": label, "LanguageCode": 1031}]}});
        let diff = set(json!({"Options": [
            german(745_500_000, "Erstklassig"), german(745_500_001, "Fair"), german(745_500_002, "Schlecht")
        ]}))
        .diff(Grade::METADATA);
        assert!(
            diff.to_string().contains("- 745500001 \"Fair\" has no label in language 1033 there"),
            "{diff}"
        );
    }

    #[test]
    fn the_definition_of_another_column() {
        let diff = changed(fixture!("statuscode"), "/LogicalName", "statecode").diff(JobStatus::METADATA);
        assert_eq!(
            diff.changes(),
            [Change::OtherColumn { ours: "statuscode", theirs: "statecode".to_owned() }]
        );
        assert!(
            diff.to_string().ends_with("- the definition is that of the column statecode, not of statuscode")
        );
    }

    #[test]
    fn a_removed_option() {
        let mut json: Value = serde_json::from_str(fixture!("grade")).unwrap();
        json["OptionSet"]["Options"].as_array_mut().unwrap().remove(0);
        let diff = set(json).diff(Grade::METADATA);
        assert_eq!(diff.changes(), [Change::Removed { option: Grade::Fair.metadata() }]);
        assert_eq!(diff.to_string(), format!("{ONE}745500001 \"Fair\" is not there"));
    }

    #[test]
    fn a_label_is_compared_in_each_language_that_both_have() {
        let base = "/OptionSet/Options/1/Label/LocalizedLabels/0/Label";
        let german = "/OptionSet/Options/1/Label/LocalizedLabels/1/Label";
        assert_eq!(
            grade(base, "Top"),
            format!("{ONE}745500000 \"First rate\" in language 1033 is labelled \"Top\" there")
        );
        assert_eq!(
            grade(german, "Spitze"),
            format!(
                "{ONE}745500000 \"First rate\", \"Erstklassig\" in language 1031 is labelled \"Spitze\" there"
            )
        );
        assert_eq!(
            changed(fixture!("grade"), german, "Spitze").diff(Grade::METADATA).changes(),
            [Change::Relabelled {
                option: Grade::First.metadata(),
                language: Some(1031),
                ours: "Erstklassig",
                theirs: "Spitze".to_owned(),
            }]
        );
        // The enum has no German label for it, and the environment no French one.
        assert_eq!(grade("/OptionSet/Options/2/Label/LocalizedLabels/1/Label", "Mies"), AGREES);
    }

    #[test]
    fn a_set_that_does_not_say_its_language_is_compared_with_the_users() {
        let label = "/OptionSet/TrueOption/Label/UserLocalizedLabel";
        let diff = changed(fixture!("paid"), label, json!({"Label": "Ja", "LanguageCode": 1031}))
            .diff(Paid::METADATA);
        assert_eq!(
            diff.to_string(),
            "Paid (demo_job.demo_paid) differs from the environment in one place:\n\
             - 1 \"Yes\" is labelled \"Ja\" there"
        );
        assert!(matches!(diff.changes(), [Change::Relabelled { language: None, .. }]));
    }

    #[test]
    fn an_alias_is_no_other_label() {
        let label = "/OptionSet/Options/1/Label/LocalizedLabels/0/Label";
        assert_eq!(grade(label, "Prime"), AGREES);
        assert!(grade(label, "prime").contains("is labelled \"prime\" there"));
    }

    #[test]
    fn a_description_is_compared_where_both_have_one() {
        let base = "/OptionSet/Options/1/Description/LocalizedLabels/0/Label";
        let german = "/OptionSet/Options/1/Description/LocalizedLabels/1/Label";
        assert_eq!(
            grade(base, "Nothing\nto do."),
            format!(
                "{ONE}745500000 \"First rate\" in language 1033 is described as \"Nothing\\nto do.\" there, \
                 not \"Nothing to mend.\""
            )
        );
        assert_eq!(
            changed(fixture!("grade"), german, "Gut.").diff(Grade::METADATA).changes(),
            [Change::Redescribed {
                option: Grade::First.metadata(),
                language: Some(1031),
                ours: "Nichts auszubessern.",
                theirs: "Gut.".to_owned(),
            }]
        );
        assert_eq!(grade(base, ""), AGREES);
        assert_eq!(grade("/OptionSet/Options/1/Description", Value::Null), AGREES);
        let poor = json!({"LocalizedLabels": [{"Label": "To be done again.", "LanguageCode": 1033}]});
        assert_eq!(grade("/OptionSet/Options/2/Description", poor), AGREES);
    }

    #[test]
    fn doc_comments_are_not_compared() {
        assert_eq!(Grade::Fair.description(), Some("Not bad; this is ours alone."));
        let theirs = json!({"LocalizedLabels": [{"Label": "Will do.", "LanguageCode": 1033}]});
        assert_eq!(grade("/OptionSet/Options/0/Description", theirs), AGREES);
    }

    #[test]
    fn another_colour() {
        let color = "/OptionSet/Options/1/Color";
        assert_eq!(grade(color, "#0000Ff"), AGREES);
        assert_eq!(
            grade(color, "#ff0000"),
            format!("{ONE}745500000 \"First rate\" has the colour #ff0000 there, not #0000FF")
        );
        assert_eq!(
            grade(color, Value::Null),
            format!("{ONE}745500000 \"First rate\" has no colour there, not #0000FF")
        );
        assert_eq!(
            changed(fixture!("grade"), color, "").diff(Grade::METADATA).changes(),
            [Change::Recoloured { option: Grade::First.metadata(), ours: "#0000FF", theirs: None }]
        );
        // The enum says nothing of the colour of this one.
        assert_eq!(grade("/OptionSet/Options/0/Color", "#ff0000"), AGREES);
    }

    #[test]
    fn an_option_hidden_on_one_side_only() {
        assert_eq!(
            grade("/OptionSet/Options/0/IsHidden", true),
            format!("{ONE}745500001 \"Fair\" is hidden there")
        );
        assert_eq!(
            changed(fixture!("grade"), "/OptionSet/Options/2/IsHidden", false)
                .diff(Grade::METADATA)
                .changes(),
            [Change::Hidden { option: Grade::Poor.metadata(), theirs: false }]
        );
        assert_eq!(
            grade("/OptionSet/Options/2/IsHidden", false),
            format!("{ONE}745500002 \"Poor\" is not hidden there")
        );
        assert_eq!(grade("/OptionSet/Options/2/IsHidden", Value::Null), AGREES);
    }

    #[test]
    fn a_status_reason_in_another_state() {
        let moved = changed(fixture!("statuscode"), "/OptionSet/Options/1/State", 0);
        let diff = moved.diff(JobStatus::METADATA);
        assert_eq!(
            diff.changes(),
            [Change::Moved { option: JobStatus::Canceled.metadata(), ours: 1, theirs: 0 }]
        );
        assert_eq!(
            diff.to_string(),
            "JobStatus (demo_job.statuscode) differs from the environment in one place:\n\
             - 2 \"Canceled\" belongs to state 0 there, not 1"
        );
        let unsaid = changed(fixture!("statuscode"), "/OptionSet/Options/1/State", Value::Null);
        assert!(unsaid.diff(JobStatus::METADATA).is_empty());
    }

    #[test]
    fn changes_come_in_the_order_of_the_enum_and_what_was_added_last() {
        let diff = set(json!({"Options": [
            {"Value": 7},
            {"Value": 745_500_002},
            {"Value": 745_500_000, "Color": "#000000", "IsHidden": true, "Label": {"LocalizedLabels": [
                {"Label": "Spitze", "LanguageCode": 1031}, {"Label": "Top", "LanguageCode": 1033}
            ]}}
        ]}))
        .diff(Grade::METADATA);
        assert_eq!(
            diff.to_string(),
            "Grade (demo_job.demo_grade) differs from the environment in 7 places:\n\
             - 745500000 \"First rate\" in language 1033 is labelled \"Top\" there\n\
             - 745500000 \"First rate\", \"Erstklassig\" in language 1031 is labelled \"Spitze\" there\n\
             - 745500000 \"First rate\" has the colour #000000 there, not #0000FF\n\
             - 745500000 \"First rate\" is hidden there\n\
             - 745500001 \"Fair\" is not there\n\
             - 745500002 \"Poor\" has no label in language 1033 there\n\
             - 7 was added there"
        );
    }
}

mod properties {
    use closure_reason::OptionMetadata;
    use proptest::prelude::*;
    use proptest::sample::{Index, select};

    use super::*;

    /// What an environment answers that has exactly what the enum has, and nothing of what it does not compare.
    fn answer(set: &'static OptionSetMetadata) -> Vec<Value> {
        set.options().map(entry).collect()
    }

    fn entry(option: OptionMetadata) -> Value {
        let set = option.set();
        let base = set.language().unwrap_or(1033);
        let others = set.languages().filter(|&language| language != base);
        let text = |language: u32, text: &str| json!({"Label": text, "LanguageCode": language});
        let mut labels = vec![text(base, option.label())];
        labels.extend(others.clone().filter_map(|code| Some(text(code, option.label_in(code)?))));
        let mut descriptions: Vec<_> =
            option.description().map(|desc| text(base, desc)).into_iter().collect();
        descriptions.extend(others.filter_map(|code| Some(text(code, option.description_in(code)?))));
        json!({
            "Value": option.value(),
            "Label": {"LocalizedLabels": labels, "UserLocalizedLabel": labels[0]},
            "Description": {"LocalizedLabels": descriptions},
            "Color": option.color(),
            "IsHidden": option.is_hidden(),
            "State": option.state(),
        })
    }

    fn any_set() -> impl Strategy<Value = &'static OptionSetMetadata> {
        select(vec![
            ClosureReason::METADATA,
            Grade::METADATA,
            JobState::METADATA,
            JobStatus::METADATA,
            Paid::METADATA,
        ])
    }

    /// A set, its answer in any order of options, and the place of one of them in it.
    fn any_answer() -> impl Strategy<Value = (&'static OptionSetMetadata, Vec<Value>, usize)> {
        (any_set().prop_flat_map(|set| (Just(set), Just(answer(set)).prop_shuffle())), any::<Index>())
            .prop_map(|((set, options), at)| {
                let at = at.index(options.len());
                (set, options, at)
            })
    }

    fn changes(set: &'static OptionSetMetadata, options: Vec<Value>) -> Vec<Change> {
        super::set(json!({"Options": Value::Array(options)})).diff(set).changes().to_vec()
    }

    fn option_at(set: &'static OptionSetMetadata, options: &[Value], at: usize) -> OptionMetadata {
        set.option(i32::try_from(options[at]["Value"].as_i64().unwrap()).unwrap()).unwrap()
    }

    proptest! {
        #[test]
        fn a_set_agrees_with_itself_in_any_order((set, mut options, at) in any_answer(), missing in select(
            vec!["Description", "IsHidden", "State", "none"]
        )) {
            options[at].as_object_mut().unwrap().remove(missing);
            prop_assert_eq!(changes(set, options), []);
        }

        #[test]
        fn what_is_taken_out_is_removed((set, mut options, at) in any_answer()) {
            let option = option_at(set, &options, at);
            options.remove(at);
            prop_assert_eq!(changes(set, options), [Change::Removed { option }]);
        }

        #[test]
        fn what_is_put_in_is_added((set, mut options, at) in any_answer(), value: i32, label in ".*") {
            prop_assume!(set.option(value).is_none());
            let text = json!({"Label": label, "LanguageCode": 1033});
            options.insert(at, json!({"Value": value, "Label": {"UserLocalizedLabel": text}}));
            prop_assert_eq!(changes(set, options), [Change::Added { value, label: Some(label) }]);
        }

        #[test]
        fn another_label_is_told_in_its_language((set, mut options, at) in any_answer(), nth: Index, theirs in ".*") {
            let option = option_at(set, &options, at);
            let labels = options[at]["Label"]["LocalizedLabels"].as_array_mut().unwrap();
            let nth = nth.index(labels.len());
            let label = &mut labels[nth];
            prop_assume!(label["Label"] != *theirs && option.aliases().all(|alias| alias != theirs));
            label["Label"] = theirs.clone().into();
            let code = u32::try_from(label["LanguageCode"].as_u64().unwrap()).unwrap();
            let language = set.language().map(|_| code);
            let ours = language.map_or(option.label(), |code| option.label_in(code).unwrap());
            prop_assert_eq!(changes(set, options), [Change::Relabelled { option, language, ours, theirs }]);
        }

        #[test]
        fn another_description_is_told_where_the_enum_has_one((set, mut options, at) in any_answer(), theirs in ".+") {
            let option = option_at(set, &options, at);
            prop_assume!(option.description() != Some(&theirs));
            options[at]["Description"] = json!({"LocalizedLabels": [{"Label": theirs, "LanguageCode": 1033}]});
            let ours = option.description().filter(|_| !option.is_doc_comment());
            let expected = ours.map(|ours| Change::Redescribed { option, language: set.language(), ours, theirs });
            prop_assert_eq!(changes(set, options), Vec::from_iter(expected));
        }

        #[test]
        fn another_colour_is_told_where_the_enum_has_one((set, mut options, at) in any_answer(), color in "#[0-9a-f]{6}") {
            let option = option_at(set, &options, at);
            prop_assume!(!option.color().is_some_and(|ours| ours.eq_ignore_ascii_case(&color)));
            options[at]["Color"] = color.clone().into();
            let expected = option.color().map(|ours| Change::Recoloured { option, ours, theirs: Some(color) });
            prop_assert_eq!(changes(set, options), Vec::from_iter(expected));
        }

        #[test]
        fn what_is_hidden_on_one_side_is_told((set, mut options, at) in any_answer()) {
            let option = option_at(set, &options, at);
            let theirs = !option.is_hidden();
            options[at]["IsHidden"] = theirs.into();
            prop_assert_eq!(changes(set, options), [Change::Hidden { option, theirs }]);
        }

        #[test]
        fn another_state_is_told_of_a_status_reason((set, mut options, at) in any_answer(), theirs: i32) {
            let option = option_at(set, &options, at);
            prop_assume!(option.state() != Some(theirs));
            options[at]["State"] = theirs.into();
            let expected = option.state().map(|ours| Change::Moved { option, ours, theirs });
            prop_assert_eq!(changes(set, options), Vec::from_iter(expected));
        }
    }
}
