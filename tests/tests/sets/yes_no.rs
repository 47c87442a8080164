//! Yes/no columns.

use closure_reason::{Choice, OptionSet, OptionSetKind};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "msdyn_ocsession", column = "isbilled", kind = boolean, default = No, serde)]
enum Billed {
    #[option(value = 0)]
    No,
    #[option(value = 1, label = "Yes, billed", alias = "Y")]
    Yes,
}

/// The option for yes comes first, and the discriminants are the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(kind = boolean)]
enum Voicemail {
    Left = 1,
    NotLeft = 0,
}

#[test]
fn a_bool_becomes_an_option_and_back() {
    assert_eq!(Billed::from(true), Billed::Yes);
    assert_eq!(Billed::from(false), Billed::No);
    assert!(bool::from(Billed::Yes));
    assert!(!bool::from(Billed::No));
    let billed: bool = Billed::Yes.into();
    assert!(billed);
}

#[test]
fn the_order_of_the_options_and_the_place_of_the_values_do_not_matter() {
    assert_eq!(Voicemail::from(true), Voicemail::Left);
    assert_eq!(Voicemail::from(false), Voicemail::NotLeft);
    assert!(bool::from(Voicemail::Left));
    assert!(!bool::from(Voicemail::NotLeft));
}

#[test]
fn values_and_labels_are_there_as_in_any_set() {
    assert_eq!((Billed::No.value(), Billed::Yes.value()), (0, 1));
    assert_eq!((Billed::No.label(), Billed::Yes.label()), ("No", "Yes, billed"));
    assert_eq!(Billed::from_label("Y"), Some(Billed::Yes));
    assert_eq!(Billed::from_value(2), None);
}

#[test]
fn the_kind_is_readable_in_a_constant() {
    const KIND: OptionSetKind = Billed::METADATA.kind();
    assert_eq!(KIND, OptionSetKind::Boolean);
}

#[test]
fn json_has_true_and_false() {
    assert_eq!(serde_json::to_string(&[Billed::Yes, Billed::No]).unwrap(), "[true,false]");
    assert_eq!(serde_json::from_str::<Vec<Billed>>("[true,false]").unwrap(), [Billed::Yes, Billed::No]);
    let choices = [Choice::from(Billed::Yes), Choice::from(Billed::No)];
    assert_eq!(serde_json::to_string(&choices).unwrap(), "[true,false]");
    assert_eq!(serde_json::from_str::<Vec<Choice<Billed>>>("[true,false]").unwrap(), choices);
    assert_eq!(serde_json::from_str::<Option<Choice<Billed>>>("null").unwrap(), None);
}

#[test]
fn a_choice_needs_no_serde_key_on_the_enum() {
    assert_eq!(serde_json::to_string(&Choice::from(Voicemail::Left)).unwrap(), "true");
    assert_eq!(serde_json::from_str::<Choice<Voicemail>>("false").unwrap(), Voicemail::NotLeft);
}

#[test]
fn the_plain_form_reads_no_integer_and_no_text() {
    let message = "expected true or false, the options of Billed (msdyn_ocsession.isbilled)";
    for json in ["1", "0", "1.0", "\"true\"", "\"No\"", "null"] {
        let error = serde_json::from_str::<Billed>(json).unwrap_err().to_string();
        assert!(error.contains(message), "{json}: {error}");
        let error = serde_json::from_str::<Choice<Billed>>(json).unwrap_err().to_string();
        assert!(error.contains(message), "{json}: {error}");
    }
}

#[test]
fn a_value_that_is_no_bool_is_refused_when_written() {
    for value in [2, -1, i32::MAX] {
        let error = serde_json::to_string(&Choice::<Billed>::new(value)).unwrap_err().to_string();
        assert_eq!(error, format!("{value} is not an option of Billed (msdyn_ocsession.isbilled)"));
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Lenient {
    #[serde(default, with = "closure_reason::serde::lenient")]
    billed: Option<Billed>,
}

fn lenient(billed: Option<Billed>) -> Lenient {
    Lenient { billed }
}

#[test]
fn lenient_reads_bools_numbers_and_labels() {
    let yes = [
        "true",
        "1",
        "1.0",
        "\"1\"",
        "\"1.0\"",
        "\"true\"",
        "\"TRUE\"",
        "\"True\"",
        "\"Yes, billed\"",
        "\"Y\"",
    ];
    let no = ["false", "0", "\"0\"", "\"FALSE\"", "\"No\""];
    let read = |json: &str| serde_json::from_str::<Lenient>(&format!("{{\"billed\": {json}}}"));
    for json in yes {
        assert_eq!(read(json).unwrap(), lenient(Some(Billed::Yes)), "{json}");
    }
    for json in no {
        assert_eq!(read(json).unwrap(), lenient(Some(Billed::No)), "{json}");
    }
    for json in ["null", "\"\""] {
        assert_eq!(read(json).unwrap(), lenient(None), "{json}");
    }
    for json in ["2", "\"2\"", "\"no\"", "\"truely\""] {
        let error = read(json).unwrap_err().to_string();
        assert!(error.contains("Billed (msdyn_ocsession.isbilled)"), "{json}: {error}");
    }
}

#[test]
fn a_choice_that_is_no_bool_is_also_refused_when_read() {
    #[derive(Debug, Deserialize)]
    struct Row {
        #[serde(with = "closure_reason::serde::lenient")]
        _billed: Choice<Billed>,
    }
    let error = serde_json::from_str::<Row>(r#"{"_billed": 2}"#).unwrap_err().to_string();
    assert!(error.starts_with("2 is not an option of Billed (msdyn_ocsession.isbilled)"), "{error}");
}

#[test]
fn lenient_writes_bools() {
    let write = |billed| serde_json::to_string(&lenient(billed)).unwrap();
    assert_eq!(write(Some(Billed::Yes)), r#"{"billed":true}"#);
    assert_eq!(write(Some(Billed::No)), r#"{"billed":false}"#);
    assert_eq!(write(None), r#"{"billed":null}"#);
}

/// If the option for no is labeled "True", it must be clear which of the two a cell means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(kind = boolean)]
enum Inverted {
    #[option(value = 0, label = "True")]
    No,
    #[option(value = 1, label = "False")]
    Yes,
}

#[derive(Debug, Deserialize)]
struct InvertedRow {
    #[serde(with = "closure_reason::serde::lenient")]
    inverted: Choice<Inverted>,
}

#[test]
fn lenient_refuses_a_label_that_spells_the_other_bool() {
    let error = serde_json::from_str::<InvertedRow>(r#"{"inverted": "True"}"#).unwrap_err().to_string();
    let message = "\"True\" has two meanings in Inverted: as a label it is option 0 \"True\"";
    assert!(error.starts_with(message), "{error}");
    let row: InvertedRow = serde_json::from_str(r#"{"inverted": true}"#).unwrap();
    assert_eq!(row.inverted, Inverted::Yes);
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Row {
    plain: Option<Billed>,
    choice: Choice<Billed>,
    #[serde(with = "closure_reason::serde::lenient")]
    lenient: Option<Choice<Billed>>,
}

const ROWS: [Row; 2] = [
    Row { plain: Some(Billed::Yes), choice: Choice::new(0), lenient: Some(Choice::new(1)) },
    Row { plain: None, choice: Choice::new(1), lenient: None },
];
const CSV: &str = "plain,choice,lenient\ntrue,false,true\n,true,\n";

#[test]
fn csv_has_true_and_false() {
    let rows = csv::Reader::from_reader(CSV.as_bytes()).into_deserialize().collect::<Result<Vec<Row>, _>>();
    assert_eq!(rows.unwrap(), ROWS);
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in ROWS {
        writer.serialize(row).unwrap();
    }
    assert_eq!(String::from_utf8(writer.into_inner().unwrap()).unwrap(), CSV);
}

#[test]
fn csv_of_a_spreadsheet_is_for_lenient() {
    let csv = "plain,choice,lenient\ntrue,false,TRUE\n,true,0\n,true,\"Yes, billed\"\n";
    let rows = csv::Reader::from_reader(csv.as_bytes()).into_deserialize().collect::<Result<Vec<Row>, _>>();
    let lenient: Vec<_> = rows.unwrap().into_iter().map(|row| row.lenient.map(Choice::value)).collect();
    assert_eq!(lenient, [Some(1), Some(0), Some(1)]);
    let csv = "plain,choice,lenient\n1,false,true\n";
    let row = csv::Reader::from_reader(csv.as_bytes()).into_deserialize::<Row>().next().unwrap();
    assert!(row.is_err());
}

#[test]
fn a_compact_format_has_one_byte_each() {
    let row = Row { plain: Some(Billed::Yes), choice: Choice::new(0), lenient: Some(Choice::new(1)) };
    let bytes = postcard::to_stdvec(&row).unwrap();
    assert_eq!(bytes, [1, 1, 0, 1, 1]);
    assert_eq!(postcard::from_bytes::<Row>(&bytes).unwrap(), row);
}
