//! Workbooks of Excel, and rows in zip archives.

use expect_test::{Expect, expect};

use crate::packed::zip;
use crate::rows::command::{Folder, Ran, piped, run};

/// What Excel writes around sheets: `Rows`, then a hidden sheet, then another one.
const BOOK: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr/><sheets><sheet name="hiddenSheet" sheetId="2" state="veryHidden" r:id="rId2"/><sheet name="Rows" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const LINKS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const STYLES: &str = r##"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]m/d/yy h:mm AM/PM;@"/><numFmt numFmtId="165" formatCode="#,##0 &quot;days&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="21"/></cellXfs></styleSheet>"##;
/// As Dynamics names the columns of an export, some with runs, escapes and Japanese readings.
const TEXTS: &str = r#"<sst uniqueCount="9999999999999"><si><t>(Do Not Modify) Session</t></si><si><r><t>Closure </t></r><r><rPr/><t>Reason</t></r><rPh sb="0" eb="1"><t>ka</t></rPh></si><si><t xml:space="preserve">Created On</t></si><si><t>AgentClosed</t></si><si><t>a, &quot;b&quot;_x000D_&#10;&lt;c&gt; _x12_</t></si><si/></sst>"#;

/// A workbook whose sheet `Rows` has these rows.
pub fn workbook(rows: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><dimension ref=\"C9:A1\"/><sheetData>{rows}</sheetData></worksheet>");
    with(&[("xl/worksheets/sheet1.xml", &sheet)])
}

/// A workbook with other contents in these parts.
fn with(parts: &[(&str, &str)]) -> Vec<u8> {
    let hidden = "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>msdyn_closurereason</t></is></c></row><row><c><v>5</v></c></row></sheetData></worksheet>";
    let all = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", LINKS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", TEXTS),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"),
        ("xl/worksheets/sheet2.xml", hidden),
    ];
    let other = |name: &str| parts.iter().find(|(part, _)| *part == name).map(|(_, content)| *content);
    zip(&all.map(|(name, content)| (name, other(name).unwrap_or(content))))
}

pub const ROWS: &str = r#"<row r="1" spans="1:5"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
<row r="2"><c r="A2" t="s"><v>4</v></c><c r="B2" t="s"><v>3</v></c><c r="C2" s="1"><v>45425</v></c></row>
<row r="3"><c r="B3"><v>192350004</v></c><c r="C3" s="2"><v>45425.627835648149</v></c></row>
<row r="6"><c r="A6" t="b"><v>1</v></c><c r="B6" t="str"><f>B3</f><v>AgentClosed</v></c><c r="C6" s="3"><v>1.1000000000000001</v></c></row>
<row r="7"><c t="e"><v>#N/A</v></c><c s="3"><v>1.92350004E8</v></c><c r="C7" s="4"><v>1.25</v></c><c r="D7" s="1"/></row>
<row r="8"><c r="C8" s="5"><v>0.5</v></c><c r="B8" t="s"><v>5</v></c></row><row r="9"><c r="A9" s="1"/></row>"#;

#[test]
fn an_export_to_excel() {
    let book = workbook(ROWS);
    let ran = piped(&["decode"], &book);
    // Line 6 of the file is row 6 of the sheet, apart from the line break in a cell.
    expect![[r#"
        (Do Not Modify) Session,Closure Reason,Closure Reasonname,Created On
        "a, ""b""<CR>
        <c> _x12_",AgentClosed,AgentClosed,2024-05-13
        ,192350004,AgentClosed,2024-05-13T15:04:05


        TRUE,AgentClosed,AgentClosed,1.1
        #N/A,192350004,AgentClosed,1.25
        ,,,12:00:00
    "#]]
    .assert_eq(&ran.text().replace('\r', "<CR>").replace('\u{feff}', ""));
    assert!(ran.text().starts_with('\u{feff}'));
    expect![[r#"
        5 rows
        msdyn_ocsession.msdyn_closurereason: 4 decoded, 1 empty, 0 unknown
    "#]]
    .assert_eq(&ran.err);
    let folder = Folder::new();
    let path = folder.file("export.xlsx", &book);
    let expected =
        "column,value,label,known,count\nClosure Reason,192350004,AgentClosed,true,4\nClosure Reason,,,,1\n";
    assert_eq!(run(["summary", "--as", "csv", &path]).done(), expected);
    // Packed once more, and through a pipe.
    let packed = zip(&[("export.xlsx", &book)]);
    let ran = piped(&["summary"], &packed);
    assert!(ran.err.contains("export.xlsx: this is an archive in an archive, not rows"), "{ran:?}");
    assert!(
        run(["decode", "--delimiter", ";", &path]).done().contains("\n;192350004;AgentClosed;2024-05-13T15")
    );
    // The user's names replace the header, or stand in for a missing one.
    let renamed = ["--replace-header", "--header", "a,msdyn_closurereason,b", "--as", "csv", &path];
    assert!(run(["summary"].into_iter().chain(renamed)).done().contains("192350004,AgentClosed,true,4"));
    let bare = workbook("<row><c><v>1</v></c></row><row><c r=\"B2\"><v>5</v></c></row>");
    let ran = piped(&["summary", "--as", "csv", "--header", "a,msdyn_closurereason,c"], &bare).done();
    assert!(ran.contains("msdyn_closurereason,5,,false,1\n"), "{ran}");
}

#[test]
fn the_sheet_is_the_named_one_or_the_first_visible_one() {
    let folder = Folder::new();
    let path = folder.file("export.xlsx", workbook(ROWS));
    let hidden = run(["summary", "--as", "csv", "--sheet", "hiddenSheet", &path]).done();
    assert!(hidden.ends_with("msdyn_closurereason,5,,false,1\n"), "{hidden}");
    let shown = with(&[("xl/workbook.xml", &BOOK.replace(" state=\"veryHidden\"", ""))]);
    let several = folder.file("several.xlsx", shown);
    let ran = run(["summary", &several]);
    assert!(ran.text().contains("has several sheets, of which the first is read"), "{ran:?}");
    refused(
        &run(["summary", "--sheet", "Row", &path]),
        &folder,
        &expect![[r#"
            error: export.xlsx: the workbook has no sheet "Row"
              help: it has "hiddenSheet", "Rows"
        "#]],
    );
    let csv = folder.file("rows.csv", "msdyn_closurereason\n5\n");
    refused(
        &run(["summary", "--sheet", "Rows", &csv]),
        &folder,
        &expect![[r#"
            error: rows.csv: this is not a workbook, so it has no sheet "Rows"
              help: leave `--sheet` out
        "#]],
    );
}

#[track_caller]
fn refused(ran: &Ran, folder: &Folder, expected: &Expect) {
    assert!(ran.code == Some(2) && ran.out.is_empty(), "{ran:?}");
    expected.assert_eq(&folder.plain(&ran.err));
}

/// A workbook as Dynamics exports it: the sheet has display names, and a hidden sheet says what they mean.
#[test]
fn the_hidden_sheet_of_an_export_names_the_columns() {
    let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let sheet = |rows: &[String]| {
        let rows: String = rows.iter().map(|row| format!("<row>{row}</row>")).collect();
        format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
    };
    let export = sheet(&[
        ["(Do Not Modify) Appointment", "Start Time", "Status", "Level (Regarding) (Account)"]
            .map(cell)
            .concat(),
        [cell(""), "<c s=\"2\"><v>45425.5</v></c>".to_owned(), cell("Completed"), cell("Gold")].concat(),
    ]);
    let origin = "appointment:LCnCIE2w/PFHN8==:activityid=%28Do%20Not%20Modify%29%20Appointment&amp;scheduledstart=Start%20Time&amp;\
                  statecode=Status&amp;cc6a87f3-f915-415a-a6ef-a5d1d34b4d71.demo_level=Level%20%28Regarding%29%20%28Account%29";
    let hidden = |origin: &str| sheet(&[cell(origin), ["Open", "Completed"].map(cell).concat()]);
    let book = |origin: &str| {
        with(&[("xl/worksheets/sheet1.xml", &export), ("xl/worksheets/sheet2.xml", &hidden(origin))])
    };
    // Two tables have a status, and no source has display names.
    let folder = Folder::new();
    let from = folder.file(
        "stringmaps.csv",
        "objecttypecode,attributename,attributevalue,value,langid\nappointment,statecode,1,Completed,1033\n\
         account,statecode,1,Inactive,1033\naccount,demo_level,3,Gold,1033\n",
    );
    let path = folder.file("export.xlsx", book(origin));
    let counted =
        run(["summary", "--as", "csv", "--by", "scheduledstart:month", "--from", &from, &path]).done();
    expect![[r#"
        column,value,label,known,scheduledstart:month,count
        Status,1,Completed,true,2024-05,1
        Level (Regarding) (Account),3,Gold,true,2024-05,1
    "#]]
    .assert_eq(&counted);
    let decoded = run(["decode", "--to-values", "--from", &from, "--column", "statecode", &path]).done();
    assert!(decoded.ends_with(",2024-05-13T12:00:00,1,Gold\n"), "{decoded}");
    // `--map` takes precedence, and any other text in the hidden sheet means nothing.
    let mapped =
        ["summary", "--as", "csv", "--from", &from, "--table", "account", "--map", "statecode=Status", &path];
    assert!(run(mapped).done().contains("Status,,Completed,false,1\n"));
    for other in ["", "a", "a:b", "a b:c:d=e", "::=", "a:b:%=%2", "a:b:c=%zz&amp;d"] {
        let path = folder.file("export.xlsx", book(other));
        assert_eq!(run(["summary", "--from", &from, &path]).code, Some(2), "{other}");
    }
}

#[test]
fn titles_above_the_table_are_skipped() {
    let cell = |name: &str, text: &str| format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let table = [
        format!("<row r=\"1\">{}</row>", cell("A1", "Applied filters: none")),
        format!("<row r=\"3\">{}{}</row>", cell("A3", "id"), cell("B3", "msdyn_closurereason")),
        format!("<row r=\"4\">{}<c r=\"B4\"><v>192350004</v></c></row>", cell("A4", "x")),
        format!("<row r=\"5\"><c r=\"D5\" s=\"0\"/>{}</row>", cell("E5", "a remark")),
    ];
    let counted = piped(&["summary", "--as", "csv"], &workbook(&table[..3].concat())).done();
    assert!(counted.ends_with("msdyn_closurereason,192350004,AgentClosed,true,1\n"), "{counted}");
    let folder = Folder::new();
    let path = folder.file("export.xlsx", workbook(&table.concat()));
    refused(
        &run(["summary", &path]),
        &folder,
        &expect![[r#"
            error: export.xlsx:5:1: E5 has a value, but row 3 has no name for its column: write one there, or empty the cell
        "#]],
    );
    // One column has no titles, and dates may be counted from 1904.
    let one =
        workbook(&format!("<row>{}</row><row><c><v>5</v></c></row>", cell("A1", "msdyn_closurereason")));
    assert!(piped(&["summary", "--as", "csv"], &one).done().contains(",5,,false,1\n"));
    let rows = format!("<worksheet><sheetData>{ROWS}</sheetData></worksheet>");
    let book = BOOK.replace("<workbookPr/>", "<workbookPr date1904=\"1\"/>");
    let old = with(&[("xl/workbook.xml", &book), ("xl/worksheets/sheet1.xml", &rows)]);
    assert!(piped(&["decode"], &old).done().contains("2028-05-14T15:04:05"));
}

/// Programs write formulas without a result, or with 0 in its place, and let Excel calculate.
#[test]
fn a_formula_that_nobody_has_calculated_is_no_empty_cell() {
    let cells = |formula: &str| {
        format!(
            "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>\
             <row><c><v>1</v></c><c><f>192350000+4</f><v>192350004</v></c></row>\
             <row><c><v>2</v></c><c t=\"str\"><f>\"\"</f><v/></c></row><row><c><v>3</v></c>{formula}</row>"
        )
    };
    let counted = |formula: &str, anew: &str| {
        let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", cells(formula));
        let book = BOOK.replace("</sheets>", &format!("</sheets><calcPr calcId=\"1\" {anew}/>"));
        let book = with(&[("xl/workbook.xml", &book), ("xl/worksheets/sheet1.xml", &sheet)]);
        let counted = piped(&["summary", "--as", "csv"], &book).done();
        let lines = counted.lines().filter_map(|line| line.strip_prefix("Closure Reason,"));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    let (calculated, empty) = ("192350004,AgentClosed,true,1\n", ",,,1\n");
    let not_calculated = |formula: &str| format!("{calculated},{formula},false,1\n{empty}");
    for formula in
        ["<c><f>A1&amp;B1</f></c>", "<c><f>A1&amp;B1</f><v></v></c>", "<c><f>A1&amp;B1</f><v/></c>"]
    {
        assert_eq!(counted(formula, ""), not_calculated("=A1&B1"));
    }
    assert_eq!(counted("<c><f t=\"shared\" si=\"0\"/></c>", ""), not_calculated("="));
    let zero = "<c><f>A1</f><v>0</v></c>";
    assert_eq!(counted(zero, "fullCalcOnLoad=\"1\""), not_calculated("=A1"));
    assert_eq!(counted(zero, ""), format!("{calculated}0,,false,1\n{empty}"));
}

#[test]
fn rows_that_are_hidden_and_cells_over_several_rows_are_reported() {
    let rows = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>\
                <row><c><v>1</v></c><c><v>192350004</v></c></row><row HIDDEN><c><v>2</v></c></row>";
    let sheet = |hidden: &str, merged: &str| {
        let rows = rows.replace("HIDDEN", hidden);
        let merged = format!("<mergeCells><mergeCell ref=\"{merged}\"/></mergeCells>");
        let sheet = format!("<worksheet><sheetData>{rows}</sheetData>{merged}</worksheet>");
        with(&[("xl/worksheets/sheet1.xml", &sheet)])
    };
    let (hidden, merged) =
        ("has hidden rows, such as by a filter, which are read too", "merged over several rows");
    for (attribute, range, is_hidden, is_merged) in [
        ("", "A2:B2", false, false),
        ("hidden=\"0\"", "A1:A1", false, false),
        ("hidden=\"1\"", "C1:E1", true, false),
        ("hidden=\"true\"", "B2:B3", true, true),
        ("", "AA2:AB300", false, true),
        ("", "A1:A2", false, true),
        ("", "?", false, false),
    ] {
        for verb in ["summary", "decode"] {
            let ran = piped(&[verb], &sheet(attribute, range));
            let told = ran.text() + &ran.err;
            assert_eq!(
                (told.contains(hidden), told.contains(merged)),
                (is_hidden, is_merged),
                "{range}: {told}"
            );
        }
    }
}

#[test]
fn faults_of_a_workbook() {
    let folder = Folder::new();
    let long = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(900_000));
    let wide = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(20));
    let wide = format!("<worksheet><sheetData>{wide}</sheetData></worksheet>");
    let deep = format!("<worksheet>{}", "<a>".repeat(100));
    let (sheet, texts) = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml");
    let mut cut = workbook(ROWS);
    cut.truncate(300);
    let mut spoiled = workbook(ROWS);
    let at = spoiled.windows(sheet.len()).position(|bytes| bytes == sheet.as_bytes()).unwrap();
    spoiled[at + sheet.len() + 20] ^= 0x55;
    for (book, why) in [
        (
            with(&[(texts, &format!("<sst><si><t>{}</t></si></sst>", "a".repeat(1 << 21)))]),
            "longer than 1 MB",
        ),
        (with(&[(texts, &long), (sheet, &wide)]), "row 1 is longer than 16 MB"),
        (with(&[(sheet, &deep)]), "elements nest more than 64 levels deep"),
        (with(&[(sheet, "<worksheet><sheetData><row>")]), "ends within an element"),
        (with(&[(texts, "<!DOCTYPE sst [<!ENTITY a \"b\">]><sst/>")]), "has a document type"),
        (workbook("<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"/>"), "its rows are not in order"),
        (workbook("<row r=\"0\"/>"), "its rows are not in order"),
        (workbook("<row><c r=\"XFE1\"><v>1</v></c></row>"), "more cells than Excel has columns"),
        (workbook("<row><c r=\"7\"><v>1</v></c></row>"), "there is no cell \"7\""),
        (workbook("<row><c t=\"s\"><v>99</v></c></row>"), "a shared text that does not exist"),
        (workbook("<row><c t=\"str\"><v>&a;</v></c></row>"), "`&a;` is not defined"),
        (with(&[("xl/workbook.xml", "<workbook/>")]), "has no sheet with cells"),
        (cut, "the archive is cut off or damaged"),
        (zip(&[("xl/workbook.bin", "")]), "this is a binary Excel workbook, not rows"),
        (zip(&[("mimetype", ""), ("content.xml", "")]), "this is an OpenDocument file, not rows"),
        (zip(&[("word/document.xml", "")]), "this is a Word document, not rows"),
        (zip(&[("Version", ""), ("DataModel", "")]), "this is a Power BI report, not rows"),
        (
            zip(&[("Header.json", "{}"), ("References\\DataSources.json", "{}")]),
            "this is a canvas app, not rows\n  help: give it with `--from`",
        ),
    ] {
        let path = folder.file("export.xlsx", book);
        for verb in ["summary", "decode"] {
            let ran = run([verb, &path]);
            assert!(ran.code == Some(2) && ran.out.is_empty(), "{why}: {ran:?}");
            assert!(ran.err.contains(why), "{why}: {ran:?}");
            assert_eq!(ran.err.matches("error").count(), 1, "{ran:?}");
        }
    }
    let path = folder.file("export.xlsx", spoiled);
    assert!(run(["summary", &path]).err.contains("the archive is damaged"));
}

#[test]
fn an_archive_of_one_file_of_rows() {
    let folder = Folder::new();
    let rows = "id,msdyn_closurereason\n1,192350004\n";
    let one = zip(&[("a/", ""), ("a/rows.csv", rows), ("__MACOSX/a/._rows.csv", "x"), ("a/readme.md", "x")]);
    let path = folder.file("rows.zip", &one);
    let decoded = "id,msdyn_closurereason,msdyn_closurereasonname\n1,192350004,AgentClosed\n";
    assert_eq!(run(["decode", &path]).done(), decoded);
    assert_eq!(piped(&["decode"], &one).done(), decoded);
    let wrong = zip(&[("rows.csv", rows.replace("reason", "x"))]);
    for (archive, expected) in [
        (
            zip(&[("a.csv", rows), ("b.json", ""), ("c.xml", "")]),
            expect![[r#"
                error: rows.zip: this archive has several files of rows: "a.csv", "b.json"
                  help: unpack it, and name those to read
            "#]],
        ),
        (
            zip(&[("customizations.xml", ""), ("solution.xml", ""), ("1", ""), ("2", ""), ("3", "")]),
            expect![[r#"
                error: rows.zip: this is a solution, not rows
                  help: give it with `--from`, and a file of rows besides
            "#]],
        ),
        (
            zip(&[("data.xml", ""), ("data_schema.xml", "")]),
            expect![[r#"
                error: rows.zip: this is data of the Configuration Migration tool, not rows
                  help: export the rows as CSV, or save them as JSON from the Web API
            "#]],
        ),
        (
            zip::<&str>(&[]),
            expect![[r#"
                error: rows.zip: this archive is empty
            "#]],
        ),
        (
            wrong,
            expect![[r#"
                error: rows.zip: rows.csv: there is no column "msdyn_closurereason" in the rows
                  help: the rows have msdyn_closurex, id; rows without a header need `--header` or `--model`, a column with another name needs `--map`; columns other than the closure reason need their metadata, with `--from`
            "#]],
        ),
    ] {
        let path = folder.file("rows.zip", archive);
        refused(&run(["summary", &path]), &folder, &expected);
    }
}
