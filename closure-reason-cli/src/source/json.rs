//! Answers of the Web API, one or several in an input.

use std::rc::Rc;

use closure_reason::definition::OptionSetDefinitions;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Format, Found, Input, Note, Origin, Sourced};
use crate::error::Error;

pub(super) fn read(input: &Input) -> Result<Found, Error> {
    let mut found = Found::default();
    for answers in documents::<Answers>(input) {
        for answer in answers?.0 {
            found.answer(answer, input);
        }
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

/// One answer, or an array whose elements are answers: what `jq .value` leaves.
struct Answers(Vec<OptionSetDefinitions>);

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnswersVisitor)
    }
}

struct AnswersVisitor;

impl<'de> Visitor<'de> for AnswersVisitor {
    type Value = Answers;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an option set, a column or table that has some, or a list of them")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Answers, A::Error> {
        OptionSetDefinitions::deserialize(MapAccessDeserializer::new(map)).map(|answer| Answers(vec![answer]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Answers, A::Error> {
        let mut answers = Vec::new();
        while let Some(answer) = list.next_element()? {
            answers.push(answer);
        }
        Ok(Answers(answers))
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

/// All documents of one type, one after another, with or without line breaks in between.
pub(super) fn documents<'a, T: Deserialize<'a> + 'a>(
    input: &'a Input,
) -> impl Iterator<Item = Result<T, Error>> + 'a {
    let documents = serde_json::Deserializer::from_slice(&input.bytes).into_iter();
    documents.map(|document| document.map_err(|error| told(&error, input)))
}
