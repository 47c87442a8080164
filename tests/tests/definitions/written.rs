//! Proves that a definition written as the Web API's JSON is read back as it was.

use closure_reason::OptionSetKind::{self, Boolean, Choice, State, Status};
use closure_reason::definition::{
    Localized, OptionDefinition, OptionSetDefinition, OptionSetDefinitions, Stated, TableDefinition,
};
use proptest::prelude::*;
use serde_json::json;

fn name() -> impl Strategy<Value = String> {
    "[a-z]{1,3}_[a-z]{1,5}"
}

fn localized() -> impl Strategy<Value = Localized> {
    let text = || ".{1,12}";
    prop_oneof![
        Just(Localized::default()),
        Just(Localized::nothing()),
        text().prop_map(Localized::plain),
        (text(), text()).prop_map(|(plain, german)| Localized::plain(plain).with_text(1031, german)),
        (
            prop::collection::vec((prop_oneof![Just(1033_u32), 1..2000_u32], text()), 1..4),
            any::<prop::sample::Index>()
        )
            .prop_map(|(texts, base)| {
                let base = texts[base.index(texts.len())].0;
                texts.into_iter().collect::<Localized>().with_base(base)
            }),
    ]
}

fn stated() -> impl Strategy<Value = Stated<String>> {
    prop_oneof![Just(Stated::Unstated), Just(Stated::Nothing), ".{1,9}".prop_map(Stated::Value)]
}

fn option(kind: Option<OptionSetKind>) -> impl Strategy<Value = OptionDefinition> {
    let texts = (localized(), localized(), stated(), stated(), stated(), prop::option::of(any::<bool>()));
    let numbers = (
        prop::option::of(any::<i32>()),
        prop::option::of(any::<i32>()),
        prop::option::of(prop::collection::vec(any::<i32>(), 1..4)),
    );
    (any::<i32>(), texts, numbers).prop_map(move |(value, texts, (state, default_status, transitions))| {
        let (label, description, color, external, invariant, hidden) = texts;
        let mut option = OptionDefinition::new(value)
            .with_label(label)
            .with_description(description)
            .with_color(color)
            .with_external_value(external)
            .with_invariant_name(invariant);
        if let Some(hidden) = hidden {
            option = option.with_hidden(hidden);
        }
        // Without a kind, these would tell it.
        if let Some(state) = state.filter(|_| kind.is_some()) {
            option = option.with_state(state);
        }
        if let Some(default_status) = default_status.filter(|_| kind.is_some()) {
            option = option.with_default_status(default_status);
        }
        match transitions {
            Some(transitions) => option.with_transitions(transitions),
            None => option,
        }
    })
}

fn definition() -> impl Strategy<Value = OptionSetDefinition> {
    let kinds = prop_oneof![
        Just((None, None)),
        (prop::sample::select(vec![Choice, State, Status, Boolean]), prop::option::of(Just(false)))
            .prop_map(|(kind, multi_select)| (Some(kind), multi_select)),
        Just((Some(Choice), Some(true))),
    ];
    kinds.prop_flat_map(|(kind, multi_select)| {
        let names = [name(), name(), name(), name()].map(prop::option::of);
        let default = prop_oneof![
            Just(Stated::Unstated),
            Just(Stated::Nothing),
            (0..2).prop_map(Stated::Value),
            any::<i32>().prop_filter("-1 is none", |value| *value != -1).prop_map(Stated::Value),
        ];
        let options = prop::collection::vec(option(kind), 0..5);
        let texts = (localized(), localized(), localized(), prop::option::of(any::<bool>()));
        (names, default, options, texts).prop_map(move |(names, default, options, texts)| {
            let (display_name, column_display_name, description, global) = texts;
            let mut set = OptionSetDefinition::new(options)
                .with_display_name(display_name)
                .with_column_display_name(column_display_name)
                .with_description(description)
                .with_default(default);
            let [table, column, schema_name, name] = names;
            if let Some(table) = table {
                set = set.with_table(table);
            }
            if let Some(column) = column {
                set = set.with_column_name(column);
            }
            if let Some(schema_name) = schema_name {
                set = set.with_schema_name(schema_name);
            }
            if let Some(name) = name {
                set = set.with_name(name);
            }
            if let Some(global) = global {
                set = set.with_global(global);
            }
            if let Some(kind) = kind {
                set = set.with_kind(kind);
            }
            match multi_select {
                Some(multi_select) => set.with_multi_select(multi_select),
                None => set,
            }
        })
    })
}

proptest! {
    #[test]
    fn a_definition_comes_back(set in definition()) {
        let json = serde_json::to_string(&set).unwrap();
        let read: OptionSetDefinition = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(read, set, "{}", json);
    }

    #[test]
    fn a_list_comes_back(sets in prop::collection::vec(definition(), 0..4)) {
        let sets = OptionSetDefinitions::new(sets);
        let json = serde_json::to_string(&sets).unwrap();
        prop_assert_eq!(serde_json::from_str::<OptionSetDefinitions>(&json).unwrap(), sets, "{}", json);
    }
}

#[test]
fn a_choice_column_has_the_shape_of_the_web_api() {
    let set = OptionSetDefinition::new([OptionDefinition::new(1)
        .with_label(Localized::plain("Fair"))
        .with_color(Stated::Nothing)])
    .with_column("demo_job", "demo_grade")
    .with_schema_name("demo_Grade")
    .with_name("demo_job_demo_grade")
    .with_kind(Choice)
    .with_multi_select(true)
    .with_global(false)
    .with_column_display_name(Localized::from_iter([(1033, "Grade"), (1031, "Note")]).with_base(1031))
    .with_default(Stated::Nothing);
    assert_eq!(
        serde_json::to_value(&set).unwrap(),
        json!({
            "@odata.type": "#Microsoft.Dynamics.CRM.MultiSelectPicklistAttributeMetadata",
            "EntityLogicalName": "demo_job", "LogicalName": "demo_grade", "SchemaName": "demo_Grade",
            "AttributeTypeName": {"Value": "MultiSelectPicklistType"},
            "DisplayName": {
                "LocalizedLabels": [
                    {"Label": "Grade", "LanguageCode": 1033}, {"Label": "Note", "LanguageCode": 1031}
                ],
                "UserLocalizedLabel": {"Label": "Note", "LanguageCode": 1031}
            },
            "DefaultFormValue": -1,
            "OptionSet": {
                "Name": "demo_job_demo_grade", "IsGlobal": false, "OptionSetType": "Picklist",
                "Options": [{
                    "Value": 1, "Color": null,
                    "Label": {"LocalizedLabels": [], "UserLocalizedLabel": {"Label": "Fair"}}
                }]
            }
        })
    );
}

#[test]
fn a_yes_no_column_has_its_two_options_by_name() {
    let set = OptionSetDefinition::new([0, 1].map(OptionDefinition::new))
        .with_column("demo_job", "demo_paid")
        .with_kind(Boolean)
        .with_multi_select(false)
        .with_default(Stated::Value(1));
    let json = serde_json::to_value(&set).unwrap();
    assert_eq!(
        json,
        json!({
            "@odata.type": "#Microsoft.Dynamics.CRM.BooleanAttributeMetadata",
            "EntityLogicalName": "demo_job", "LogicalName": "demo_paid",
            "AttributeTypeName": {"Value": "BooleanType"}, "DefaultValue": true,
            "OptionSet": {"OptionSetType": "Boolean", "TrueOption": {"Value": 1}, "FalseOption": {"Value": 0}}
        })
    );
    assert_eq!(serde_json::from_value::<OptionSetDefinition>(json).unwrap(), set);
}

#[test]
fn a_set_without_column_is_written_by_itself() {
    let set = OptionSetDefinition::new([OptionDefinition::new(1)]).with_name("demo_origin").with_global(true);
    assert_eq!(
        serde_json::to_value(&set).unwrap(),
        json!({
            "@odata.type": "#Microsoft.Dynamics.CRM.OptionSetMetadata",
            "Name": "demo_origin", "IsGlobal": true, "Options": [{"Value": 1}]
        })
    );
}

#[test]
fn tables_come_back_with_whether_they_enforce_transitions() {
    let status = OptionSetDefinition::new([OptionDefinition::new(1).with_transitions([2]).with_state(0)])
        .with_column("demo_job", "statuscode")
        .with_kind(Status)
        .with_enforced_transitions(true);
    let origin = OptionSetDefinition::new([]).with_name("demo_origin");
    let job = TableDefinition::new("demo_job")
        .with_schema_name("demo_Job")
        .with_display_name(Localized::from_iter([(1033, "Job")]))
        .with_enforced_transitions(true);
    let mut sets: OptionSetDefinitions = [status].into_iter().collect();
    sets.extend([origin]);
    let sets = sets.with_tables([job, TableDefinition::new("demo_other")]);
    let json = serde_json::to_string(&sets).unwrap();
    assert_eq!(serde_json::from_str::<OptionSetDefinitions>(&json).unwrap(), sets);
}
