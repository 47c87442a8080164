//! Tests how the XML of a status reason's transitions is read: lists, empty texts, and broken XML.

#![expect(clippy::format_push_string, reason = "the XML reads better piece by piece")]

use proptest::prelude::*;
use serde_json::json;

use crate::definition::{OptionSetDefinitions, transitions};

fn read(xml: &str) -> Result<Option<Vec<i32>>, String> {
    transitions(1, xml).map_err(|error| error.to_string())
}

#[test]
fn every_spelling_of_the_list_is_read() {
    let table: [(&str, &[i32]); 15] = [
        ("<allowedtransitions><allowedtransition tostatusid='6'/></allowedtransitions>", &[6]),
        (
            "<allowedtransitions xmlns=\"http://schemas.microsoft.com/crm/2009/WebServices\">\
             <allowedtransition sourcestatusid=\"1\" tostatusid=\"6\" />\
             <allowedtransition sourcestatusid=\"1\" tostatusid=\"7\" /></allowedtransitions>",
            &[6, 7],
        ),
        (
            "<?xml version=\"1.0\"?>\r\n<allowedtransitions>\n <allowedtransition tostatusid=\"6\"></allowedtransition >\n</allowedtransitions >\n",
            &[6],
        ),
        ("\u{feff} <allowedtransitions><allowedtransition tostatusid=\"6\"/></allowedtransitions>", &[6]),
        (
            "<a:allowedtransitions xmlns:a='x'><a:allowedtransition tostatusid='6'/></a:allowedtransitions>",
            &[6],
        ),
        (
            "<allowedtransitions><allowedtransition fromtostatusid='5' tostatusid='6'/></allowedtransitions>",
            &[6],
        ),
        (
            "<allowedtransitions><allowedtransition tostatusid='6' fromtostatusid='5'/></allowedtransitions>",
            &[6],
        ),
        (
            "<allowedtransitions><allowedtransition note='tostatusid=\"9\"' tostatusid='6'/></allowedtransitions>",
            &[6],
        ),
        (
            "<allowedtransitions><!-- <allowedtransition tostatusid='9'/> --><allowedtransition tostatusid='6'/></allowedtransitions><!-- tostatusid -->",
            &[6],
        ),
        (
            "<allowedtransitions><![CDATA[<allowedtransition tostatusid='9'/>]]><allowedtransition tostatusid='6'/></allowedtransitions>",
            &[6],
        ),
        ("<allowedtransitions><allowedtransition tostatusid='&#49;&#x32;'/></allowedtransitions>", &[12]),
        (
            "<allowedtransitions><allowedtransition a='>&lt;&amp;&quot;&apos;&gt;' tostatusid = \"-6\"/></allowedtransitions>",
            &[-6],
        ),
        (
            "<allowedtransitions><allowedtransition\n\ttostatusid=\n'192350004'\n/></allowedtransitions>",
            &[192_350_004],
        ),
        (
            "<allowedtransitions><allowedtransition tostatusid='2147483647'/><allowedtransition tostatusid='-2147483648'/></allowedtransitions>",
            &[i32::MAX, i32::MIN],
        ),
        (
            "<allowedtransitions><allowedtransition tostatusid='7'/><allowedtransition tostatusid='6'/><allowedtransition tostatusid='7'/></allowedtransitions>",
            &[7, 6, 7],
        ),
    ];
    for (xml, targets) in table {
        assert_eq!(read(xml), Ok(Some(targets.to_vec())), "{xml}");
    }
}

#[test]
fn an_empty_list_and_other_texts_state_nothing() {
    for text in [
        "",
        "  \r\n",
        "None",
        "tostatusid=\"6\"",
        "{\"tostatusid\": 6}",
        "6 < 7",
        "<allowedtransitions/>",
        "<allowedtransitions xmlns='x' />",
        "<allowedtransitions></allowedtransitions>",
        "<?xml version='1.0'?><allowedtransitions>\n<!-- none --></allowedtransitions>",
    ] {
        assert_eq!(read(text), Ok(None), "{text}");
    }
}

#[test]
fn broken_xml_is_an_error() {
    let list = |inner: &str| format!("<allowedtransitions>{inner}</allowedtransitions>");
    let whole = list("<allowedtransition sourcestatusid='1' tostatusid='6'></allowedtransition>");
    // Cut anywhere, it is broken.
    for end in 1..whole.len() {
        assert!(read(&whole[..end]).is_err(), "{}", &whole[..end]);
    }
    let table = [
        ("<broken".to_owned(), "at byte 7: syntax error: tag not closed"),
        ("<".to_owned(), "tag not closed"),
        ("<!-- only a comment -->".to_owned(), "expected the element `allowedtransitions`"),
        ("<!DOCTYPE x><allowedtransitions/>".to_owned(), "document type"),
        ("<transitions/>".to_owned(), "the root is `transitions`"),
        ("<allowedtransitions></allowedtransition>".to_owned(), "but `</allowedtransition>` was found"),
        ("<allowedtransitions/><allowedtransitions/>".to_owned(), "follows the end"),
        ("<allowedtransitions/>6".to_owned(), "text between"),
        (list("6"), "text between"),
        (list("<other tostatusid='6'/>"), "the element `other`"),
        (list("<allowedtransition/>"), "no attribute `tostatusid`"),
        (list("<allowedtransition sourcestatusid='1'/>"), "no attribute `tostatusid`"),
        (list("<allowedtransition toStatusId='1'/>"), "no attribute `tostatusid`"),
        (list("<allowedtransition tostatusid=6/>"), "must be enclosed in"),
        (list("<allowedtransition tostatusid/>"), "must be directly followed by `=`"),
        (list("<allowedtransition tostatusid='6\"/>"), "not closed"),
        (list("<allowedtransition tostatusid=''/>"), "`tostatusid` is \"\", expected"),
        (list("<allowedtransition tostatusid='six'/>"), "`tostatusid` is \"six\", expected"),
        (list("<allowedtransition tostatusid='6.0'/>"), "`tostatusid` is \"6.0\", expected"),
        (list("<allowedtransition tostatusid='2147483648'/>"), "\"2147483648\", expected"),
        (list("<allowedtransition tostatusid='6' tostatusid='7'/>"), "duplicated attribute"),
        (list("<allowedtransition tostatusid='&six;'/>"), "`six`"),
        (list("<allowedtransition tostatusid='6' a='&#0;'/>"), "0x0"),
        (list("<allowedtransition tostatusid='6' a='&#+54;'/>"), "54"),
        (list("<allowedtransition tostatusid='6'><x/></allowedtransition>"), "`x` within"),
        (list("<![CDATA["), "CDATA"),
    ];
    for (xml, part) in table {
        let error = read(&xml).expect_err(&xml);
        assert!(error.contains(part), "{xml}: {error}");
        assert!(error.starts_with("the `TransitionData` of option 1 is broken at byte "), "{error}");
    }
}

#[test]
fn long_text_is_cut() {
    let long = "x".repeat(1 << 20);
    for xml in [
        format!("<{long}"),
        format!("<{long}/>"),
        format!("<allowedtransitions><{long}/></allowedtransitions>"),
        format!("<allowedtransitions><allowedtransition tostatusid='{long}'/></allowedtransitions>"),
        format!("<allowedtransitions><allowedtransition tostatusid='&{long}'/></allowedtransitions>"),
        format!("<allowedtransitions><allowedtransition {long}='' {long}=''/></allowedtransitions>"),
    ] {
        let error = read(&xml).unwrap_err();
        assert!(error.len() < 700, "{} bytes", error.len());
    }
}

#[test]
fn an_answer_names_table_column_and_option() {
    let answer = json!({"EntityLogicalName": "demo_job", "LogicalName": "statuscode", "OptionSet": {
        "OptionSetType": "Status", "Options": [{"Value": 1, "State": 0, "TransitionData": "<broken"}]}});
    let error = serde_json::from_value::<OptionSetDefinitions>(answer).err().unwrap().to_string();
    assert_eq!(
        error,
        "demo_job.statuscode: the `TransitionData` of option 1 is broken at byte 7: \
         syntax error: tag not closed: `>` not found before end of input; it is \"<broken\""
    );
}

proptest! {
    #[test]
    fn no_text_panics(text in ".*", tail in "[<>/!\\-\\[\\]a-z=' &;#x0-9?:é\u{feff}]{0,60}") {
        let _ = read(&text);
        let _ = read(&format!("<{tail}"));
        let _ = read(&format!("<allowedtransitions>{tail}</allowedtransitions>"));
        let _ = read(&format!("<allowedtransitions><allowedtransition tostatusid='{tail}'/></allowedtransitions>"));
    }

    #[test]
    fn targets_survive_any_decoration(
        targets in prop::collection::vec((any::<i32>(), 0..4_usize, any::<bool>(), any::<bool>()), 1..6),
        prefix in "([a-z]{1,4}:)?",
        blank in "[ \t\r\n]{1,3}",
    ) {
        let mut xml = format!("<{prefix}allowedtransitions{blank}>");
        for (target, before, double, closed) in &targets {
            xml += ["", "<!-- - > -->", "<![CDATA[</x>]]>", "\n"][*before];
            let quote = if *double { '"' } else { '\'' };
            xml += &format!("<{prefix}allowedtransition{blank}tostatusid={quote}{target}{quote}");
            xml += &if *closed { "/>".to_owned() } else { format!("></{prefix}allowedtransition>") };
        }
        xml += &format!("</{prefix}allowedtransitions>");
        let expected: Vec<i32> = targets.iter().map(|(target, ..)| *target).collect();
        prop_assert_eq!(read(&xml), Ok(Some(expected)));
    }
}
