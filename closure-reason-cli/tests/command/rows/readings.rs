//! Texts that can be read in several ways: no number becomes the wrong word.

use std::io::Write;

use tempfile::NamedTempFile;

use crate::rows::command::piped;

/// How a source states whether a column holds one choice or several.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Told {
    Nothing,
    One,
    Several,
}

const OPTIONS: [(i32, &str); 8] = [
    (0, "None"),
    (1, "One"),
    (5, "Five"),
    (7, "Seven"),
    (1000, "A thousand"),
    (234, "Two hundred"),
    (1234, "Many"),
    (-1, "Unset"),
];

/// Metadata of `demo_visit.demo_why`.
fn metadata(told: Told, options: &[(i32, &str)]) -> NamedTempFile {
    let written: Vec<String> = options
        .iter()
        .map(|(value, label)| match told {
            Told::Nothing => format!(
                r#"{{"objecttypecode":"demo_visit","attributename":"demo_why","attributevalue":{value},
                "value":"{label}","langid":1033,"displayorder":0}}"#
            ),
            _ => format!(
                r#"{{"Value":{value},"Label":{{"LocalizedLabels":[{{"Label":"{label}","LanguageCode":1033}}],
                "UserLocalizedLabel":{{"Label":"{label}","LanguageCode":1033}}}}}}"#
            ),
        })
        .collect();
    let options = written.join(",");
    let kind = if told == Told::Several { "MultiSelectPicklist" } else { "Picklist" };
    let text = if told == Told::Nothing {
        format!(r#"{{"value":[{options}]}}"#)
    } else {
        format!(
            r##"{{"value":[{{"@odata.type":"#Microsoft.Dynamics.CRM.{kind}AttributeMetadata",
            "EntityLogicalName":"demo_visit","LogicalName":"demo_why",
            "OptionSet":{{"Name":"demo_visit_demo_why","IsGlobal":false,"OptionSetType":"Picklist",
            "Options":[{options}]}}}}]}}"##
        )
    };
    let mut file = tempfile::Builder::new().suffix(".json").tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

/// What a cell is decoded to; empty if it is refused or unknown.
fn decoded(from: Option<&NamedTempFile>, column: &str, cell: &str) -> String {
    let path = from.map(|file| file.path().to_str().unwrap());
    let from = path.map(|path| vec!["--from", path]).unwrap_or_default();
    let row = |cells: &str| format!("{column}\tz\n{cells}\n");
    let out = piped(&[&["decode"], &from[..]].concat(), row(&format!("{cell}\t2")).as_bytes()).done();
    let start = format!("{column}\t{column}name\tz\n{cell}\t");
    out.strip_prefix(&start).and_then(|rest| rest.strip_suffix("\t2\n")).expect(&out).to_owned()
}

#[test]
fn a_number_that_is_grouped_or_has_a_comma_is_the_option() {
    for cell in [
        "192,350,004",
        "192.350.004",
        "192 350 004",
        "192\u{a0}350\u{a0}004",
        "192\u{202f}350\u{202f}004",
        "192,350,004.00",
        "192350004,00",
        "192.350.004,00",
        "192'350'004",
        "192\u{2019}350\u{2019}004",
        "192350004.0",
        "1.92350004E8",
    ] {
        assert_eq!(decoded(None, "msdyn_closurereason", cell), "AgentClosed", "{cell}");
    }
    for cell in [
        "192,350,099",
        "192,35,004",
        "192,350.004",
        "192350002,00,0",
        "192350004,5",
        // A closure reason is a single choice, so the column is never split.
        "192350004,192350001",
        "192350004;192350001",
        "[192350004]",
    ] {
        assert_eq!(decoded(None, "msdyn_closurereason", cell), "", "{cell}");
    }
}

#[test]
fn missing_digits_are_not_made_up() {
    for cell in [
        "1.9235e+08",
        "1.9235E+08",
        "1.92E+08",
        "1,92E+08",
        "1,9235e8",
        "1.9235e8",
        "19235e4",
        "192350E3",
        "1.92350E8",
    ] {
        assert_eq!(decoded(None, "msdyn_closurereason", cell), "", "{cell}");
    }
    // Java and Spark write all digits of a double.
    assert_eq!(decoded(None, "msdyn_closurereason", "1.9235E8"), "Default");
    let rows = b"msdyn_closurereason\n1.9235e+08\n\"192,350,099\"\n\"192,350,099\"\n";
    let summary = piped(&["summary", "--as", "csv"], rows).done();
    assert_eq!(
        summary,
        "column,value,label,known,count\nmsdyn_closurereason,,\"192,350,099\",false,2\n\
         msdyn_closurereason,,1.9235e+08,false,1\n"
    );
    let table = piped(&["summary"], rows).done();
    let words: String = table.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("digits are missing, it may be any number from 192345000 to 192354999"),
        "{table}"
    );
    assert!(words.contains("no option has the value 192350099"), "{table}");
    for verb in ["summary", "decode"] {
        assert_eq!(piped(&[verb], rows).code, Some(0));
        assert_eq!(piped(&[verb, "--deny-unknown"], rows).code, Some(1));
    }
}

#[test]
fn exactly_one_reading_must_consist_of_options() {
    // The cell, and its meaning if the source says nothing, if the column holds one, and if it holds several.
    for (cell, nothing, one, several) in [
        ("1,234", "", "Many", "One; Two hundred"),
        ("1.000", "", "", ""),
        ("5,00", "Five", "Five", "Five"),
        ("5,007", "", "", ""),
        ("1,0", "", "One", "One; None"),
        ("5,7", "Five; Seven", "", "Five; Seven"),
        ("5;7", "Five; Seven", "", "Five; Seven"),
        ("5,9", "", "", "Five; 9"),
        ("-1", "Unset", "Unset", "Unset"),
        ("\u{2212}1", "Unset", "Unset", "Unset"),
        ("+1", "One", "One", "One"),
        ("01", "One", "One", "One"),
        (" 7 ", "Seven", "Seven", "Seven"),
        ("1 000", "A thousand", "A thousand", "A thousand"),
        ("1,234;5", "Many; Five", "", "Many; Five"),
        ("[5, 7]", "Five; Seven", "", "Five; Seven"),
        ("[1,234]", "One; Two hundred", "", "One; Two hundred"),
        ("1.234,00", "Many", "Many", "Many"),
        // Members between commas are plain digits: a number with a fraction is not a member.
        ("1,234.00", "Many", "Many", "Many"),
        ("1.234,0", "Many", "Many", "Many"),
        ("1 234,5", "", "", ""),
        ("1\u{202f}000,1", "", "", ""),
        ("5.000,0", "", "", ""),
        ("5,1.", "", "", ""),
        ("5,234.00", "", "", ""),
        ("5,\u{2212}1", "Five; Unset", "", "Five; Unset"),
    ] {
        for (told, expected) in [(Told::Nothing, nothing), (Told::One, one), (Told::Several, several)] {
            let from = metadata(told, &OPTIONS);
            let expected = expected.to_owned();
            assert_eq!(decoded(Some(&from), "demo_why", cell), expected, "{cell:?} where {told:?} is told");
        }
    }
}

#[test]
fn a_list_counts_only_if_each_member_is_an_option() {
    let origins = [(1, "Phone"), (2, "Email"), (3, "Web"), (2483, "Facebook"), (3986, "Twitter")];
    let from = metadata(Told::Nothing, &origins);
    for (cell, label) in [
        ("2,483", "Facebook"),
        ("3,986", "Twitter"),
        ("2.483", "Facebook"),
        ("2,3", "Email; Web"),
        ("1,483", ""),
        ("2,483,1", ""),
    ] {
        assert_eq!(decoded(Some(&from), "demo_why", cell), label, "{cell}");
    }
}

#[test]
fn both_readings_are_shown() {
    let from = metadata(Told::Nothing, &OPTIONS);
    let from = from.path().to_str().unwrap();
    let table = piped(&["summary", "--from", from], b"demo_why\n\"1,234\"\n1.000\n").done();
    let words: String = table.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        r#"option 1234 "Many", or a list of the options 1 "One", 234 "Two hundred""#,
        r#"option 1 "One" or option 1000 "A thousand""#,
    ] {
        assert!(words.contains(said), "{table}");
    }
}

/// In JSON, an array is a list, whatever its members are.
#[test]
fn an_array_of_json_holds_several() {
    let rows = r#"[{"demo_why":[1, 234]},{"demo_why":"1,234"},{"demo_why":[]},{"demo_why":[9]}]"#;
    let from = metadata(Told::Several, &OPTIONS);
    let path = from.path().to_str().unwrap();
    let replaced = piped(&["decode", "--replace", "--from", path], rows.as_bytes()).done();
    let both = r#""One; Two hundred""#;
    assert_eq!(
        replaced,
        format!(r#"[{{"demo_why":{both}}},{{"demo_why":{both}}},{{"demo_why":[]}},{{"demo_why":[9]}}]"#)
    );
    let csv = piped(&["summary", "--as", "csv", "--from", path], rows.as_bytes()).done();
    assert!(csv.contains("demo_why,1,One,true,2\n") && csv.contains("demo_why,9,,false,1\n"), "{csv}");
    // As the SDK writes it.
    let values = br#"[{"demo_why":[{"Value":1},{"Value":234}]}]"#;
    let replaced = piped(&["decode", "--replace", "--from", path], values).done();
    assert_eq!(replaced, format!(r#"[{{"demo_why":{both}}}]"#));
    let nested = piped(&["decode", "--from", path], br#"[{"demo_why":[{"Other":1}]}]"#);
    assert_eq!(nested.code, Some(2), "{nested:?}");
}

/// In a JSON number a point begins a fraction; in a text it may group digits.
#[test]
fn a_point_in_a_json_number_does_not_group_digits() {
    let from = metadata(Told::One, &OPTIONS);
    let path = from.path().to_str().unwrap();
    let rows =
        r#"[{"demo_why":1.000},{"demo_why":"1.000"},{"demo_why":1.234},{"demo_why":1e3},{"demo_why":1.5e2}]"#;
    let replaced = piped(&["decode", "--replace", "--from", path], rows.as_bytes()).done();
    assert_eq!(replaced, rows.replacen("1.000", "\"One\"", 1));
    // An exponent is never completed.
    let rows = br#"[{"msdyn_closurereason":192350004.0e0},{"msdyn_closurereason":1.9e1}]"#;
    let csv = piped(&["summary", "--as", "csv"], rows).done();
    assert!(csv.contains("192350004,AgentClosed,true,1\n") && csv.contains("reason,19,,false,1\n"), "{csv}");
}

/// Excel writes yes and no in the language of its user.
#[test]
fn words_for_yes_and_no() {
    let from = crate::rows::command::data("../sources/web_api").into_os_string().into_string().unwrap();
    let rows = b"demo_isurgent\nWAHR\nvrai\nx\nX\nFALSCH\nFaux\n\"\"\n";
    let out = piped(&["decode", "--replace", "--from", &from, "--table", "demo_job"], rows).done();
    let (yes, no) = ("Urgent\n", "Can wait\n");
    assert_eq!(out, format!("demo_isurgent\n{}{}\"\"\n", yes.repeat(4), no.repeat(2)));
}

#[test]
fn decode_says_why_a_number_is_refused() {
    let rows = b"demo_why\n1.000\n1.000\n1.9235e+08\n\"1,0\"\n12\nTwelve\n";
    for (told, list) in [
        (Told::One, ""),
        (
            Told::Nothing,
            "        1  1,0\n           \"1,0\" has several readings in demo_visit.demo_why: option 1 \"One\", or a \
             list of the options 1 \"One\", 0 \"None\"; separate the members of a list by semicolons, and write \
             values in plain digits\n",
        ),
    ] {
        let from = metadata(told, &OPTIONS);
        let said = piped(&["decode", "--from", from.path().to_str().unwrap()], rows).err;
        let reasons = said.split_once(" unknown\n").unwrap().1;
        let expected = format!(
            "        2  1.000\n           \"1.000\" has several readings in demo_visit.demo_why: option 1 \"One\" or \
             option 1000 \"A thousand\"; write the value in plain digits\n{list}        1  1.9235e+08\n           \
             \"1.9235e+08\" is not an option of demo_visit.demo_why: digits are missing, it may be any number from \
             192345000 to 192354999; write the value in all its digits\n        1  12\n        1  Twelve\n"
        );
        assert_eq!(reasons, expected, "{told:?}");
    }
}

/// The number has more digits than a float keeps: the message must not show another number instead.
#[test]
fn a_number_of_many_digits_is_named_as_it_is_written() {
    let from = metadata(Told::One, &OPTIONS);
    let rows = b"demo_why\n99999999998.99999999\n";
    let said = piped(&["decode", "--from", from.path().to_str().unwrap()], rows).err;
    let reason = "           \"99999999998.99999999\" is not an option of demo_visit.demo_why: option values are whole \
                  numbers\n";
    assert!(said.ends_with(reason), "{said}");
}

/// There is no label to replace it with.
#[test]
fn an_option_without_a_label_keeps_its_number() {
    let from = metadata(Told::Nothing, &[(1, ""), (5, "Five"), (7, "")]);
    let from = from.path().to_str().unwrap();
    let rows = b"demo_why\n1\n5\n 7\n1;5\n";
    let replaced = piped(&["decode", "--replace", "--deny-unknown", "--from", from], rows);
    assert_eq!(replaced.done(), "demo_why\n1\nFive\n 7\n1; Five\n");
    let added = piped(&["decode", "--from", from], rows).done();
    assert_eq!(added, "demo_why,demo_whyname\n1,\n5,Five\n 7,\n1;5,1; Five\n");
    let json = piped(&["decode", "--replace", "--from", from], br#"{"demo_why":1}"#).done();
    assert_eq!(json, r#"{"demo_why":1}"#);
}
