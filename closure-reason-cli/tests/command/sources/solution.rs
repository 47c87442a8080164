use expect_test::expect;

use crate::sources::command::{list, rows, utf16, with};

/// An `Entity.xml` with these columns.
pub(crate) fn entity(columns: &str) -> String {
    format!(
        "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Entity><Name>Demo_Job</Name><EntityInfo><entity Name=\"Demo_Job\"><attributes>\n{columns}\n\
         </attributes><EnforceStateTransitions>1</EnforceStateTransitions></entity></EntityInfo></Entity>"
    )
}

/// A column of a type, with this content.
pub(crate) fn column(name: &str, kind: &str, inner: &str) -> String {
    format!(
        "<attribute PhysicalName=\"Demo_X\"><Type>{kind}</Type><LogicalName>{name}</LogicalName>{inner}</attribute>"
    )
}

/// A set, local or global, with these options.
pub(crate) fn set(options: &str) -> String {
    format!(
        "<optionset Name=\"demo_grade\"><OptionSetType>picklist</OptionSetType><options>{options}</options></optionset>"
    )
}

pub(crate) const ONE: &str =
    r#"<option value="1"><labels><label description="A" languagecode="1033"/></labels></option>"#;

#[test]
fn a_set_belongs_to_its_enclosing_column() {
    let xml =
        entity(&column("demo_grade", "picklist", &set(ONE).replace("\"demo_grade\"", "\"other_name\"")));
    expect![[r#"
        demo_job.demo_grade.1,demo_job,demo_grade,choice,other_name,false,1,1033,A,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("Entity.xml", xml.as_bytes())], &["--from", "Entity.xml"]));
}

#[test]
fn languages_descriptions_and_properties_of_options() {
    let options = r##"<option value="1" Color="#ff0000" ExternalValue="E" IsHidden="1"><labels><label description="A &amp; &quot;B&quot;" languagecode="1033"/><label description="Ä" languagecode="1031"/></labels>
<Descriptions><Description description="Why" languagecode="1033"/><Description description="" languagecode="1031"/></Descriptions></option><option value="-2"><labels/></option>"##;
    let xml = entity(&column("demo_grade", "multiselectpicklist", &set(options)));
    expect![[r#"
        demo_job.demo_grade.1,demo_job,demo_grade,choices,demo_grade,false,1,1031,Ä,,#ff0000,E,true,,,,
        demo_job.demo_grade.1,demo_job,demo_grade,choices,demo_grade,false,1,1033,"A & ""B""",Why,#ff0000,E,true,,,,
        demo_job.demo_grade.-2,demo_job,demo_grade,choices,demo_grade,false,-2,,,,,,false,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("Entity.xml", xml.as_bytes())], &["--from", "Entity.xml"]));
}

#[test]
fn states_reasons_and_escaped_transitions() {
    let states = r#"<optionset Name="s"><OptionSetType>state</OptionSetType><states><state value="0" defaultstatus="1" invariantname="Active"><labels><label description="Active" languagecode="1033"/></labels></state></states></optionset>"#;
    let statuses = r#"<optionset Name="t"><OptionSetType>status</OptionSetType><statuses>
<status value="1" state="0" TransitionData="&lt;allowedtransitions xmlns=&quot;http://schemas.microsoft.com/crm/2009/WebServices&quot;&gt;&lt;allowedtransition sourcestatusid=&quot;1&quot; tostatusid=&quot;2&quot; /&gt;&lt;/allowedtransitions&gt;"/>
<status value="2" state="0" TransitionData=""/></statuses></optionset>"#;
    let xml = entity(&(column("statecode", "state", states) + &column("statuscode", "status", statuses)));
    expect![[r#"
        demo_job.statecode.0,demo_job,statecode,state,s,false,0,1033,Active,,,,,,1,Active,
        demo_job.statuscode.1,demo_job,statuscode,status,t,false,1,,,,,,,0,,,2
        demo_job.statuscode.2,demo_job,statuscode,status,t,false,2,,,,,,,0,,,""
        exit code 0
    "#]]
    .assert_eq(&rows(&[("Entity.xml", xml.as_bytes())], &["--from", "Entity.xml"]));
}

#[test]
fn defaults() {
    for (default, said) in [("1", "\"default\": 1"), ("-1", "\"default\": null"), ("", "no default")] {
        let xml =
            entity(&column("c", "bit", &format!("<AppDefaultValue>{default}</AppDefaultValue>{}", set(ONE))));
        let json = with(&[("a.xml", xml.as_bytes())], &["list", "--as", "json", "--from", "a.xml"]);
        assert_eq!(json.contains("\"default\""), said != "no default", "{json}");
        assert!(json.contains(said) || said == "no default", "{json}");
    }
}

#[test]
fn unchanged_or_empty_entities_and_ribbons() {
    let xml = entity(&column(
        "c",
        "picklist",
        r#"<optionset Name="s" unmodified="1"><OptionSetType>picklist</OptionSetType><options/></optionset>"#,
    ));
    expect![[r#"
        demo_job.c, choice

        VALUE
        exit code 0
    "#]]
    .assert_eq(&list("Entity.xml", xml));
    expect![[r#"
        SET  KIND  OPTIONS  LANGUAGES  DISPLAY NAME
        note: there are no option sets in the input
        exit code 0
    "#]]
    .assert_eq(&list(
        "Entity.xml",
        "<Entity><Name>Organization</Name><RibbonDiffXml><CustomActions/></RibbonDiffXml></Entity>",
    ));
    // Columns of this type hold the name of a table.
    expect![[r#"
        SET  KIND  OPTIONS  LANGUAGES  DISPLAY NAME
        note: there are no option sets in the input
        exit code 0
    "#]]
    .assert_eq(&list("Entity.xml", entity(&column("c", "EntityName", &set(ONE)))));
    expect![[r#"
        SET  KIND  OPTIONS  LANGUAGES  DISPLAY NAME
        note: Entity.xml (Entity demo_job): demo_job.c has options, but its type is "string": it is left out
        note: there are no option sets in the input
        exit code 0
    "#]]
    .assert_eq(&list("Entity.xml", entity(&column("c", "string", &set(ONE)))));
}

#[test]
fn references_to_characters_are_text() {
    let xml = entity(&column("a&#98;&amp;c", "picklist", &set(ONE)));
    assert!(
        rows(&[("a.xml", xml.as_bytes())], &["--from", "a.xml"])
            .starts_with("demo_job.ab&c.1,demo_job,ab&c,choice")
    );
}

#[test]
fn a_reference_to_a_set_in_another_file() {
    let reference = entity(&column("c", "picklist", "<OptionSetName>demo_grade</OptionSetName>"));
    expect![[r#"
        SET  KIND  OPTIONS  LANGUAGES  DISPLAY NAME
        note: Entity.xml (Entity demo_job): demo_job.c uses the global set demo_grade, which none of the inputs has: it is left out
        note: there are no option sets in the input
        exit code 0
    "#]].assert_eq(&list("Entity.xml", &reference));
    let files = [("Entities/Demo_Job/Entity.xml", reference), ("OptionSets/demo_grade.xml", set(ONE))];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_bytes()));
    expect![[r#"
        demo_job.c.1,demo_job,c,choice,demo_grade,true,1,1033,A,,,,,,,,
        demo_grade.1,,,choice,demo_grade,true,1,1033,A,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&files, &["--from", "."]));
}

#[test]
fn mistakes_have_a_line_and_a_column() {
    for (xml, said) in [
        (
            entity(&column("c", "picklist", &set("\n  <option><labels/></option>"))),
            expect![[r#"
            error: a.xml:4:3: an option without `value`
            exit code 2
        "#]],
        ),
        (
            entity(&column("c", "picklist", &set("\n  <option value=\"x\"/>"))),
            expect![[r#"
            error: a.xml:4:3: `value` of an option is "x", expected a whole number
            exit code 2
        "#]],
        ),
        (
            entity(&column("c", "picklist", &set("<option value=\"1\" IsHidden=\"maybe\"/>"))),
            expect![[r#"
            error: a.xml:3:160: `IsHidden` of 1 is "maybe", expected 0 or 1
            exit code 2
        "#]],
        ),
        (
            entity(&column(
                "c",
                "picklist",
                &set(
                    "<option value=\"1\"><labels><label description=\"A\" languagecode=\"x\"/></labels></option>",
                ),
            )),
            expect![[r#"
                error: a.xml:3:186: `languagecode` of "A" is "x", expected a locale id such as 1033
                exit code 2
            "#]],
        ),
        (
            entity(&column("c", "status", &set("<status value=\"1\" TransitionData=\"&lt;oops&gt;\"/>"))),
            expect![[r#"
                error: a.xml:3:158: the `TransitionData` of option 1 is broken at byte 6: the root is `oops`, expected `allowedtransitions`; it is "<oops>"
                exit code 2
            "#]],
        ),
        (
            entity(&column("c", "picklist", &set("<option value=\"1\"></options>"))),
            expect![[r#"
            error: a.xml:3:178: ill-formed document: expected `</option>`, but `</options>` was found
            exit code 2
        "#]],
        ),
        (
            set("<option value=\"1\">").replace("demo_grade", ""),
            expect![[r#"
            error: a.xml:1:1: a global set without `Name`
            exit code 2
        "#]],
        ),
        (
            entity("<attribute>\n  <Type>picklist</Type></attribute>"),
            expect![[r#"
            error: a.xml:4:3: a choice column without `LogicalName` and `PhysicalName`
            exit code 2
        "#]],
        ),
    ] {
        said.assert_eq(&list("a.xml", xml));
    }
}

#[test]
fn broken_or_dangerous_documents() {
    for (xml, said) in [
        (
            "<Entity><EntityInfo><entity/></EntityInfo></Entity>".to_owned(),
            expect![[r#"
            error: a.xml:1:21: an entity without `Name`
            exit code 2
        "#]],
        ),
        (
            "<Entity><EntityInfo>".into(),
            expect![[r#"
            error: a.xml:1:21: the file ends within an element
            exit code 2
        "#]],
        ),
        (
            "<Entity a=1/>".into(),
            expect![[r#"
            error: a.xml:1:1: position 9: attribute value must be enclosed in `"` or `'`
            exit code 2
        "#]],
        ),
        (
            "<Entity>&undefined;</Entity>".into(),
            expect![[r#"
                error: a.xml:1:9: `&undefined;` is not defined in XML
                exit code 2
            "#]],
        ),
        (
            "<!DOCTYPE Entity [<!ENTITY a \"&b;&b;\"><!ENTITY b \"lol\">]><Entity>&a;</Entity>".into(),
            expect![[r#"
                error: a.xml:1:1: the file has a document type, which Dataverse never writes
                exit code 2
            "#]],
        ),
        (
            "<Entity>".repeat(600),
            expect![[r#"
                error: a.xml:1:1025: elements are nested more than 128 levels deep
                exit code 2
            "#]],
        ),
        (
            "<html/>".into(),
            expect![[r#"
                error: a.xml: this is a web page, not metadata
                  help: is it a page to sign in? sign in, and save the response itself again
                exit code 2
            "#]],
        ),
        (
            "<svg/>".into(),
            expect![[r#"
                error: a.xml: this is not metadata, but some other XML
                  help: give a Web API response, a solution, an app, stringmaps, metadata of a lake, a sheet of `value,label`, or Rust enums
                exit code 2
            "#]],
        ),
    ] {
        said.assert_eq(&list("a.xml", xml));
    }
}

#[test]
fn xml_in_utf_16() {
    let xml = entity(&column("c", "picklist", &set(ONE))).replace('\u{feff}', "").replace("utf-8", "utf-16");
    assert!(
        rows(&[("a.xml", &utf16(&xml))], &["--from", "a.xml"]).ends_with("1033,A,,,,,,,,\nexit code 0\n")
    );
}
