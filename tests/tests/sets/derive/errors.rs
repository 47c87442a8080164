use super::*;

/// Two options more than a message lists, to test the count of the rest.
macro_rules! grades {
        ($name:ident: $($variant:ident = $value:literal),+) => {
            #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
            #[option_set(table = "demo_job", column = "demo_grade")]
            enum $name {
                $(#[option(value = $value)] $variant,)+
            }
        };
    }
grades!(Eight: A = 1, B = 2, C = 3, D = 4, E = 5, F = 6, G = 7, H = 8);
grades!(Nine: A = 1, B = 2, C = 3, D = 4, E = 5, F = 6, G = 7, H = 8, I = 9);

#[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
#[option_set(allow_duplicate_labels)]
enum ReviewStatus {
    #[option(value = 3, label = "Needs review")]
    NeedsReview,
    #[option(value = 8, label = "Needs review")]
    NeedsReviewAgain,
    #[option(value = 11, label = "Rejected", alias = "Refused")]
    Rejected,
    #[option(value = 14, label = "Turned down", alias = "Rejected")]
    TurnedDown,
    #[option(value = 15, label = "needs REVIEW")]
    Shouted,
}

#[test]
fn name_the_unknown_value_and_the_set() {
    let error: UnknownValue = Eight::try_from(-9).unwrap_err();
    assert_eq!(error.value(), -9);
    assert_eq!(error.set(), Eight::METADATA);
    assert_eq!(error.to_string(), "-9 is not an option of Eight (demo_job.demo_grade)");
}

#[test]
fn list_the_labels_if_a_text_is_none_of_them() {
    let error: LabelError = "Z \"z\"".parse::<Eight>().unwrap_err();
    assert_eq!(error.text(), "Z \"z\"");
    assert_eq!(error.set(), Eight::METADATA);
    assert!(!error.is_ambiguous());
    assert_eq!(error.candidates().count(), 0);
    assert_eq!(
        error.to_string(),
        r#""Z \"z\"" is not a label of Eight (demo_job.demo_grade), which has "A", "B", "C", "D", "E", "F", "G", "H""#,
    );
}

#[test]
fn list_eight_labels_and_count_the_others() {
    assert_eq!(
        "Z".parse::<Nine>().unwrap_err().to_string(),
        r#""Z" is not a label of Nine (demo_job.demo_grade), which has "A", "B", "C", "D", "E", "F", "G", "H" and 1 more"#,
    );
    let message = "Z".parse::<closure_reason::ClosureReason>().unwrap_err().to_string();
    assert!(message.ends_with(r#""AgentTransferred", "AgentDisconnected" and 40 more"#), "{message}");
}

#[test]
fn list_the_candidates_if_several_options_have_the_label() {
    let error = "Needs review".parse::<ReviewStatus>().unwrap_err();
    assert!(error.is_ambiguous());
    assert!(error.candidates().map(OptionMetadata::value).eq([3, 8]));
    assert_eq!(
        error.to_string(),
        r#""Needs review" is the label of several options of ReviewStatus: 3 "Needs review", 8 "Needs review""#,
    );
}

#[test]
fn list_the_candidates_if_a_label_is_another_options_alias() {
    let error = "Rejected".parse::<ReviewStatus>().unwrap_err();
    assert!(error.candidates().map(OptionMetadata::value).eq([11, 14]));
    assert_eq!(
        error.to_string(),
        r#""Rejected" is the label of several options of ReviewStatus: 11 "Rejected", 14 "Turned down""#,
    );
}

#[test]
fn do_not_arise_from_a_text_that_only_one_option_has() {
    assert_eq!("Refused".parse(), Ok(ReviewStatus::Rejected));
    assert_eq!("Turned down".parse(), Ok(ReviewStatus::TurnedDown));
    assert_eq!("needs REVIEW".parse(), Ok(ReviewStatus::Shouted));
    assert_eq!(ReviewStatus::from_label_ignore_case("needs review"), None);
    assert_eq!(ReviewStatus::from_label("Needs review"), None);
    assert_eq!(ReviewStatus::METADATA.option_labeled("Needs review"), None);
}

#[test]
fn are_short_in_debug() {
    assert_eq!(
        format!("{:?}", Eight::try_from(9).unwrap_err()),
        "UnknownValue { value: 9, set: OptionSetMetadata(Eight (demo_job.demo_grade), options: 8) }",
    );
    assert_eq!(
        format!("{:?}", "Z".parse::<Eight>().unwrap_err()),
        r#"LabelError { text: "Z", set: OptionSetMetadata(Eight (demo_job.demo_grade), options: 8), state: None }"#,
    );
}

#[test]
fn are_equal_when_text_and_set_are() {
    let error = "Z".parse::<Eight>().unwrap_err();
    assert_eq!(error.clone(), error);
    assert_ne!(error, "Y".parse::<Eight>().unwrap_err());
    assert_ne!(error, "Z".parse::<Nine>().unwrap_err());
    let error = Eight::try_from(9).unwrap_err();
    assert_eq!({ error }, error);
    assert_ne!(error, Eight::try_from(10).unwrap_err());
}

#[test]
fn pass_through_the_question_mark_into_a_boxed_error() {
    fn grade(value: i32, label: &str) -> Result<(Eight, Eight), Box<dyn Error + Send + Sync + 'static>> {
        Ok((Eight::try_from(value)?, label.parse()?))
    }
    assert_eq!(grade(1, "B").unwrap(), (Eight::A, Eight::B));
    assert!(grade(0, "B").unwrap_err().is::<UnknownValue>());
    assert!(grade(1, "Z").unwrap_err().is::<LabelError>());
}

#[test]
fn are_errors_for_any_thread_and_can_be_cloned_and_compared() {
    fn assert<E: Error + Send + Sync + Clone + Eq + 'static>() {}
    fn copies<E: Copy>() {}
    assert::<UnknownValue>();
    assert::<LabelError>();
    copies::<UnknownValue>();
}
