//! Rows as XML: a format with only texts, in which a column is an element or an attribute.

use closure_reason::{Choice, Choices, ClosureReason, OptionSet};
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename = "row")]
struct Lenient {
    #[serde(
        default,
        rename = "@attribute",
        with = "closure_reason::serde::lenient",
        skip_serializing_if = "Option::is_none"
    )]
    attribute: Option<Choice<ClosureReason>>,
    #[serde(default, with = "closure_reason::serde::lenient", skip_serializing_if = "Option::is_none")]
    element: Option<Choice<ClosureReason>>,
    #[serde(default, with = "closure_reason::serde::lenient", skip_serializing_if = "Choices::is_empty")]
    several: Choices<ClosureReason>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename = "row")]
struct Labelled {
    #[serde(
        default,
        rename = "@attribute",
        with = "closure_reason::serde::label",
        skip_serializing_if = "Option::is_none"
    )]
    attribute: Option<Choice<ClosureReason>>,
    #[serde(default, with = "closure_reason::serde::label", skip_serializing_if = "Option::is_none")]
    element: Option<Choice<ClosureReason>>,
    #[serde(default, with = "closure_reason::serde::label", skip_serializing_if = "Choices::is_empty")]
    several: Choices<ClosureReason>,
}

fn lenient(xml: &str) -> Result<Lenient, String> {
    quick_xml::de::from_str(xml).map_err(|error| error.to_string())
}

fn labeled(xml: &str) -> Result<Labelled, String> {
    quick_xml::de::from_str(xml).map_err(|error| error.to_string())
}

#[test]
fn elements_and_attributes_are_read_in_any_spelling() {
    for cell in ["192350004", "192350004.0", "AgentClosed", " AgentClosed "] {
        let row = lenient(&format!("<row attribute=\"{cell}\"><element>{cell}</element></row>")).unwrap();
        assert_eq!(
            (row.attribute, row.element),
            (Some(ClosureReason::AgentClosed.into()), row.attribute),
            "{cell}"
        );
    }
    let row = lenient("<row><element label=\"x\"><![CDATA[192350004]]></element></row>").unwrap();
    assert_eq!(row.element, Some(ClosureReason::AgentClosed.into()));
    let row = lenient("<row><several>AgentClosed; AgentReject</several></row>").unwrap();
    assert_eq!(row.several, Choices::from([ClosureReason::AgentReject, ClosureReason::AgentClosed]));
}

#[test]
fn an_empty_element_is_an_empty_cell() {
    for xml in [
        "<row/>",
        "<row><element/></row>",
        "<row><element></element><several/></row>",
        "<row attribute=\"\"/>",
    ] {
        let row = lenient(xml).unwrap();
        assert_eq!((row.attribute, row.element, row.several.len()), (None, None, 0), "{xml}");
    }
}

#[test]
fn an_element_in_an_element_is_an_error() {
    let error = lenient("<row><element><value>192350004</value></element></row>").unwrap_err();
    assert!(error.contains("ClosureReason (msdyn_ocsession.msdyn_closurereason)"), "{error}");
}

#[test]
fn labels_and_the_numbers_of_unknown_choices_are_written_and_read_back() {
    for value in [192_350_004, 192_350_099, -1] {
        let choice = Some(Choice::new(value));
        let row =
            Labelled { attribute: choice, element: choice, several: Choices::from([192_350_001, value]) };
        let xml = quick_xml::se::to_string(&row).unwrap();
        assert_eq!(labeled(&xml), Ok(row), "{xml}");
        let row =
            Lenient { attribute: choice, element: choice, several: Choices::from([192_350_001, value]) };
        let xml = quick_xml::se::to_string(&row).unwrap();
        assert_eq!(lenient(&xml), Ok(row), "{xml}");
    }
    let error = labeled("<row><element>192350004</element></row>").unwrap_err();
    assert!(error.contains("\"192350004\" is not a label of ClosureReason"), "{error}");
}

#[test]
fn an_option_is_read_from_its_label() {
    #[derive(Deserialize)]
    struct Row {
        #[serde(with = "closure_reason::serde::label")]
        element: ClosureReason,
    }
    let row: Row = quick_xml::de::from_str("<row><element>AgentClosed</element></row>").unwrap();
    assert_eq!(row.element.value(), OptionSet::value(ClosureReason::AgentClosed));
}
