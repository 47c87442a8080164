//! Solutions as archives.

use expect_test::expect;

use crate::packed::zip;
use crate::sources::command::{in_folder, list, rows, with};
use crate::sources::solution::{ONE, column, entity, set};

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
        demo_job.c.1,demo_job,c,choice,demo_grade,true,1,1033,A,,,,,,,,
        demo_grade.1,,,choice,demo_grade,true,1,1033,A,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&read);
    // An unpacked folder that was packed again. Paths that lead out of it are ordinary names.
    let entity = entity(&column("c", "picklist", "<OptionSetName>demo_grade</OptionSetName>"));
    let archive = zip(&[
        ("../src/Entities/Demo_Job/Entity.xml", &entity),
        ("/src\\OptionSets\\demo_grade.xml", &set(ONE)),
    ]);
    assert_eq!(rows(&[("a.zip", &archive)], &["--from", "a.zip"]), read);
}

#[test]
fn damaged_and_deceptive_archives_are_refused() {
    let other = zip(&[("word/document.xml", "<document/>")]);
    expect![[r#"
        error: a.docx: this is not metadata, but a Word document
          help: give a Web API response, a solution, an app, stringmaps, metadata of a lake, a sheet of `value,label`, or Rust enums
        exit code 2
    "#]]
    .assert_eq(&list("a.docx", &other));
    expect![[r#"
        error: .: there is no metadata in this folder, but
          ./a.docx: a Word document
          help: `--from`, or `from` in closure-reason.toml, says where metadata is
        exit code 1
    "#]]
    .assert_eq(&with(&[("a.docx", &other)], &["list", "--from", ".", "-v"]));
    let mut whole = zip(&[("customizations.xml", &entity(&column("c", "picklist", &set(ONE))))]);
    expect![[r#"
        error: a.zip: the archive is cut off or damaged: Missing end of central directory
          help: export the solution again, or copy the file again
        exit code 2
    "#]]
    .assert_eq(&list("a.zip", &whole[..whole.len() - 30]));
    // The name of the entry occurs twice, with the flags 22 and 38 bytes before it; the first bit means encrypted.
    let plain = whole.clone();
    let central = whole.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    whole[6] |= 1;
    whole[central + 8] |= 1;
    expect![[r#"
        error: a.zip: customizations.xml: this needs a password
          help: unpack the archive with another program, and give the folder
        exit code 2
    "#]]
    .assert_eq(&list("a.zip", &whole));
    // The size that it claims is beyond the limit.
    let mut whole = plain.clone();
    whole[central + 24..central + 28].copy_from_slice(&(1_u32 << 30).to_le_bytes());
    expect![[r#"
        error: a.zip: customizations.xml: the archive and those in it hold more than 256 MiB of metadata
        exit code 2
    "#]]
    .assert_eq(&list("a.zip", &whole));
    // The claimed size is less than the content.
    let mut whole = plain.clone();
    for at in [22, central + 24] {
        whole[at..at + 4].copy_from_slice(&3_u32.to_le_bytes());
    }
    expect![[r#"
        error: a.zip: customizations.xml:1:1: the archive is damaged, or made in a way that is not supported: Invalid size: expected 3, got 498
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
        error: a.zip: customizations.xml:4:75: the archive is damaged, or made in a way that is not supported: incomplete deflate stream
          help: export the solution again, or unpack it and name the folder
        exit code 2
    "#]]
    .assert_eq(&list("a.zip", &whole));
    // The bytes differ from those that were packed.
    let mut whole = plain.clone();
    for at in [14, central + 16] {
        whole[at] ^= 1;
    }
    expect![[r#"
        error: a.zip: customizations.xml:1:1: the archive is damaged, or made in a way that is not supported: Invalid checksum: expected 0x7267e1e5, got 0x7267e1e4
          help: export the solution again, or unpack it and name the folder
        exit code 2
    "#]]
    .assert_eq(&list("a.zip", &whole));
    // A compression method that solutions never use.
    let mut whole = plain;
    whole[8] = 97;
    whole[central + 10] = 97;
    expect![[r#"
        error: a.zip: customizations.xml: this is compressed in a way that is not read: 97 (WAVPACK)
          help: unpack the archive with another program, and give the folder
        exit code 2
    "#]]
    .assert_eq(&list("a.zip", &whole));
}

#[test]
fn an_address_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, remedy) in [
        (["list", "--from", "https://contoso.crm4.dynamics.com/?a"], "`--environment` asks an environment"),
        (["summary", "--", "https://contoso.crm4.dynamics.com/?a"], "save the response"),
    ] {
        let said = in_folder(folder.path(), &arguments);
        assert!(said.contains(": this is an address, not a file\n") && said.contains(remedy), "{said}");
    }
}

#[test]
fn other_files_at_hand_are_named() {
    let metadata = "help: give a Web API response";
    for (name, bytes, said) in [
        ("a.pbix", zip(&[("DataModel", "")]), ["a Power BI report", metadata]),
        ("a.ods", zip(&[("mimetype", ""), ("content.xml", "")]), ["an OpenDocument file", metadata]),
        ("a.zip", zip(&[("DataModel.cs", "")]), ["an archive with no solution and no canvas app", metadata]),
        (
            "a.xls",
            b"\xD0\xCF\x11\xE0\0".to_vec(),
            ["an old Office file (.xls, .doc, .msg), or one with a password", metadata],
        ),
        ("a.lnk", b"L\0\0\0\x01\x14\x02\0".to_vec(), ["a shortcut of Windows", metadata]),
        ("a.pdf", b"%PDF-1.7\n".to_vec(), ["a PDF", metadata]),
        ("a.txt", b"<!-- a -->\n<!doctype html>".to_vec(), ["a web page", "help: is it a page to sign in?"]),
        ("a.json", b"\n<!doctype html>".to_vec(), ["a web page", "help: is it a page to sign in?"]),
        (
            "a.csv",
            b"id;statuscode\n1;2\n".to_vec(),
            ["rows of a table", "help: `summary` and `decode` take rows"],
        ),
        ("b.csv", b"Dear all,\n\nas agreed.\n".to_vec(), ["some other text", metadata]),
        ("c.csv", Vec::new(), ["this file is empty", "help: export it again"]),
    ] {
        let list = list(name, &bytes);
        assert!(list.starts_with(&format!("error: {name}: ")) && list.ends_with("exit code 2\n"), "{list}");
        assert!(said.iter().all(|said| list.contains(said)), "{said:?}: {list}");
    }
}
