//! Answers of the Web API, one or several in an input.

use std::rc::Rc;

use closure_reason::definition::OptionSetDefinitions;
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};

use super::{Format, Found, Input, Note, Origin, Sourced};
use crate::error::Error;

pub(super) fn read(input: &Input) -> Result<Found, Error> {
    let mut found = Found::default();
    if input.bytes.trim_ascii_start().starts_with(b"[") {
        let mut answers = serde_json::Deserializer::from_slice(&input.bytes);
        let answers = answers.deserialize_seq(List).map_err(|error| told(&error, input))?;
        for answer in answers {
            found.answer(answer, input);
        }
        return Ok(found);
    }
    for answer in serde_json::Deserializer::from_slice(&input.bytes).into_iter::<OptionSetDefinitions>() {
        found.answer(answer.map_err(|error| told(&error, input))?, input);
    }
    Ok(found)
}

impl Found {
    fn answer(&mut self, answer: OptionSetDefinitions, input: &Input) {
        let origin =
            || Origin { input: Rc::clone(&input.name), place: String::new(), format: Format::WebApi };
        if answer.next_link().is_some() {
            self.notes.push(Note {
                place: input.name.to_string(),
                message: "this is not the last page (`@odata.nextLink`): options may be missing".into(),
            });
        }
        self.tables
            .extend(answer.tables().iter().map(|table| Sourced { what: table.clone(), origin: origin() }));
        self.sets.extend(answer.into_iter().map(|what| Sourced { what, origin: origin() }));
    }
}

/// An array whose elements are answers: what `jq .value` leaves.
struct List;

impl<'de> Visitor<'de> for List {
    type Value = Vec<OptionSetDefinitions>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of option sets, columns or tables")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut answers = Vec::new();
        while let Some(answer) = list.next_element()? {
            answers.push(answer);
        }
        Ok(answers)
    }
}

/// The error with its place in the input.
pub(super) fn told(error: &serde_json::Error, input: &Input) -> Error {
    let text = error.to_string();
    let message = text.split(" at line ").next().unwrap_or(&text);
    match error.line() {
        0 => Error::new(message).at(&input.name),
        line => Error::new(message).at(format_args!("{}:{line}:{}", input.name, error.column())),
    }
}

/// A whole document of one type.
pub(super) fn document<T: for<'de> Deserialize<'de>>(input: &Input) -> Result<T, Error> {
    serde_json::from_slice(&input.bytes).map_err(|error| told(&error, input))
}
