//! Proves how an environment's options are found by value and by label.

use serde_json::json;

use super::read::{fixture, read, set};

#[test]
fn a_label_is_found_in_its_language_alone() {
    let grade = read(fixture!("grade"));
    let german = grade.option_labeled_in(1031, "Erstklassig").unwrap();
    assert_eq!(german.value(), 745_500_000);
    assert_eq!(grade.option_labeled("First rate"), Some(german));
    assert_eq!(grade.option_labeled("Erstklassig"), None);
    assert_eq!(grade.option_labeled_in(1033, "Erstklassig"), None);
    assert_eq!(grade.option_labeled_in(1036, "First rate"), None);
    assert_eq!(grade.option_labeled("first rate"), None);
}

#[test]
fn a_label_that_several_have_finds_none() {
    let reasons = read(fixture!("statuscode"));
    assert_eq!(reasons.option_labeled("Canceled"), None);
    assert_eq!(reasons.option_labeled_in(1033, "Canceled"), None);
    assert_eq!(reasons.option_labeled_in(1031, "Verfallen").unwrap().value(), 3);
    let three = set(json!({"Options": [
        {"Value": 1, "Label": {"LocalizedLabels": [{"Label": "--", "LanguageCode": 1033}]}},
        {"Value": 2, "Label": {"LocalizedLabels": [{"Label": "--", "LanguageCode": 1033}]}},
        {"Value": 3, "Label": {"LocalizedLabels": [{"Label": "--", "LanguageCode": 1033}]}}
    ]}));
    assert_eq!(three.option_labeled("--"), None);
}

#[test]
fn a_label_listed_twice_for_one_option_is_still_found() {
    let twice = json!({"Label": "Fair", "LanguageCode": 1033});
    let grade = set(json!({"Options": [{"Value": 1, "Label": {"LocalizedLabels": [twice, twice]}}]}));
    assert_eq!(grade.option_labeled_in(1033, "Fair").unwrap().value(), 1);
}

#[test]
fn a_value_that_is_not_there_finds_none() {
    assert_eq!(read(fixture!("grade")).option(745_500_003), None);
}
