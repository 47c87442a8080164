use closure_reason::ClosureReason;

use super::{AttributeValue, File};
use crate::definition::{OptionSetDefinition, Stated};

const JOB: &str = r##"// A job.
mod job {
    #[derive(Clone, Copy, closure_reason::OptionSet)]
    #[option_set(table = "demo_job", column = "statecode", kind = state(JobStatus), language = 1033)]
    pub enum JobState {
        #[option(value = 0, default_status = Open, label = "Offen \u{e4}")]
        Active,
        /// Over, and
        /// done.
        #[option(value = 1, default_status = Done, labels(1031 = "Zu"))]
        #[deprecated = "gone"]
        r#Inactive,
    }

    #[cfg_attr(all(), derive(Clone, Copy, OptionSet), option_set(table = "demo_job", column = "statuscode"))]
    #[option_set(kind = status(JobState), enforce_transitions)]
    pub(crate) enum JobStatus {
        #[option(state = Active, transitions(Done), color = "#00ff00")]
        Open = 1,
        #[option(state = Inactive, desc = "It's over")]
        Done = -2
    }
}

#[derive(Debug)]
enum Unrelated { A(u8) }
"##;

#[test]
fn reads_what_the_library_reads() {
    let text = include_str!("../../../closure-reason/src/closure_reason.rs");
    let file = File::parse(text.to_owned());
    assert_eq!(file.enums().len(), 1);
    assert_eq!(file.enums()[0].definition, OptionSetDefinition::from(ClosureReason::METADATA));
}

#[test]
fn reads_states_modules_conditions_and_places() {
    let file = File::parse(JOB.to_owned());
    let [state, status] = file.enums() else { panic!("two enums") };
    assert_eq!((&*state.ident, &*state.modules), ("JobState", ["job".to_owned()].as_slice()));
    assert_eq!(state.definition.option(1).unwrap().default_status, Some(-2));
    assert_eq!(state.definition.option(0).unwrap().label.text(), Some("Offen \u{e4}"));
    assert_eq!(state.definition.option(1).unwrap().label.text_in(1031), Some("Zu"));
    assert!(state.definition.option(1).unwrap().doc_comment);
    assert_eq!(state.options[1].deprecated.as_ref().unwrap().note.as_deref(), Some("gone"));
    assert_eq!(&file.text()[state.options[1].key("labels").unwrap().span.clone()], "labels(1031 = \"Zu\")");
    assert_eq!(file.place(&state.ident_span).to_string(), "5:14");
    assert_eq!(&file.text()[state.head..state.ident_span.end], "pub enum JobState");

    assert_eq!(status.definition.table.as_deref(), Some("demo_job"));
    assert_eq!(status.definition.enforces_transitions, Some(true));
    assert_eq!(status.definition.option(1).unwrap().transitions.as_deref(), Some([-2].as_slice()));
    assert_eq!(status.definition.option(1).unwrap().description.text(), None);
    assert_eq!(status.definition.option(-2).unwrap().color.as_deref(), Stated::Nothing);
    assert_eq!(status.key("kind").unwrap().value, AttributeValue::Status("JobState".to_owned()));
    assert_eq!(status.attributes[0].condition.as_deref(), Some("all()"));
    assert_eq!(status.condition, status.attributes[0].condition);
}

#[test]
fn deep_brackets_end_in_an_error() {
    for text in [
        "(".repeat(100_000),
        "(".repeat(100_000) + &")".repeat(100_000),
        "'".to_owned(),
        "\u{feff}#!".to_owned(),
        format!(
            "#[derive(OptionSet)] enum A {{ #[option{}{}] B = 1 }}",
            "(".repeat(100_000),
            ")".repeat(100_000)
        ),
        format!("#[derive(OptionSet)] enum A {{ B = {}1{} }}", "(".repeat(100_000), ")".repeat(100_000)),
        format!("#[derive(OptionSet)] enum A<{}{}> {{ B = 1 }}", "[".repeat(100_000), "]".repeat(100_000)),
    ] {
        drop(File::parse(text.clone()));
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 128, ..proptest::prelude::ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in r#"(#|\[|\]|\(|\)|\{|\}|enum|derive|OptionSet|option|value|=|,|1|"|X|mod| |ä|\n|//|cfg_attr){0,60}"#) {
        drop(File::parse(text.clone()));
        drop(File::parse(format!("#[derive(OptionSet)] enum A {{ {text} }}")));
    }
}
