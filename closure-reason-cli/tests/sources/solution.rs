use std::io::{Cursor, Write};

use expect_test::expect;

use crate::command::{list, rows, utf16, with};

/// An `Entity.xml` with these columns.
fn entity(columns: &str) -> String {
    format!(
        "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Entity><Name>Demo_Job</Name><EntityInfo><entity Name=\"Demo_Job\"><attributes>\n{columns}\n\
         </attributes><EnforceStateTransitions>1</EnforceStateTransitions></entity></EntityInfo></Entity>"
    )
}

/// A column of a type, with what else stands in it.
fn column(name: &str, kind: &str, inner: &str) -> String {
    format!(
        "<attribute PhysicalName=\"Demo_X\"><Type>{kind}</Type><LogicalName>{name}</LogicalName>{inner}</attribute>"
    )
}

/// A set, local or global, with these options.
fn set(options: &str) -> String {
    format!(
        "<optionset Name=\"demo_grade\"><OptionSetType>picklist</OptionSetType><options>{options}</options></optionset>"
    )
}

/// An archive with these entries.
fn zip(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        // An entry that may be larger than 4 GiB makes it a ZIP64 archive.
        let options = zip::write::SimpleFileOptions::default().large_file(name.ends_with("Entity.xml"));
        writer.start_file(*name, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const ONE: &str =
    r#"<option value="1"><labels><label description="A" languagecode="1033"/></labels></option>"#;

#[test]
fn the_set_belongs_to_the_column_it_stands_in() {
    let xml =
        entity(&column("demo_grade", "picklist", &set(ONE).replace("\"demo_grade\"", "\"other_name\"")));
    expect![[r#"
        demo_job,demo_grade,choice,other_name,false,1,1033,A,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("Entity.xml", xml.as_bytes())], &["--from", "Entity.xml"]));
}

#[test]
fn languages_descriptions_and_what_an_option_may_say() {
    let options = r##"<option value="1" Color="#ff0000" ExternalValue="E" IsHidden="1"><labels><label description="A &amp; &quot;B&quot;" languagecode="1033"/><label description="Ä" languagecode="1031"/></labels>
<Descriptions><Description description="Why" languagecode="1033"/><Description description="" languagecode="1031"/></Descriptions></option><option value="-2"><labels/></option>"##;
    let xml = entity(&column("demo_grade", "multiselectpicklist", &set(options)));
    expect![[r#"
        demo_job,demo_grade,choices,demo_grade,false,1,1031,Ä,,#ff0000,E,true,,,,
        demo_job,demo_grade,choices,demo_grade,false,1,1033,"A & ""B""",Why,#ff0000,E,true,,,,
        demo_job,demo_grade,choices,demo_grade,false,-2,,,,,,false,,,,
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
        demo_job,statecode,state,s,false,0,1033,Active,,,,,,1,Active,
        demo_job,statuscode,status,t,false,1,,,,,,,0,,,2
        demo_job,statuscode,status,t,false,2,,,,,,,0,,,""
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
fn an_archive_is_read_whatever_else_it_has() {
    // As Dataverse exports it: no declaration, CRLF; the list of content types with a byte order mark.
    let customizations = format!(
        "<ImportExportXml>\r\n<Entities>\r\n{}\r\n</Entities>\r\n<optionsets>\r\n{}\r\n</optionsets>\r\n</ImportExportXml>",
        entity(&column("c", "picklist", "<OptionSetName>demo_grade</OptionSetName>"))
            .split_once('\n')
            .unwrap()
            .1,
        set(ONE)
    );
    let content_types = "\u{feff}<?xml version=\"1.0\"?><Types/>";
    let archive = zip(&[
        ("[Content_Types].xml", content_types),
        ("WebResources/demo.js", "x"),
        ("solution.xml", "<ImportExportXml/>"),
        ("customizations.xml", &customizations),
    ]);
    let read = rows(&[("a.zip", &archive)], &["--from", "a.zip"]);
    expect![[r#"
        demo_job,c,choice,demo_grade,true,1,1033,A,,,,,,,,
        ,,choice,demo_grade,true,1,1033,A,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&read);
    // An unpacked folder that was packed again; paths that lead out of it are names like any other.
    let entity = entity(&column("c", "picklist", "<OptionSetName>demo_grade</OptionSetName>"));
    let archive = zip(&[
        ("../src/Entities/Demo_Job/Entity.xml", &entity),
        ("/src\\OptionSets\\demo_grade.xml", &set(ONE)),
    ]);
    assert_eq!(rows(&[("a.zip", &archive)], &["--from", "a.zip"]), read);
}

#[test]
fn what_is_unchanged_empty_or_only_a_ribbon() {
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
    assert!(rows(&[("a.xml", xml.as_bytes())], &["--from", "a.xml"]).starts_with("demo_job,ab&c,choice"));
}

#[test]
fn a_reference_to_a_set_that_is_elsewhere() {
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
        demo_job,c,choice,demo_grade,true,1,1033,A,,,,,,,,
        ,,choice,demo_grade,true,1,1033,A,,,,,,,,
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
    ] {
        said.assert_eq(&list("a.xml", xml));
    }
}

#[test]
fn documents_that_are_broken_or_dangerous() {
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
                error: a.xml:1:4097: elements are nested more than 512 levels deep
                exit code 2
            "#]],
        ),
        (
            "<html/>".into(),
            expect![[r#"
            error: a.xml: this is not metadata, but some other XML
              help: give a Web API response, stringmaps, a solution, metadata of a lake, or Rust enums
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

#[test]
fn archives_that_are_not_what_they_seem() {
    let other = zip(&[("word/document.xml", "<document/>")]);
    expect![[r#"
        error: a.docx: this is not metadata, but an archive that is not a solution: it has no customizations.xml
          help: give a Web API response, stringmaps, a solution, metadata of a lake, or Rust enums
        exit code 2
    "#]]
    .assert_eq(&list("a.docx", &other));
    expect![[r#"
        SET  KIND  OPTIONS  LANGUAGES  DISPLAY NAME
        note: skipped ./a.docx: an archive that is not a solution: it has no customizations.xml
        note: there are no option sets in the input
        exit code 0
    "#]]
    .assert_eq(&with(&[("a.docx", &other)], &["list", "--from", ".", "-v"]));
    let mut whole = zip(&[("customizations.xml", &entity(&column("c", "picklist", &set(ONE))))]);
    expect![[r#"
        error: a.zip: the archive is cut off or damaged: Could not find EOCD
          help: export the solution again, or copy the file again
        exit code 2
    "#]]
    .assert_eq(&list("a.zip", &whole[..whole.len() - 30]));
    // The name of the entry stands twice, with the flags 22 and 38 bytes before; the first bit says that it is encrypted.
    let plain = whole.clone();
    let central = whole.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    whole[6] |= 1;
    whole[central + 8] |= 1;
    expect![[r#"
        error: a.zip: customizations.xml: cannot read the archive: unsupported Zip archive: Password required to decrypt file
          help: unpack it with another program, and give the folder
        exit code 2
    "#]].assert_eq(&list("a.zip", &whole));
    // The size that it claims is beyond the limit.
    let mut whole = plain.clone();
    whole[central + 24..central + 28].copy_from_slice(&(1_u32 << 30).to_le_bytes());
    expect![[r#"
        error: a.zip: customizations.xml: the archive holds more than 256 MiB of XML, which a solution never does
        exit code 2
    "#]].assert_eq(&list("a.zip", &whole));
    // A size that is less than what the entry holds.
    let mut whole = plain.clone();
    for at in [22, central + 24] {
        whole[at..at + 4].copy_from_slice(&3_u32.to_le_bytes());
    }
    expect![[r#"
        error: a.zip: customizations.xml:1:1: the archive is damaged, or made in a way that is not supported: File is larger than its declared uncompressed size
          help: export the solution again, or unpack it and name the folder
        exit code 2
    "#]]
    .assert_eq(&list("a.zip", &whole));
    // An entry that ends too early.
    let mut whole = plain.clone();
    for at in [18, central + 20] {
        whole[at] -= 9;
    }
    expect![[r#"
        error: a.zip: customizations.xml:4:66: the archive is damaged, or made in a way that is not supported: incomplete deflate stream
          help: export the solution again, or unpack it and name the folder
        exit code 2
    "#]]
    .assert_eq(&list("a.zip", &whole));
    // Other bytes than those that were packed.
    let mut whole = plain.clone();
    for at in [14, central + 16] {
        whole[at] ^= 1;
    }
    expect![[r#"
        error: a.zip: customizations.xml:4:97: the archive is damaged, or made in a way that is not supported: Invalid checksum
          help: export the solution again, or unpack it and name the folder
        exit code 2
    "#]]
    .assert_eq(&list("a.zip", &whole));
    // A method that nobody uses for solutions.
    let mut whole = plain;
    whole[8] = 97;
    whole[central + 10] = 97;
    expect![[r#"
        error: a.zip: customizations.xml:1:1: the archive is damaged, or made in a way that is not supported: compression method not supported: 97
          help: export the solution again, or unpack it and name the folder
        exit code 2
    "#]]
    .assert_eq(&list("a.zip", &whole));
}
