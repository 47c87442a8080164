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
    assert_eq!(
        diff.to_string(),
        "no differences between ClosureReason (msdyn_ocsession.msdyn_closurereason) (ours) and \
         msdyn_ocsession.msdyn_closurereason (theirs) in what was compared\n\
         not compared:\n\
         - selection: ours does not say\n\
         - description: ours does not say\n\
         - default: ours does not say\n\
         - order: it was not asked for\n\
         - description of 44 options (192350000 to 192350065): theirs does not say\n\
         - color of 48 options (192350000 to 192350065): ours does not say\n\
         - external value of 48 options (192350000 to 192350065): ours does not say\n\
         - aliases of 192350006: theirs does not say"
    );
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
    assert!(
        diff.to_string().contains(
            "in one place:\n- 192350006: label in language 1033 is \"AgentTransferred\" in ours, \
             \"Handed over\" in theirs\n"
        ),
        "{diff}"
    );
}
