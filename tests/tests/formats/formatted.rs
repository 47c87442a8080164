//! `Formatted` reads a choice together with the row's own label for it, and writes both.

use std::collections::BTreeMap;

use closure_reason::serde::{Column, Formatted, FormattedChoices};
use closure_reason::{Choice, Choices, ClosureReason, OptionSet};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::columns::Paid;

const REASON: &str = "msdyn_closurereason";
const REASON_LABEL: &str = "msdyn_closurereason@OData.Community.Display.V1.FormattedValue";

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade", language = 1033)]
enum Grade {
    #[option(value = 745500000, label = "First rate", alias = "Prime", labels(1031 = "Erstklassig"))]
    First,
    #[option(value = 745500001)]
    Fair,
}

/// A column whose name begins with that of another column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_gradename")]
enum GradeName {
    #[option(value = 1)]
    One,
}

/// A global set, which names no column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(global = "demo_answers")]
enum Answer {
    #[option(label = "Not yet")]
    NotYet = 1,
    Done = 2,
}

#[derive(Debug, PartialEq)]
enum Painted {}
impl Column for Painted {
    const NAME: &'static str = "demo_painted";
}

#[derive(Debug, PartialEq)]
enum Tested {}
impl Column for Tested {
    const NAME: &'static str = "demo_tested";
}

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Page {
    size: Option<u32>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Job {
    id: String,
    #[serde(flatten)]
    grade: Formatted<Grade>,
    #[serde(flatten)]
    page: Page,
    #[serde(flatten)]
    reason: Formatted<ClosureReason>,
    #[serde(flatten)]
    paid: Formatted<Paid>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[derive(Deserialize)]
struct Graded {
    #[serde(flatten)]
    grade: Formatted<Grade>,
    #[serde(flatten)]
    rest: BTreeMap<String, i32>,
}

/// Reads every row from a text: from a value, each type would be compiled once more.
fn read<T: DeserializeOwned>(row: &Value) -> Result<T, serde_json::Error> {
    serde_json::from_str(&row.to_string())
}

fn written<T: Serialize>(row: &T) -> Value {
    serde_json::from_str(&serde_json::to_string(row).unwrap()).unwrap()
}

fn reason(row: &Value) -> Formatted<ClosureReason> {
    read(row).unwrap()
}

fn grade(value: i32, label: &str) -> Formatted<Grade> {
    Formatted::new(Some(Choice::new(value)), Some(label.to_owned()))
}

mod reading {
    use super::*;

    #[test]
    fn the_choice_and_its_annotation_are_taken_in_either_order() {
        for row in [
            format!(r#"{{"{REASON_LABEL}": "Closed by agent", "{REASON}": 192350004}}"#),
            format!(r#"{{"{REASON}": 192350004, "other": [1, {{}}], "{REASON_LABEL}": "Closed by agent"}}"#),
        ] {
            let reason: Formatted<ClosureReason> = serde_json::from_str(&row).unwrap();
            assert_eq!(reason.choice(), Some(Choice::new(192_350_004)));
            assert_eq!(reason.known(), Some(ClosureReason::AgentClosed));
            assert_eq!(reason.formatted_value(), Some("Closed by agent"));
        }
    }

    #[test]
    fn several_stand_in_one_struct_beside_other_flattened_fields() {
        let job: Job = read(&json!({
            "demo_paid@OData.Community.Display.V1.FormattedValue": "Oui",
            "demo_paid": true,
            "id": "a",
            "demo_grade": 745_500_001,
            "demo_grade@OData.Community.Display.V1.FormattedValue": "Fair",
            "demo_gradename": "Fair",
            "size": 3,
            REASON: 192_350_099,
            REASON_LABEL: "Lost"
        }))
        .unwrap();
        assert_eq!(job.grade, grade(745_500_001, "Fair"));
        assert_eq!(job.reason, Formatted::new(Some(Choice::new(192_350_099)), Some("Lost".to_owned())));
        assert_eq!(job.paid, Formatted::new(Some(Paid::Yes.into()), Some("Oui".to_owned())));
        assert_eq!(job.page, Page { size: Some(3) });
    }

    #[test]
    fn a_flattened_map_does_not_get_the_keys() {
        for row in [
            r#"{"demo_gradename": 1, "demo_grade": 1, "demo_grade@OData.Community.Display.V1.FormattedValue": "A"}"#,
            r#"{"demo_grade@OData.Community.Display.V1.FormattedValue": "A", "demo_grade": 1, "demo_gradename": 1}"#,
        ] {
            let row: Graded = serde_json::from_str(row).unwrap();
            assert_eq!(row.grade, grade(1, "A"));
            assert_eq!(row.rest, BTreeMap::from([("demo_gradename".to_owned(), 1)]));
        }
    }

    #[test]
    fn a_key_that_only_begins_like_the_column_is_not_taken() {
        let both = json!({"demo_grade": 745_500_001, "demo_gradename": 1, "demo_grade@odata.type": "x"});
        assert_eq!(read::<Formatted<Grade>>(&both).unwrap(), Formatted::new(Some(Grade::Fair.into()), None));
        assert_eq!(
            read::<Formatted<GradeName>>(&both).unwrap(),
            Formatted::new(Some(GradeName::One.into()), None)
        );
    }

    #[test]
    fn each_key_may_be_missing_or_null() {
        for row in [json!({}), json!({REASON: null}), json!({REASON: null, REASON_LABEL: null})] {
            assert_eq!(reason(&row), Formatted::default());
        }
        assert_eq!(
            reason(&json!({REASON: 192_350_004, REASON_LABEL: null})),
            Formatted::new(Some(ClosureReason::AgentClosed.into()), None)
        );
        let job: Job = read(&json!({"id": "a"})).unwrap();
        assert_eq!((job.grade, job.reason), (Formatted::default(), Formatted::default()));
    }

    #[test]
    fn an_annotation_alone_is_kept() {
        let reason = reason(&json!({REASON_LABEL: "Closed by agent"}));
        assert_eq!(reason.choice(), None);
        assert_eq!(reason.known(), None);
        assert_eq!(reason.formatted_value(), Some("Closed by agent"));
        assert_eq!(reason.label(), Some("Closed by agent"));
    }

    #[test]
    fn a_key_that_is_not_a_string_is_an_error() {
        let row = serde::de::value::MapDeserializer::new([(1, 745_500_000)].into_iter());
        let read: Result<_, serde::de::value::Error> = Formatted::<Grade>::deserialize(row);
        let expected = "invalid type: integer `1`, expected the name of a column";
        assert_eq!(read.unwrap_err().to_string(), expected);
    }

    #[test]
    fn an_invalid_value_is_an_error_that_names_the_set() {
        let error = read::<Formatted<ClosureReason>>(&json!({REASON: "AgentClosed"}));
        assert_eq!(
            error.unwrap_err().to_string(),
            "invalid type: string \"AgentClosed\", expected an integer, the value of an option of \
             ClosureReason (msdyn_ocsession.msdyn_closurereason) at line 1 column 36"
        );
        let error = read::<Formatted<ClosureReason>>(&json!(192_350_004));
        assert_eq!(
            error.unwrap_err().to_string(),
            "invalid type: integer `192350004`, expected a row with the column msdyn_closurereason at line 1 column 9"
        );
    }
}

mod comparing {
    use super::*;

    #[test]
    fn two_are_equal_if_choice_and_label_are() {
        let fair = grade(745_500_001, "Fair");
        assert_eq!(fair, grade(745_500_001, "Fair"));
        assert_ne!(fair, grade(745_500_000, "Fair"));
        assert_ne!(fair, grade(745_500_001, "Passable"));
        assert_ne!(fair, Formatted::default());
    }

    #[test]
    fn a_clone_is_equal() {
        let fair = grade(745_500_001, "Passable");
        assert_eq!(fair.clone(), fair);
    }
}

mod showing {
    use super::*;

    #[test]
    fn the_enums_label_is_shown_else_the_rows_else_the_number() {
        let labeled = |value, label: Option<&str>| {
            Formatted::<ClosureReason>::new(value, label.map(ToOwned::to_owned)).to_string()
        };
        let known = Some(ClosureReason::AgentClosed.into());
        let unknown = Some(Choice::new(192_350_099));
        assert_eq!(labeled(known, Some("Closed by agent")), "AgentClosed");
        assert_eq!(labeled(unknown, Some("CustomerLeftSurvey")), "CustomerLeftSurvey");
        assert_eq!(labeled(unknown, None), "192350099");
        assert_eq!(labeled(None, Some("Alone")), "Alone");
        assert_eq!(labeled(None, None), "");
    }

    #[test]
    fn width_fill_and_alignment_apply_to_each() {
        let unknown =
            |label: Option<&str>| Formatted::<Grade>::new(Some(Choice::new(7)), label.map(ToOwned::to_owned));
        assert_eq!(
            format!("{:>6}|{:-<6}|{:^6}", grade(745_500_001, "x"), unknown(Some("Odd")), unknown(None)),
            "  Fair|Odd---|  7   "
        );
        assert_eq!(format!("{:.>4}", Formatted::<Grade>::default()), "....");
    }

    #[test]
    fn debug_has_both() {
        assert_eq!(
            format!("{:?}", grade(745_500_001, "Mäßig")),
            r#"Formatted { choice: Some(Choice(745500001 "Fair")), formatted_value: Some("Mäßig") }"#
        );
    }

    #[test]
    fn another_label_disagrees_unless_it_is_an_alias_or_a_translation() {
        assert_eq!(grade(745_500_000, "Second rate").disagreement(), Some(("First rate", "Second rate")));
        assert_eq!(grade(745_500_000, "first rate").disagreement(), Some(("First rate", "first rate")));
        assert_eq!(grade(745_500_001, "Erstklassig").disagreement(), Some(("Fair", "Erstklassig")));
        for agreed in ["First rate", "Prime", "Erstklassig"] {
            assert_eq!(grade(745_500_000, agreed).disagreement(), None, "{agreed}");
        }
    }

    #[test]
    fn a_missing_side_is_no_disagreement() {
        assert_eq!(grade(7, "Odd").disagreement(), None);
        assert_eq!(Formatted::new(Some(Grade::Fair.into()), None).disagreement(), None);
        assert_eq!(Formatted::<Grade>::new(None, Some("Fair".to_owned())).disagreement(), None);
    }
}

mod writing {
    use super::*;

    #[test]
    fn both_keys_are_written_the_annotation_first() {
        assert_eq!(
            serde_json::to_string(&grade(745_500_001, "Mäßig")).unwrap(),
            r#"{"demo_grade@OData.Community.Display.V1.FormattedValue":"Mäßig","demo_grade":745500001}"#
        );
        assert_eq!(
            serde_json::to_string(&grade(7, "Odd")).unwrap(),
            r#"{"demo_grade@OData.Community.Display.V1.FormattedValue":"Odd","demo_grade":7}"#
        );
    }

    #[test]
    fn a_missing_choice_is_written_as_null_and_a_missing_annotation_is_omitted() {
        assert_eq!(serde_json::to_string(&Formatted::<Grade>::default()).unwrap(), r#"{"demo_grade":null}"#);
        assert_eq!(
            serde_json::to_string(&Formatted::new(Some(Paid::No.into()), None)).unwrap(),
            r#"{"demo_paid":false}"#
        );
    }

    #[test]
    fn a_row_is_written_back_with_no_key_twice() {
        let row = r#"{"id":"a","demo_grade@OData.Community.Display.V1.FormattedValue":"Gut","demo_grade":745500001,"size":1,"msdyn_closurereason":null,"demo_paid":true,"etag":"W/1"}"#;
        let job: Job = serde_json::from_str(row).unwrap();
        assert_eq!(serde_json::to_string(&job).unwrap(), row);
    }
}

#[test]
fn a_repeated_key_is_an_error() {
    const KEY: &str = "msdyn_closurereason@OData.Community.Display.V1.FormattedValue";
    #[derive(serde::Deserialize, Debug)]
    struct Session {
        #[serde(flatten)]
        _reason: closure_reason::serde::Formatted<closure_reason::ClosureReason>,
    }
    for json in [
        r#"{"msdyn_closurereason": 192350001, "msdyn_closurereason": 192350004}"#.to_owned(),
        r#"{"msdyn_closurereason": null, "msdyn_closurereason": 192350004}"#.to_owned(),
        format!(r#"{{"{KEY}": "AgentReject", "msdyn_closurereason": 192350004, "{KEY}": "AgentClosed"}}"#),
    ] {
        let error = serde_json::from_str::<Session>(&json).unwrap_err().to_string();
        assert!(error.contains("duplicate field `msdyn_closurereason"), "{error}");
    }
}

#[test]
fn a_row_of_csv_has_its_annotation_in_a_column_too() {
    #[derive(Deserialize)]
    struct Row {
        #[serde(flatten)]
        grade: Formatted<Grade>,
    }
    let text = "demo_grade,demo_grade@OData.Community.Display.V1.FormattedValue\n745500009,Excellent\n";
    let row: Row = csv::Reader::from_reader(text.as_bytes()).deserialize().next().unwrap().unwrap();
    assert_eq!(row.grade, Formatted::new(Some(Choice::new(745_500_009)), Some("Excellent".to_owned())));
}

#[test]
fn a_global_set_is_read_and_written_in_each_column_that_has_a_type() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Car {
        #[serde(flatten)]
        painted: Formatted<Answer, Painted>,
        #[serde(flatten)]
        tested: FormattedChoices<Answer, Tested>,
    }

    let row = json!({
        "demo_painted": 1,
        "demo_painted@OData.Community.Display.V1.FormattedValue": "Noch nicht",
        "demo_tested": "1,2",
        "demo_tested@OData.Community.Display.V1.FormattedValue": "Noch nicht; Fertig",
    });
    let car: Car = read(&row).unwrap();
    assert_eq!(car.painted.disagreement(), Some(("Not yet", "Noch nicht")));
    assert_eq!(car.tested.choices(), &Choices::from([Answer::NotYet, Answer::Done]));
    assert_eq!(written(&car), row);

    let tested = FormattedChoices::new(Choices::from([ClosureReason::AgentClosed]), None);
    assert_eq!(written(&tested.in_column::<Tested>()), json!({ "demo_tested": "192350004" }));
}
