//! Multi-select columns in any spelling, as labels, and with a row's annotation.

use std::fmt::Debug;

use closure_reason::serde::{Field, FormattedChoices, label, lenient};
use closure_reason::{Choices, OptionSet};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_papers", language = 1033)]
enum Paper {
    #[option(value = 1, label = "Invoice", alias = "Bill", labels(1031 = "Rechnung"))]
    Invoice,
    #[option(value = 2, label = "Contract", labels(1031 = "Vertrag"))]
    Contract,
    #[option(value = 3, label = "Contract; signed", labels(1031 = "Vertrag; unterschrieben"))]
    Signed,
    #[option(value = 4, label = "7")]
    Seven,
}

const NAME: &str = "Paper (demo_job.demo_papers)";

fn papers(values: &[i32]) -> Choices<Paper> {
    values.iter().copied().collect()
}

fn read_lenient<F: Field>(json: &Value) -> Result<F, String> {
    lenient::deserialize(json).map_err(|error| error.to_string())
}

fn read_label<F: Field>(json: &Value) -> Result<F, String> {
    label::deserialize(json).map_err(|error| error.to_string())
}

#[track_caller]
fn assert_error<T: Debug>(read: Result<T, String>, parts: &[&str]) {
    let error = read.expect_err("an error");
    for part in parts {
        assert!(error.contains(part), "{error:?} does not say {part:?}");
    }
}

mod lenient_cells {
    use super::*;

    #[test]
    fn members_are_read_in_any_spelling() {
        for (json, values) in [
            (json!(null), &[][..]),
            (json!(""), &[]),
            (json!(" "), &[]),
            (json!("1,2"), &[1, 2]),
            (json!("1, 2"), &[1, 2]),
            (json!("1; 2.0"), &[1, 2]),
            (json!("Contract; Bill"), &[1, 2]),
            (json!("Contract; signed"), &[3]),
            (json!("Invoice;77"), &[1, 77]),
            (json!(2), &[2]),
            (json!(2.0), &[2]),
            (json!([2, 1]), &[1, 2]),
            (json!(["Contract", 1.0, "77"]), &[1, 2, 77]),
            (json!("[1, 2]"), &[1, 2]),
            (json!([]), &[]),
        ] {
            assert_eq!(read_lenient(&json), Ok(papers(values)), "{json}");
            let given = Some(papers(values)).filter(|choices| !choices.is_empty());
            assert_eq!(read_lenient(&json), Ok(given), "{json}");
        }
    }

    #[test]
    fn invalid_members_are_errors_that_name_the_set() {
        for json in [
            json!("Invoice; Contrakt"),
            json!("7"),
            json!(7),
            json!(1.5),
            json!(true),
            json!([1.5]),
            json!([[1]]),
            json!([7]),
            json!("[7]"),
            json!("1,02"),
            json!("1,2.0"),
            json!({"a": 1}),
        ] {
            assert_error(read_lenient::<Choices<Paper>>(&json), &[NAME]);
            assert_error(read_lenient::<Option<Choices<Paper>>>(&json), &[NAME]);
        }
    }

    #[test]
    fn values_are_written() {
        let write =
            |choices: &Choices<Paper>| lenient::serialize(choices, serde_json::value::Serializer).unwrap();
        assert_eq!(write(&papers(&[2, 1, 77])), json!("1,2,77"));
        assert_eq!(write(&papers(&[])), Value::Null);
        let none = lenient::serialize(&None::<Choices<Paper>>, serde_json::value::Serializer);
        assert_eq!(none.unwrap(), Value::Null);
    }
}

mod label_cells {
    use super::*;

    #[test]
    fn labels_are_written_and_read_back() {
        for (values, json) in [
            (&[][..], json!(null)),
            (&[1], json!("Invoice")),
            (&[1, 2], json!("Invoice; Contract")),
            (&[1, 3, 99], json!("Invoice; Contract; signed; 99")),
            (&[4], json!("7")),
        ] {
            let written = label::serialize(&papers(values), serde_json::value::Serializer).unwrap();
            assert_eq!(written, json);
            assert_eq!(read_label(&json), Ok(papers(values)));
            let given = Some(papers(values)).filter(|choices| !choices.is_empty());
            assert_eq!(label::serialize(&given, serde_json::value::Serializer).unwrap(), json);
            assert_eq!(read_label(&json), Ok(given));
        }
    }

    #[test]
    fn an_unknown_number_may_stand_among_labels() {
        assert_error(
            read_label::<Choices<Paper>>(&json!("Invoice; 2")),
            &[r#"at byte 9 of "Invoice; 2": "2" is not a label of "#, NAME],
        );
        assert_error(read_label::<Choices<Paper>>(&json!(2)), &[NAME]);
        assert_error(
            label::serialize(&papers(&[7]), serde_json::value::Serializer).map_err(|error| error.to_string()),
            &["7 is not an option of", "would be read back as 4 \"7\""],
        );
    }

    /// An option whose label is blank.
    #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
    #[option_set(name = "demo_size")]
    enum Size {
        #[option(value = 1, label = "")]
        Unlabelled,
        #[option(value = 2, label = "Large")]
        Large,
    }

    #[test]
    fn a_blank_label_that_would_be_read_back_as_no_choice_is_not_written() {
        let write = |sizes: &Choices<Size>| {
            label::serialize(sizes, serde_json::value::Serializer).map_err(|error| error.to_string())
        };
        let error = "the label of 1 in Size (demo_size) is blank, and would be read back as no choice";
        assert_eq!(write(&Choices::from([Size::Unlabelled])), Err(error.into()));
        let both = Choices::from([Size::Unlabelled, Size::Large]);
        assert_eq!(read_label(&write(&both).unwrap()), Ok(both));
    }

    #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
    #[option_set(name = "demo_channel", allow_duplicate_labels)]
    enum Channel {
        #[option(value = 1, label = "Mail")]
        Mail,
        #[option(value = 2, label = "Web")]
        Site,
        #[option(value = 3, label = "Web")]
        App,
        #[option(value = 4, label = "Web ")]
        Chat,
        #[option(value = 5, label = "Print")]
        Print,
        #[option(value = 6, label = "Web; Print")]
        Both,
    }

    #[test]
    fn a_blank_does_not_choose_between_labels() {
        let read = |text: &str| read_label::<Choices<Channel>>(&json!(text));
        assert_eq!(read("Web "), Ok([4].into_iter().collect()));
        assert_error(read("Mail; Web "), &["can be split in several ways"]);
        assert_error(read("Mail; Web"), &["at byte 6", "\"Web\" is the label of several options"]);
    }

    #[test]
    fn a_label_of_several_options_leaves_open_whether_a_longer_one_is_meant() {
        let read = |text: &str| read_label::<Choices<Channel>>(&json!(text));
        let site_and_print = Choices::from([Channel::Site, Channel::Print]);
        let written = label::serialize(&site_and_print, serde_json::value::Serializer);
        assert_eq!(written.unwrap(), json!("Web; Print"));
        assert_error(read("Web; Print"), &["can be split in several ways"]);
        assert_eq!(read("Print"), Ok(Choices::from([Channel::Print])));
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Row {
    id: u32,
    #[serde(with = "closure_reason::serde::lenient")]
    lenient: Choices<Paper>,
    #[serde(with = "closure_reason::serde::label")]
    label: Option<Choices<Paper>>,
}

#[test]
fn rows_of_csv_and_postcard_come_back_as_they_were() {
    for values in [&[][..], &[2], &[99], &[1, 2], &[1, 3, -5]] {
        let given = Some(papers(values)).filter(|choices| !choices.is_empty());
        let row = Row { id: 1, lenient: papers(values), label: given };
        let mut table = csv::Writer::from_writer(Vec::new());
        table.serialize(&row).unwrap();
        let table = table.into_inner().unwrap();
        let read: Row = csv::Reader::from_reader(&*table).deserialize().next().unwrap().unwrap();
        assert_eq!(read, row);
        let bytes = postcard::to_stdvec(&row).unwrap();
        assert_eq!(postcard::from_bytes::<Row>(&bytes).unwrap(), row);
    }
}

mod annotated {
    use super::*;

    const KEY: &str = "demo_papers@OData.Community.Display.V1.FormattedValue";

    #[derive(Debug, Serialize, Deserialize)]
    struct Job {
        #[serde(flatten)]
        papers: FormattedChoices<Paper>,
    }

    fn row(values: &[i32], theirs: &str) -> FormattedChoices<Paper> {
        FormattedChoices::new(papers(values), Some(theirs.to_owned()))
    }

    #[test]
    fn both_keys_are_read_and_written() {
        let json = json!({KEY: "Invoice; Receipt", "demo_papers": "1,9"});
        let job: Job = serde_json::from_str(&json.to_string()).unwrap();
        assert_eq!(job.papers, row(&[1, 9], "Invoice; Receipt"));
        assert_eq!(serde_json::to_value(&job).unwrap(), json);
        for json in [json!({}), json!({"demo_papers": null}), json!({"demo_papers": null, KEY: null})] {
            let job: Job = serde_json::from_str(&json.to_string()).unwrap();
            assert_eq!(job.papers, FormattedChoices::default());
        }
    }

    #[test]
    fn a_repeated_key_is_an_error() {
        for json in [
            r#"{"demo_papers": "1", "demo_papers": null}"#.to_owned(),
            format!(r#"{{"{KEY}": "", "{KEY}": ""}}"#),
        ] {
            let error = serde_json::from_str::<Job>(&json).unwrap_err().to_string();
            assert!(error.contains("duplicate field `demo_papers"), "{error}");
            assert!(serde_json::from_str::<FormattedChoices<Paper>>(&json).is_err());
        }
    }

    #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
    #[option_set(column = "demo_sizes", allow_duplicate_labels)]
    enum Size {
        #[option(value = 1, label = "Large", alias = "Medium", alias = "Huge")]
        Large,
        #[option(value = 2, label = "Large")]
        Larger,
        #[option(value = 3, label = "Medium")]
        Medium,
        #[option(value = 4, label = "")]
        Unlabelled,
    }

    #[test]
    fn each_member_has_a_label_of_the_row_even_if_others_have_the_same() {
        let disagreement = |values: &[i32], theirs: &str| {
            let row =
                FormattedChoices::<Size>::new(values.iter().copied().collect(), Some(theirs.to_owned()));
            row.disagreement().is_some()
        };
        for (values, theirs) in [
            (&[1, 2][..], "Large; Large"),
            (&[1, 3], "Medium; Large"),
            (&[1, 3], "Medium; Medium"),
            (&[1, 2, 3], "Large; Medium; Large"),
            (&[1, 3], "Medium; Huge"),
            (&[1, 3], "Huge; Medium"),
            (&[1, 2, 3], "Medium; Huge; Large"),
            (&[4], ""),
            (&[4, 1], "Large; "),
        ] {
            assert!(!disagreement(values, theirs), "{theirs:?}");
        }
        for (values, theirs) in [
            (&[1, 2][..], "Large"),
            (&[1], "Large; Large"),
            (&[2, 3], "Medium; Medium"),
            (&[1, 3], "Large; Huge"),
            (&[1, 2, 3], "Large; Huge; Medium; Medium"),
            (&[1], ""),
            (&[], "Large"),
        ] {
            assert!(disagreement(values, theirs), "{theirs:?}");
        }
    }

    #[test]
    fn other_words_in_every_language_are_a_disagreement() {
        for (values, theirs) in [
            (&[1, 2][..], "Invoice; Contract"),
            (&[1, 2], "Contract; Bill"),
            (&[1, 3], "Rechnung; Vertrag; unterschrieben"),
            (&[2, 3], "Contract; Contract; signed"),
            (&[], ""),
            (&[1, 99], "whatever, for 99 is not known"),
        ] {
            assert_eq!(row(values, theirs).disagreement(), None, "{theirs}");
        }
        for (values, theirs) in [
            (&[1, 2][..], "Invoice"),
            (&[1], "Invoice; Contract"),
            (&[1, 2], "Invoice; Vertrag"),
            (&[1, 2], "1,2"),
            (&[2], "Contract; signed"),
            (&[], "Invoice"),
            (&[1], ""),
        ] {
            assert_eq!(row(values, theirs).disagreement(), Some(theirs), "{theirs}");
        }
        assert_eq!(FormattedChoices::new(papers(&[1]), None).disagreement(), None);
    }

    #[test]
    fn labels_are_shown_and_the_rows_own_words_where_a_member_is_unknown() {
        assert_eq!(
            row(&[1, 3], "Rechnung; Vertrag; unterschrieben").to_string(),
            "Invoice; Contract; signed"
        );
        assert_eq!(row(&[1, 9], "Rechnung; Beleg").to_string(), "Rechnung; Beleg");
        assert_eq!(FormattedChoices::new(papers(&[1, 9]), None).to_string(), "Invoice; 9");
        assert_eq!(FormattedChoices::<Paper>::default().to_string(), "");
    }
}
