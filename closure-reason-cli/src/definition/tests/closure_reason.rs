//! Compares the closure reasons with the answer of an environment.

use closure_reason::ClosureReason;

use super::read::{fixture, read};
use crate::definition::{Aspect, OptionSetDefinition, Reason};

#[test]
fn the_closure_reason_agrees_with_an_environment() {
    let ours = OptionSetDefinition::from(ClosureReason::METADATA);
    let theirs = read(fixture!("closure_reason"));
    assert_eq!((ours.options.len(), theirs.options.len()), (48, 48));
    let diff = ours.diff(&theirs);
    assert_eq!(diff.changes, []);
    let not_compared: Vec<_> = diff
        .not_compared
        .iter()
        .map(|left_out| (left_out.aspect, left_out.reason, left_out.values.len()))
        .collect();
    let expected = [
        (Aspect::Selection, Reason::OursUnstated, 0),
        (Aspect::Description, Reason::OursUnstated, 0),
        (Aspect::Default, Reason::OursUnstated, 0),
        (Aspect::Order, Reason::NotAsked, 0),
        (Aspect::Description, Reason::TheirsUnstated, 44),
        (Aspect::Color, Reason::OursUnstated, 48),
        (Aspect::ExternalValue, Reason::OursUnstated, 48),
        (Aspect::Aliases, Reason::TheirsUnstated, 1),
    ];
    assert_eq!(not_compared, expected);
}

#[test]
fn missing_descriptions_are_listed_as_not_compared() {
    let ours = OptionSetDefinition::from(ClosureReason::METADATA);
    let diff = ours.diff(&read(fixture!("closure_reason")));
    let described: Vec<i32> = ClosureReason::METADATA
        .options()
        .filter(|option| option.description().is_some())
        .map(closure_reason::OptionMetadata::value)
        .collect();
    assert_eq!(described.len(), 44);
    let left_out = diff
        .not_compared
        .iter()
        .find(|left_out| left_out.aspect == Aspect::Description && !left_out.values.is_empty())
        .unwrap();
    assert_eq!((&*left_out.values, left_out.reason), (&*described, Reason::TheirsUnstated));
}

#[test]
fn a_changed_label_is_found() {
    let json = fixture!("closure_reason").replace("\"AgentTransfered\"", "\"Handed over\"");
    let diff = OptionSetDefinition::from(ClosureReason::METADATA).diff(&read(&json));
    let [change] = &diff.changes[..] else { panic!("{diff:?}") };
    assert_eq!(
        (change.aspect, change.value, change.language),
        (Aspect::Label, Some(192_350_006), Some(1033))
    );
    assert_eq!(
        (change.ours.as_deref(), change.theirs.as_deref()),
        (Some("AgentTransferred"), Some("Handed over"))
    );
}
