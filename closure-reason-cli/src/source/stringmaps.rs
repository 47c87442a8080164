//! Rows of the table `stringmap`: JSON pages or CSV.

mod json_pages;
mod sets;

use std::rc::Rc;

use self::json_pages::{Next, Pages};
pub use self::sets::sets;
use super::csv_fields::Fields;
use super::metadata::{StringmapRow, StringmapRows};
use super::{Input, Metadata, json};
use crate::report::error::Error;

/// The columns that every file has, in lower case.
pub(super) const COLUMNS: [&str; 4] = ["objecttypecode", "attributename", "attributevalue", "value"];

pub(super) fn read(input: &Input) -> Result<Metadata, Error> {
    let mut rows = Vec::new();
    let mut goes_on = false;
    if let Some(b'{' | b'[') = input.bytes.trim_ascii_start().first() {
        let mut next: Option<Next> = None;
        for pages in json::documents::<Pages>(input) {
            for page in pages?.0 {
                goes_on |= next.is_some_and(|next| !page.may_be(&next));
                let (own, after) = page.apart();
                rows.extend(own);
                next = after;
            }
        }
        goes_on |= next.is_some();
    } else {
        csv_rows(input, &mut rows)?;
    }
    let stringmaps = Some(StringmapRows { input: Rc::clone(&input.name), rows, goes_on });
    Ok(Metadata { stringmaps, ..Metadata::default() })
}

/// Excel separates by semicolons or tabs in some countries.
pub(super) fn delimiter(bytes: &[u8]) -> u8 {
    let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let count = |sign: &u8| memchr::memchr_iter(*sign, line).count();
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

fn csv_rows(input: &Input, rows: &mut Vec<StringmapRow>) -> Result<(), Error> {
    Fields::new(input, delimiter(&input.bytes), &[]).each("attributevalue", |row| {
        let name = |column: &str| {
            let text = row.text(column).map(str::trim).filter(|text| !text.is_empty());
            text.map(ToOwned::to_owned)
                .ok_or_else(|| Error::new(format!("the row has no {column}")).at(row.place(column)))
        };
        let language = row.number("langid")?;
        let language = language.map(u32::try_from).transpose().map_err(|_| {
            let code = row.text("langid").unwrap_or_default();
            Error::new(format!("langid is {code}, expected a locale id such as 1033")).at(row.place("langid"))
        })?;
        let option = row.number("attributevalue")?;
        rows.push(StringmapRow {
            table: name("objecttypecode")?,
            column: name("attributename")?,
            option: option
                .ok_or_else(|| Error::new("the row has no attributevalue").at(row.place("attributevalue")))?,
            label: row.text("value").map(ToOwned::to_owned),
            language: language.filter(|&code| code != 0),
            order: row.number("displayorder")?,
        });
        Ok(())
    })
}
