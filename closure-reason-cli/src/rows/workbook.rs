//! Excel workbooks: a sheet is read as the CSV that Excel would save, except that whole numbers stay
//! whole and dates are in ISO form.
//!
//! The XML is read here instead of by the crate `calamine`: a file of 2 KB makes `calamine` abort, and one
//! of 4 KB takes all memory (version 0.38 reserves as much as a file says, and copies each format).

mod numbers;
mod origin;
mod sheet;
mod texts;
mod xml;

use std::borrow::Cow;
use std::io::{self, Read};
use std::sync::Arc;

use quick_xml::events::Event;

use self::numbers::Formats;
pub use self::sheet::BeyondCsv;
use self::sheet::Sheet;
use self::texts::Texts;
use self::xml::{Xml, attribute};
use super::archive::Archive;
use crate::report::error::Error;
use crate::report::terminal::quoted;

/// How large the shared texts may be, which are kept in memory.
const TEXTS: u64 = 256 << 20;

/// How large a sheet may be, which is streamed.
const SHEET: u64 = 4 << 30;

/// How large any other part may be.
const OTHERS: u64 = 64 << 20;

/// How many hidden sheets are looked at for the names of columns.
const HIDDEN: usize = 4;

/// How many sheets a message names.
const NAMED: usize = 8;

/// How a workbook is read.
#[derive(Clone, Copy, Default)]
pub struct SheetOptions<'a> {
    /// The sheet; without a name, the first that is not hidden.
    pub sheet: Option<&'a str>,
    pub delimiter: Option<u8>,
    /// How many columns the user names, if the sheet has no header.
    pub names: Option<usize>,
}

/// An open sheet.
pub struct Open {
    pub rows: Box<dyn Read + Send>,
    /// The delimiter between its fields.
    pub delimiter: u8,
    /// How many rows are above those that are read.
    pub before: u64,
    /// Whether there are other sheets, and the user named none.
    pub has_others: bool,
    pub beyond: Arc<BeyondCsv>,
    /// The logical names of headers, if the workbook tells them.
    pub columns: Vec<(String, String)>,
}

/// Whether an archive is a workbook.
pub fn is_one(archive: &Archive) -> bool {
    let is_of_excel = |name: &str| name.to_ascii_lowercase().starts_with("xl/");
    archive.has("[Content_Types].xml") && archive.names().any(is_of_excel)
}

/// Opens a sheet.
pub fn open(archive: &mut Archive, wanted: SheetOptions<'_>) -> Result<Open, Error> {
    let of_book = |target: &str| target.ends_with("/relationships/officeDocument");
    let book = links(archive, "_rels/.rels")?.into_iter().find(|link| of_book(&link.kind));
    let book = book.map_or_else(|| "xl/workbook.xml".to_owned(), |book| resolved("", &book.target));
    let (folder, file) = book.rsplit_once('/').unwrap_or(("", &book));
    let links = links(archive, &format!("{folder}/_rels/{file}.rels"))?;
    let linked = |kind: &str| links.iter().find(|link| link.kind.ends_with(kind));
    let Book { sheets, is_1904, is_calculated_anew } = self::book(archive, &book)?;
    let of_sheet =
        |sheet: &&Named| links.iter().any(|link| link.id == sheet.link && link.kind.ends_with("/worksheet"));
    let tables: Vec<&Named> = sheets.iter().filter(of_sheet).collect();
    let shown = || tables.iter().filter(|sheet| !sheet.is_hidden);
    let sheet = match wanted.sheet {
        Some(name) => tables.iter().find(|sheet| sheet.name == name),
        None => shown().next().or(tables.first()),
    };
    let Some(sheet) = sheet else {
        let names = tables.iter().take(NAMED).map(|sheet| quoted(&sheet.name));
        let names: Vec<String> = names.collect();
        return Err(match wanted.sheet {
            Some(name) => Error::new(format!("the workbook has no sheet {}", quoted(name)))
                .remedy(format!("it has {}", names.join(", "))),
            None => Error::new("the workbook has no sheet with cells"),
        });
    };
    let texts = match linked("/sharedStrings").map(|link| resolved(folder, &link.target)) {
        Some(path) => part(archive, &path, "shared texts", TEXTS)?.map(|mut xml| Texts::read(&mut xml)),
        None => None,
    };
    let formats = match linked("/styles").map(|link| resolved(folder, &link.target)) {
        Some(path) => part(archive, &path, "formats", OTHERS)?.map(|mut xml| Formats::read(&mut xml)),
        None => None,
    };
    let texts = texts.transpose().map_err(|error| spoiled(&error))?.unwrap_or_default();
    let mut formats = formats.transpose().map_err(|error| spoiled(&error))?.unwrap_or_default();
    (formats.is_1904, formats.has_placeholders) = (is_1904, is_calculated_anew);
    let target = links.iter().find(|link| link.id == sheet.link);
    let path = target.map(|link| resolved(folder, &link.target)).unwrap_or_default();
    let xml = part(archive, &path, "cells", SHEET)?
        .ok_or_else(|| Error::new(format!("the sheet {:?} is not in the workbook", sheet.name)))?;
    let (texts, formats) = (Arc::new(texts), Arc::new(formats));
    let origin = tables.iter().filter(|sheet| sheet.is_hidden).take(HIDDEN).find_map(|sheet| {
        let target = links.iter().find(|link| link.id == sheet.link)?;
        let xml = part(archive, &resolved(folder, &target.target), "hidden cells", OTHERS).ok()??;
        let text = Sheet::first_cell(xml, &texts, &formats)?;
        Some(origin::columns(&text)).filter(|columns| !columns.is_empty())
    });
    let delimiter = wanted.delimiter.unwrap_or(b',');
    let rows = Sheet::new(xml, texts, formats, delimiter, wanted.names).map_err(|error| spoiled(&error))?;
    let (before, has_others) = (rows.before(), wanted.sheet.is_none() && shown().count() > 1);
    Ok(Open {
        before: before.into(),
        beyond: rows.beyond(),
        rows: Box::new(rows),
        delimiter,
        has_others,
        columns: origin.unwrap_or_default(),
    })
}

/// A sheet by its name, and its link.
struct Named {
    name: String,
    link: String,
    is_hidden: bool,
}

/// What a workbook says about all sheets.
#[derive(Default)]
struct Book {
    /// In their order.
    sheets: Vec<Named>,
    /// Whether days are counted from 1904.
    is_1904: bool,
    /// Whether Excel calculates all formulas when it opens the workbook.
    is_calculated_anew: bool,
}

fn book(archive: &mut Archive, path: &str) -> Result<Book, Error> {
    let Some(mut xml) = part(archive, path, "names of sheets", OTHERS)? else {
        return Err(Error::new(format!("this archive looks like a workbook, but has no {path}")));
    };
    let mut read = || {
        let mut book = Book::default();
        let is_on = |flag: Option<Cow<'_, str>>| matches!(flag.as_deref(), Some("1" | "true"));
        loop {
            match xml.next()? {
                Event::Eof => return Ok(book),
                Event::Start(start) => match start.local_name().as_ref() {
                    "workbookPr" => book.is_1904 |= is_on(attribute(&start, "date1904")?),
                    "calcPr" => book.is_calculated_anew |= is_on(attribute(&start, "fullCalcOnLoad")?),
                    "sheet" => book.sheets.push(Named {
                        name: attribute(&start, "name")?.unwrap_or_default().into_owned(),
                        link: attribute(&start, "id")?.unwrap_or_default().into_owned(),
                        is_hidden: attribute(&start, "state")?.is_some_and(|state| state != "visible"),
                    }),
                    _ => {}
                },
                _ => {}
            }
        }
    };
    read().map_err(|error: io::Error| spoiled(&error))
}

/// A link from one part of the workbook to another.
struct Link {
    id: String,
    kind: String,
    target: String,
}

fn links(archive: &mut Archive, path: &str) -> Result<Vec<Link>, Error> {
    let Some(mut xml) = part(archive, path, "names of parts", OTHERS)? else { return Ok(Vec::new()) };
    let mut read = || {
        let mut links = Vec::new();
        loop {
            match xml.next()? {
                Event::Eof => return Ok(links),
                Event::Start(start) if start.local_name().as_ref() == "Relationship" => {
                    let get =
                        |name| Ok::<_, io::Error>(attribute(&start, name)?.unwrap_or_default().into_owned());
                    links.push(Link { id: get("Id")?, kind: get("Type")?, target: get("Target")? });
                }
                _ => {}
            }
        }
    };
    read().map_err(|error: io::Error| spoiled(&error))
}

fn part(archive: &mut Archive, path: &str, what: &'static str, limit: u64) -> Result<Option<Xml>, Error> {
    Ok(archive.read(path)?.map(|reader| Xml::new(reader, what, limit)))
}

/// The path of a part that another one in this folder links to.
fn resolved(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}

/// The error for a part that cannot be read.
fn spoiled(error: &io::Error) -> Error {
    Error::new(error.to_string()).remedy("open it in Excel and save it again, or save the sheet as CSV UTF-8")
}
