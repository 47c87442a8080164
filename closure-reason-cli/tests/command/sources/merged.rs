//! A plain sheet and metadata of the SDK next to other sources: a property that one does not state is no disagreement.

use crate::sources::command::{rows, with};
use crate::sources::entity_metadata::all;

const SHEET: &[u8] = b"value,label\n1,New\n";
const ANSWER: &[u8] = br##"{"LogicalName": "demo_wear", "EntityLogicalName": "demo_order", "AttributeType": "Picklist", "DefaultFormValue": -1,
    "OptionSet": {"Name": "demo_order_demo_wear", "IsGlobal": false, "Options": [{"Value": 1, "Color": "#0000ff",
    "Label": {"LocalizedLabels": [{"Label": "New", "LanguageCode": 1033}, {"Label": "Neu", "LanguageCode": 1031}]}}]}}"##;
const STRINGMAPS: &[u8] = br#"{"value": [
    {"objecttypecode": "demo_order", "attributename": "demo_wear", "attributevalue": 1, "value": "New", "langid": 1033, "displayorder": 1},
    {"objecttypecode": "demo_order", "attributename": "statecode", "attributevalue": 0, "value": "Active", "langid": 1033},
    {"objecttypecode": "demo_order", "attributename": "statuscode", "attributevalue": 1, "value": "Open", "langid": 1033},
    {"objecttypecode": "demo_order", "attributename": "demo_tags", "attributevalue": 7, "value": "Red; blue", "langid": 1033},
    {"objecttypecode": "demo_order", "attributename": "demo_paid", "attributevalue": 0, "value": "No", "langid": 1033},
    {"objecttypecode": "demo_order", "attributename": "demo_paid", "attributevalue": 1, "value": "Yes", "langid": 1033}]}"#;
const LAKE: &[u8] = b"demo_order,demo_wear,1,False,1033,New\n";
const ENUM: &[u8] = br#"#[derive(OptionSet)]
#[option_set(table = "demo_order", column = "demo_wear", language = 1033)]
pub enum Wear { #[option(label = "New")] New = 1 }"#;

#[test]
fn a_sheet_agrees_with_fuller_sources() {
    let named = ["--from", ".", "--from", "a.csv", "--table", "demo_order", "--column", "demo_wear"];
    let sdk = all();
    let sources = [
        ("answer.json", ANSWER),
        ("sdk.xml", sdk.as_bytes()),
        ("stringmaps.json", STRINGMAPS),
        ("OptionsetMetadata.csv", LAKE),
        ("wear.rs", ENUM),
    ];
    for (name, content) in sources {
        let alone =
            rows(&[(name, content)], &["--from", name, "--table", "demo_order", "--column", "demo_wear"]);
        assert!(
            alone.contains("demo_order.demo_wear.1,") && alone.ends_with("exit code 0\n"),
            "{name}: {alone}"
        );
        // The sheet adds nothing, whether it comes first or last.
        let beside = rows(&[(name, content), ("a.csv", SHEET)], &named);
        let before = ["--from", "a.csv", "--from", name, "--table", "demo_order", "--column", "demo_wear"];
        let first = rows(&[(name, content), ("a.csv", SHEET)], &before);
        for read in [beside, first] {
            let read = read.replace("note: skipped one file that is not metadata (`-v` names it)\n", "");
            assert_eq!(read, alone, "{name}");
        }
    }
    let all: Vec<_> = sources.into_iter().chain([("a.csv", SHEET)]).collect();
    let read = with(&all, &[&["list", "--as", "csv"], &named[..]].concat());
    assert!(
        read.contains(",1033,New,") && read.contains(",1031,Neu,") && read.ends_with("exit code 0\n"),
        "{read}"
    );
    // A label without a language may be in any language; an option that others lack is a disagreement.
    let told =
        |sheet: &[u8]| with(&[("answer.json", ANSWER), ("a.csv", sheet)], &[&["list"], &named[..]].concat());
    assert!(told(b"value,label\n1,Nouveau\n").ends_with("exit code 0\n"));
    let more = told(b"value,label\n1,New\n2,Old\n");
    assert!(more.contains("error: two inputs disagree about demo_order.demo_wear"), "{more}");
}

#[test]
fn metadata_of_the_sdk_agrees_with_sources_that_say_less() {
    let sdk = all();
    let alone = rows(&[("sdk.xml", sdk.as_bytes())], &["--from", "sdk.xml"]);
    for (name, content) in
        [("answer.json", ANSWER), ("stringmaps.json", STRINGMAPS), ("OptionsetMetadata.csv", LAKE)]
    {
        let files = [("sdk.xml", sdk.as_bytes()), (name, content)];
        assert_eq!(rows(&files, &["--from", "sdk.xml", "--from", name]), alone, "{name}");
        assert_eq!(rows(&files, &["--from", name, "--from", "sdk.xml"]), alone, "{name}");
    }
}
