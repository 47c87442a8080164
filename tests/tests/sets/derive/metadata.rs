use super::*;

#[derive(Clone, Copy, Debug, OptionSet)]
#[option_set(
    table = "msdyn_ocsession",
    column = "msdyn_state",
    name = "msdyn_ocsession_msdyn_state",
    display_name = "State"
)]
enum Local {
    #[option(value = 192_350_000)]
    Default,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(global = "msdyn_streamsource")]
enum Global {
    #[option(value = 192_350_002)]
    Custom,
}

#[derive(Clone, Copy, OptionSet)]
enum Bare {
    #[option(value = 1)]
    One,
}

#[test]
fn of_a_local_set_has_all_its_names() {
    let set: &OptionSetMetadata = Local::METADATA;
    assert_eq!(set.enum_name(), "Local");
    assert_eq!(set.table(), Some("msdyn_ocsession"));
    assert_eq!(set.column(), Some("msdyn_state"));
    assert_eq!(set.name(), Some("msdyn_ocsession_msdyn_state"));
    assert_eq!(set.display_name(), Some("State"));
    assert_eq!(set.global(), None);
    assert_eq!(set.kind(), OptionSetKind::Choice);
    assert_eq!(Local::Default.value(), 192_350_000);
}

#[test]
fn of_a_global_set_has_its_name_and_no_column() {
    let set = Global::METADATA;
    assert_eq!(set.global(), Some("msdyn_streamsource"));
    assert_eq!((set.name(), set.table(), set.column()), (None, None, None));
    assert_eq!(Global::Custom.value(), 192_350_002);
}

#[test]
fn has_none_for_what_is_not_given() {
    let set = Bare::METADATA;
    assert_eq!(set.enum_name(), "Bare");
    assert_eq!((set.name(), set.table(), set.column()), (None, None, None));
    assert_eq!((set.global(), set.display_name()), (None, None));
    assert_eq!(Bare::One.value(), 1);
}

#[test]
fn lists_the_options_in_declaration_order_from_both_ends() {
    let set = InvocationSource::METADATA;
    let expected = INVOCATION_SOURCES.map(|(_, value, label, description)| (value, label, description));
    let row = |option: OptionMetadata| (option.value(), option.label(), option.description());
    assert_eq!(set.len(), 4);
    assert_eq!(set.options().len(), 4);
    assert!(set.options().map(row).eq(expected));
    assert!(set.options().rev().map(row).eq(expected.into_iter().rev()));
    assert!(set.options().map(OptionMetadata::index).eq(0..4));
}

#[test]
fn lists_the_aliases_of_an_option_in_their_order() {
    assert!(InvocationSource::Far.metadata().aliases().eq(["Afar", "Distant"]));
    assert_eq!(InvocationSource::Internal.metadata().aliases().count(), 0);
}

#[test]
fn finds_an_option_by_its_value() {
    let set = InvocationSource::METADATA;
    assert_eq!(set.option(-1), Some(InvocationSource::Internal.metadata()));
    assert_eq!(set.option(7), Some(InvocationSource::Far.metadata()));
    assert_eq!(set.option(2), None);
}

#[test]
fn finds_an_option_by_its_label_or_alias() {
    let set = InvocationSource::METADATA;
    assert_eq!(set.option_labeled("Far away"), Some(InvocationSource::Far.metadata()));
    assert_eq!(set.option_labeled("Distant"), Some(InvocationSource::Far.metadata()));
    assert_eq!(set.option_labeled("Child"), Some(InvocationSource::Child.metadata()));
    assert_eq!(set.option_labeled("child"), None);
}

#[test]
fn of_an_option_knows_its_set() {
    assert_eq!(InvocationSource::Far.metadata().set(), InvocationSource::METADATA);
    assert_ne!(InvocationSource::Far.metadata().set(), Bare::METADATA);
}

#[test]
fn is_written_as_the_enum_and_the_best_name_of_the_set() {
    #[derive(Clone, Copy, OptionSet)]
    #[option_set(name = "demo_job_demo_grade")]
    enum Named {
        #[option(value = 1)]
        One,
    }
    #[derive(Clone, Copy, OptionSet)]
    #[option_set(column = "demo_grade")]
    enum Column {
        #[option(value = 1)]
        One,
    }
    assert_eq!(Local::METADATA.to_string(), "Local (msdyn_ocsession.msdyn_state)");
    assert_eq!(Global::METADATA.to_string(), "Global (msdyn_streamsource)");
    assert_eq!(Bare::METADATA.to_string(), "Bare");
    assert_eq!(Named::METADATA.to_string(), "Named (demo_job_demo_grade)");
    assert_eq!(Column::METADATA.to_string(), "Column (demo_grade)");
    assert_eq!([Named::One.value(), Column::One.value()], [1, 1]);
}

#[test]
fn is_short_in_debug() {
    assert_eq!(
        format!("{:?}", Local::METADATA),
        "OptionSetMetadata(Local (msdyn_ocsession.msdyn_state), options: 1)",
    );
    assert_eq!(
        format!("{:?}", InvocationSource::Internal.metadata()),
        r#"OptionMetadata { set: "InvocationSource", value: -1, label: "Internal", description: None, .. }"#,
    );
}
