//! `EntityMetadata` of the SDK as XML.

use expect_test::expect;

use crate::sources::command::{list, rows};

/// A table with these columns, as the serializer of data contracts writes it, apart from line breaks.
fn table(columns: &str) -> String {
    format!(
        r#"<EntityMetadata xmlns="http://schemas.microsoft.com/xrm/2011/Metadata" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts"><MetadataId>0</MetadataId><Attributes>{columns}</Attributes>
<EnforceStateTransitions>true</EnforceStateTransitions><LogicalName>demo_order</LogicalName></EntityMetadata>"#
    )
}

fn label(name: &str, texts: &[(u32, &str)]) -> String {
    let texts: Vec<String> = texts
        .iter()
        .map(|(language, text)| {
            format!("<a:LocalizedLabel><a:Label>{text}</a:Label><a:LanguageCode>{language}</a:LanguageCode></a:LocalizedLabel>")
        })
        .collect();
    let texts = texts.concat();
    format!(
        r#"<{name}><a:LocalizedLabels>{texts}</a:LocalizedLabels><a:UserLocalizedLabel i:nil="true"/></{name}>"#
    )
}

pub(crate) fn all() -> String {
    let wear = label("Label", &[(1033, "New"), (1031, "Neu")]);
    let why = label("Description", &[(1033, "Never used")]);
    let plain = |text: &str| label("Label", &[(1033, text)]);
    let next = "&lt;allowedtransitions xmlns=\"http://schemas.microsoft.com/crm/2009/WebServices\"&gt;&lt;allowedtransition sourcestatusid=\"1\" tostatusid=\"2\" /&gt;&lt;/allowedtransitions&gt;";
    table(&format!(
        r##"<AttributeMetadata i:type="PicklistAttributeMetadata"><AttributeType>Picklist</AttributeType><LogicalName>demo_wear</LogicalName>
<DefaultFormValue>-1</DefaultFormValue><OptionSet><IsGlobal>false</IsGlobal><Name>demo_order_demo_wear</Name><OptionSetType>Picklist</OptionSetType>
<Options><OptionMetadata>{wear}{why}<Color>#0000ff</Color><ExternalValue i:nil="true"/><Value>1</Value></OptionMetadata></Options></OptionSet></AttributeMetadata>
<AttributeMetadata i:type="x:MultiSelectPicklistAttributeMetadata"><AttributeType>Virtual</AttributeType><AttributeTypeName><a:Value>MultiSelectPicklistType</a:Value></AttributeTypeName>
<LogicalName>demo_tags</LogicalName><OptionSet><Options><OptionMetadata>{}<Value>7</Value></OptionMetadata></Options></OptionSet></AttributeMetadata>
<AttributeMetadata i:type="StateAttributeMetadata"><LogicalName>statecode</LogicalName><OptionSet><OptionSetType>State</OptionSetType><Options><OptionMetadata i:type="StateOptionMetadata">
{}<Value>0</Value><DefaultStatus>1</DefaultStatus><InvariantName>Active</InvariantName></OptionMetadata></Options></OptionSet></AttributeMetadata>
<AttributeMetadata i:type="StatusAttributeMetadata"><LogicalName>statuscode</LogicalName><OptionSet><Options><OptionMetadata i:type="StatusOptionMetadata">
{}<Value>1</Value><State>0</State><TransitionData>{next}</TransitionData></OptionMetadata></Options></OptionSet></AttributeMetadata>
<AttributeMetadata i:type="BooleanAttributeMetadata"><LogicalName>demo_paid</LogicalName><DefaultValue>true</DefaultValue><OptionSet><FalseOption>{}<Value>0</Value></FalseOption>
<TrueOption>{}<Value>1</Value></TrueOption></OptionSet></AttributeMetadata>
<AttributeMetadata i:type="EntityNameAttributeMetadata"><LogicalName>owneridtype</LogicalName><OptionSet><Options/></OptionSet></AttributeMetadata>
<AttributeMetadata i:type="IntegerAttributeMetadata"><LogicalName>demo_count</LogicalName><DefaultValue i:nil="true"/></AttributeMetadata>"##,
        plain("Red; blue"),
        plain("Active"),
        plain("Open"),
        plain("No"),
        plain("Yes"),
    ))
}

#[test]
fn metadata_of_the_sdk_is_complete() {
    let all = all();
    let read = rows(&[("a.xml", all.as_bytes())], &["--from", "a.xml"]);
    expect![[r#"
        demo_order.demo_paid.0,demo_order,demo_paid,boolean,,,0,1033,No,,,,,,,,
        demo_order.demo_paid.1,demo_order,demo_paid,boolean,,,1,1033,Yes,,,,,,,,
        demo_order.demo_tags.7,demo_order,demo_tags,choices,,,7,1033,Red; blue,,,,,,,,
        demo_order.demo_wear.1,demo_order,demo_wear,choice,demo_order_demo_wear,false,1,1031,Neu,,#0000ff,,,,,,
        demo_order.demo_wear.1,demo_order,demo_wear,choice,demo_order_demo_wear,false,1,1033,New,Never used,#0000ff,,,,,,
        demo_order.statecode.0,demo_order,statecode,state,,,0,1033,Active,,,,,,1,Active,
        demo_order.statuscode.1,demo_order,statuscode,status,,,1,1033,Open,,,,,0,,,2
        exit code 0
    "#]].assert_eq(&read);
    let list = format!(
        "<?xml version=\"1.0\"?><m:ArrayOfEntityMetadata xmlns:m=\"http://schemas.microsoft.com/xrm/2011/Metadata\">{all}</m:ArrayOfEntityMetadata>"
    );
    assert_eq!(rows(&[("a.xml", list.as_bytes())], &["--from", "a.xml"]), read);
}

#[test]
fn values_that_the_sdk_never_writes_are_refused() {
    for (from, to) in [
        ("<Value>7</Value>", "<Value>seven</Value>"),
        ("<IsGlobal>false", "<IsGlobal>maybe"),
        ("<LogicalName>demo_order</LogicalName>", ""),
        ("<Value>7</Value>", ""),
    ] {
        let told = list("a.xml", all().replace(from, to));
        assert!(told.contains("error: a.xml") && told.ends_with("exit code 2\n"), "{told}");
    }
    expect![[r#"
        error: a.xml:6:265: `Value` is "seven", expected a whole number
        exit code 2
    "#]]
    .assert_eq(&list("a.xml", all().replace("<Value>7</Value>", "<Value>seven</Value>")));
    // XML of another program.
    expect![[r#"
        error: a.xml: this is not metadata, but some other XML
          help: give a Web API response, a solution, an app, stringmaps, metadata of a lake, a sheet of `value,label`, or Rust enums
        exit code 2
    "#]]
    .assert_eq(&list("a.xml", "<EntityMetadata xmlns=\"http://example.com/\"/>"));
}
