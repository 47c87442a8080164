//! The names of the columns of CSV: from its first line, or from the user.

use std::path::PathBuf;

use clap::Args;
use serde::Deserialize;

use super::csv;
use crate::report::error::Error;

/// Names for the columns of CSV without a header.
#[derive(Args, Clone, Debug, Default)]
pub struct Header {
    /// The names of the columns, for CSV without a header line.
    #[arg(
        long,
        value_name = "NAMES",
        value_delimiter = ',',
        conflicts_with = "model",
        help_heading = "Form of the rows"
    )]
    pub header: Vec<String>,
    /// The `model.json` of the lake that names the columns, for CSV without a header line.
    #[arg(long, value_name = "FILE", help_heading = "Form of the rows")]
    pub model: Option<PathBuf>,
    /// The names of `--header` or `--model` take the place of the header line that the CSV has.
    #[arg(long, help_heading = "Form of the rows")]
    pub replace_header: bool,
}

#[derive(Deserialize)]
#[serde(expecting = "a model.json, which has a list `entities`")]
struct Model {
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    name: String,
    #[serde(default)]
    attributes: Vec<Attribute>,
}

#[derive(Deserialize)]
struct Attribute {
    name: String,
}

impl Header {
    /// Whether the user names the columns.
    pub fn is_said(&self) -> bool {
        !self.header.is_empty() || self.model.is_some()
    }

    /// Whether the user's names replace those in the CSV.
    pub fn is_replaced(&self) -> bool {
        self.is_said() && self.replace_header
    }

    /// Refuses a header without names.
    pub fn has_names(&self) -> Result<(), Error> {
        if !self.header.is_empty() && self.header.iter().all(|name| name.trim().is_empty()) {
            return Err(Error::new("`--header` names no column").remedy(
                "name the columns of the rows with commas between them, such as `--header id,statuscode`",
            ));
        }
        if self.replace_header && !self.is_said() {
            let message = "`--replace-header` needs the names that take the place of the header";
            return Err(Error::new(message).remedy("add `--header` or `--model`"));
        }
        Ok(())
    }

    /// The names of the columns; `None` for an empty input.
    pub fn names(&self, reader: &mut csv::Reader) -> Result<Option<Vec<String>>, Error> {
        if self.is_said() {
            let names = match &self.model {
                Some(model) => Self::of_model(model, reader.name())?,
                None => self.header.clone(),
            };
            // The line that is replaced may lack names.
            let is_there = !self.replace_header || reader.header()?.is_some();
            reader.expect(names.len());
            if !self.replace_header && reader.is_at_header(&names)? {
                let message =
                    "this line belongs to a header, but `--header` or `--model` says that there is none";
                let remedy = "say `--replace-header`, or leave `--header` or `--model` out";
                return Err(reader.error(message).remedy(remedy));
            }
            return Ok(is_there.then_some(names));
        }
        reader.header()
    }

    fn of_model(path: &std::path::Path, rows: &str) -> Result<Vec<String>, Error> {
        let failed = |error: Error| error.at(path.display());
        let bytes = std::fs::read(path).map_err(|error| failed(error.into()))?;
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        let model: Model =
            serde_json::from_slice(bytes).map_err(|error| failed(Error::new(error.to_string())))?;
        let names =
            |entity: &Entity| entity.attributes.iter().map(|attribute| attribute.name.clone()).collect();
        let fits = |entity: &&Entity| {
            rows.split(['/', '\\']).any(|part| part.split('.').next() == Some(&entity.name))
        };
        match (model.entities.as_slice(), model.entities.iter().find(fits)) {
            ([], _) => Err(failed(Error::new("the model has no tables"))),
            ([entity], _) | (_, Some(entity)) => Ok(names(entity)),
            (entities, None) => {
                let tables: Vec<_> = entities.iter().map(|entity| &*entity.name).collect();
                let message = format!("the model has several tables: {}", tables.join(", "));
                let remedy = "name the file of rows, or its folder, after its table";
                Err(failed(Error::new(message).remedy(remedy)))
            }
        }
    }
}
