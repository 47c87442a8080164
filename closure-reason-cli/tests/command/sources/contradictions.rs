//! What one input says in two ways. Nobody knows which one is right, so none of them becomes the word for a number.

use crate::packed::zip;
use crate::sources::command::rows;
use crate::sources::solution::{column, entity, set};

const ONE: (&str, &str) = ("\"A\"", "\"B\"");

/// A column of the Web API with these options, and another one.
fn api(kind: &str, set: &str) -> String {
    format!(
        r#"{{"@odata.context": "https://x/$metadata#EntityDefinitions('t')/Attributes/Microsoft.Dynamics.CRM.{kind}AttributeMetadata",
        "value": [{{"LogicalName": "c", "OptionSet": {{{set}}}}}, {{"LogicalName": "d", "OptionSet": {{"Options": [{{"Value": 7}}]}}}}]}}"#
    )
}

fn option(value: i32, label: &str) -> String {
    format!(
        r#"{{"Value": {value}, "Label": {{"LocalizedLabels": [{{"Label": {label}, "LanguageCode": 1033}}]}}}}"#
    )
}

fn read(name: &str, text: impl AsRef<[u8]>) -> String {
    rows(&[(name, text.as_ref())], &["--from", name])
}

#[test]
fn a_number_with_two_words_is_left_out() {
    let (a, b) = ONE;
    let twice = format!(r#""Options": [{}, {}]"#, option(5, a), option(5, b));
    let two_texts = format!(
        r#""Options": [{{"Value": 5, "Label": {{"LocalizedLabels": [{{"Label": {a}, "LanguageCode": 1033}}, {{"Label": {b}, "LanguageCode": 1033}}]}}}}]"#
    );
    for set in [twice, two_texts] {
        assert_eq!(
            read("a.json", api("Picklist", &set)),
            "t.d.7,t,d,choice,,,7,,,,,,,,,,\nnote: a.json: t.c: the label of 5 in language 1033 is \"A\", and also \"B\": it is left out; correct the file, or \
             fetch it again\nexit code 0\n"
        );
    }
    let unnamed = r#"{"option_sets": [{"table": "t", "column": "c", "complete": true, "options": [{"value": 5, "label":
        {"base": null, "texts": [{"language": null, "text": "A"}, {"language": null, "text": "B"}]}}]}]}"#;
    let said = read("a.json", unnamed);
    assert!(
        said.contains("t.c: the label of 5 in a language that is not named is \"A\", and also \"B\""),
        "{said}"
    );
    let same = format!(r#""Options": [{}, {}]"#, option(5, a), option(5, a));
    assert!(read("a.json", api("Picklist", &same)).starts_with("t.c.5,t,c,choice,,,5,1033,A,,,,,,,,\nt.d.7"));
}

#[test]
fn contradictions_are_told_in_words() {
    let option = |more: &str| option(5, ONE.0).replace("{\"Value\"", &format!("{{{more} \"Value\""));
    for (one, other, said) in [
        (r##""Color": "#ff0000","##, r#""Color": null,"#, "the color of 5 is \"#ff0000\", and also missing"),
        (
            r#""ExternalValue": "","#,
            r#""ExternalValue": "E","#,
            "the external value of 5 is missing, and also \"E\"",
        ),
        (r#""IsHidden": true,"#, r#""IsHidden": false,"#, "whether 5 is hidden is true, and also false"),
    ] {
        let told =
            read("a.json", api("Picklist", &format!(r#""Options": [{}, {}]"#, option(one), option(other))));
        assert!(told.contains(&format!("note: a.json: t.c: {said}: it is left out")), "{told}");
    }
}

#[test]
fn two_places_for_one_label_agree() {
    let (a, b) = ONE;
    // The label of the user who made the request is one of all labels.
    let option_of_user = option(5, a)
        .replace("]}", &format!(r#"], "UserLocalizedLabel": {{"Label": {b}, "LanguageCode": 1033}}}}"#));
    let said = read("a.json", api("Picklist", &format!(r#""Options": [{option_of_user}]"#)));
    assert!(
        said.contains("the label of 5 in language 1033 is \"A\", and also \"B\": it is left out"),
        "{said}"
    );
    // A column has its set twice.
    let twice = |local: &str, global: &str| {
        let set = format!(r#""Options": {local}}}, "GlobalOptionSet": {{"Options": {global}"#);
        read("a.json", api("Picklist", &set))
    };
    let list = |label: &str| format!("[{}]", option(5, label));
    let said = twice(&list(a), &list(b));
    let message = "t.c: 5 has one label in `OptionSet` and another one in `GlobalOptionSet`";
    assert!(said.contains(message) && said.contains("exit code 2"), "{said}");
    for said in [twice(&list(a), &list(a)), twice("null", &list(a)), twice(&list(a), "null")] {
        assert!(said.starts_with("t.c.5,t,c,choice,,,5,1033,A,"), "{said}");
    }
}

#[test]
fn yes_and_no_never_change_places() {
    let (a, b) = ONE;
    for (no, yes, part) in [
        (1, 0, "t.c: the `Value` of `FalseOption` is 1, expected 0"),
        (0, 2, "t.c: the `Value` of `TrueOption` is 2, expected 1"),
    ] {
        let set = format!(r#""TrueOption": {}, "FalseOption": {}"#, option(yes, a), option(no, b));
        assert!(
            read("a.json", api("Boolean", &set)).contains(part),
            "{}",
            read("a.json", api("Boolean", &set))
        );
    }
    let options = r#"<option value="2"/><option value="0"/>"#;
    let bit = column("c", "bit", &set(options));
    let said = read("a.xml", entity(&bit));
    assert!(said.contains("demo_job.c: a yes/no column has the values 0 and 1, and not 2"), "{said}");
}

#[test]
fn an_element_that_counts_once_is_refused_twice() {
    let label = |text: &str| format!(r#"<labels><label description="{text}" languagecode="1033"/></labels>"#);
    let option = |inner: &str| set(&format!(r#"<option value="5">{inner}</option>"#));
    let (a, b) = (option(&label("A")), option(&label("B")));
    for (inner, part) in [
        (format!("{a}{b}"), "a second `optionset`"),
        (option(&(label("A") + &label("B"))), "a second `labels`"),
        (format!("<LogicalName>e</LogicalName><LogicalName>f</LogicalName>{a}"), "a second `LogicalName`"),
        (a.replace("</options>", "</options><options/>"), "a second `options`"),
        (
            option(
                &label("A").replace("</labels>", r#"<label description="B" languagecode="1033"/></labels>"#),
            ),
            "the label of 5 in language 1033 is \"A\", and also \"B\"",
        ),
    ] {
        let said = read("a.xml", entity(&column("c", "picklist", &inner)));
        assert!(said.contains(part) && said.contains("exit code 2"), "{inner}: {said}");
    }
    let sdk = r#"<EntityMetadata xmlns="http://schemas.microsoft.com/xrm/2011/Metadata" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><LogicalName>t</LogicalName><Attributes><AttributeMetadata i:type="PicklistAttributeMetadata">
        <LogicalName>c</LogicalName><LogicalName>d</LogicalName></AttributeMetadata></Attributes></EntityMetadata>"#;
    let said = read("a.xml", sdk);
    assert!(said.contains("a.xml:2:37: a second `LogicalName`"), "{said}");
}

#[test]
fn yaml_says_everything_once() {
    let yaml = |option: &str| {
        format!(
            "attribute:\n  Type: picklist\n  LogicalName: c\n  optionset:\n    options:\n      option:\n{option}"
        )
    };
    let one = "        '@value': 5\n        labels:\n          label:\n            '@description': A\n            '@languagecode': 1033\n";
    for (text, part) in [
        (yaml(one) + "---\n" + &yaml(&one.replace('A', "B")), "c.yml:12:1: a second document begins here"),
        (yaml(one) + "    options: {}\n", "c.yml:12:5: a second \"options\""),
        (yaml(&one.replace(": A", ": [A, B]")), "c.yml:10:13: the value of \"@description\" is a list"),
    ] {
        let path = "entities/t/attributes/c.yml";
        let said = read(path, &text);
        assert!(said.contains(part) && said.contains("exit code 2"), "{text}: {said}");
    }
}

#[test]
fn json_in_json_has_each_key_once() {
    let schema = |columns: &str| {
        format!(
            r#"{{"name": "t", "schema": {{"items": {{"x-ms-dataverse-entityset": "ts", "properties": {{{columns}}}}}}}}}"#
        )
    };
    let column = |labels: &str| {
        format!(
            r#""c": {{"x-ms-dataverse-type": "PicklistType", "enum": [{labels}], "x-ms-enum-values": [1]}}"#
        )
    };
    let (a, b) = ONE;
    for text in [
        schema(&format!("{}, {}", column(a), column(b))),
        schema(&column(a).replace("\"enum\"", &format!("\"enum\": [{b}], \"enum\""))),
    ] {
        let said = read("t.Schema.json", &text);
        assert!(said.contains("duplicate field") && said.contains("exit code 2"), "{said}");
    }
    let answer = api("Picklist", r#""Options": [{"Value": 5, "Value": 6}]"#);
    let table = serde_json::json!({ "TableName": "t", "PicklistOptionSetAttribute": answer }).to_string();
    let source = serde_json::json!({ "Type": "NativeCDSDataSourceInfo", "LogicalName": "t", "TableDefinition": table });
    let said = read("DataSources.json", serde_json::json!({ "DataSources": [source] }).to_string());
    assert!(said.contains("duplicate field `Value`") && said.contains("exit code 2"), "{said}");
}

#[test]
fn rows_of_metadata_agree_about_everything() {
    let header = "table_name,column_name,kind,is_global,value,language_id,label,color,is_hidden,state\n";
    for (name, text, part) in [
        (
            "StatusMetadata.csv",
            "t,0,1,False,1033,A\nt,1,1,False,1031,B\n",
            "csv:2:3: t.statuscode: 1 has two states, 0 and 1",
        ),
        (
            "OptionsetMetadata.csv",
            "t,c,1,,1033,A,x\nt,c,1,,1031,B,y\n",
            "csv:2:15: t.c: 1 has two external values",
        ),
        (
            "GlobalOptionsetMetadata.csv",
            "c,1,,1033,A,g,t\nc,2,,1033,B,h,t\n",
            "csv:2:13: t.c: it uses the global set \"g\", and also \"h\"",
        ),
        (
            "list.csv",
            "t,c,status,,1,1033,A,,,0\nt,c,status,,1,1031,B,,,1\n",
            "list.csv:3:24: state is \"1\", but an earlier row",
        ),
        (
            "list.csv",
            "t,c,,,1,1033,A,,true,\nt,c,,,1,1031,B,,false,\n",
            "list.csv:3:17: is_hidden is \"false\", but",
        ),
        (
            "list.csv",
            "t,c,choice,,1,1033,A,,,\nt,c,choices,,2,1033,B,,,\n",
            "list.csv:3:5: kind is \"choices\", but",
        ),
        (
            "list.csv",
            "t,c,,,1,1033,A,#000001,,\nt,c,,,1,1031,B,#000002,,\n",
            "list.csv:3:16: color is \"#000002\", but",
        ),
    ] {
        let text = if name == "list.csv" { format!("{header}{text}") } else { text.to_owned() };
        let said = read(name, &text);
        assert!(said.contains(part) && said.contains("exit code 2"), "{text}: {said}");
    }
    // Languages that are not named may differ, but nothing says so.
    let row = |label: &str| {
        format!(
            r#"{{"objecttypecode": "t", "attributename": "c", "attributevalue": 5, "value": {label}, "langid": null}}"#
        )
    };
    let said = read("a.json", row(ONE.0) + &row(ONE.1));
    assert!(said.contains("5 has two labels in a language that is not named, \"A\" and \"B\""), "{said}");
}

#[test]
fn labels_in_csv_are_whole() {
    for (name, text, part) in [
        ("a.csv", "value,label\n5,A, B\n6,C\n", "a.csv:2:5: this row has 3 fields, but the header has 2"),
        ("a.csv", "value,label\n1,000,A\n6,C\n", "a.csv:2:7: this row has 3 fields, but the header has 2"),
        ("a.csv", "value,label\n5,\"A\n6,B\n7,C\n", "a.csv:2:3: this quote is never closed"),
        ("a.csv", "value,label\n5,A\n6,\"B\" x\n", "a.csv:3:3: there is text after the closing quote"),
        (
            "OptionsetMetadata.csv",
            "t,c,1,False,1033,A\nt,c,2,False,1033,B, C\n",
            "OptionsetMetadata.csv:2:20: this row has 7 fields, but another one has 6",
        ),
        // Cut off within a row.
        (
            "StateMetadata.csv",
            "t,0,False,1033,A\nt,1,Fal",
            "StateMetadata.csv:1:16: this row has 5 fields, but another one has 3",
        ),
    ] {
        let said = rows(&[(name, text.as_bytes())], &["--from", name, "--table", "t", "--column", "c*"]);
        assert!(said.contains(part) && said.contains("exit code 2"), "{text}: {said}");
    }
}

#[test]
fn an_archive_has_one_entry_of_a_name() {
    let part = |label: &str| {
        let option = format!(
            r#"<option value="5"><labels><label description="{label}" languagecode="1033"/></labels></option>"#
        );
        entity(&column("c", "picklist", &set(&option)))
    };
    // The writer refuses equal names.
    let archive = zip(&[("customizations.xml", part("A")), ("customizations.xmk", part("B"))]);
    let mut twice = archive.clone();
    while let Some(at) = twice.windows(18).position(|name| name == b"customizations.xmk") {
        twice[at + 17] = b'l';
    }
    assert!(read("a.zip", archive).contains(",5,1033,A,"));
    let said = read("a.zip", twice);
    assert!(
        said.contains("a.zip: two entries of the archive have one name") && said.contains("exit code 2"),
        "{said}"
    );
}
