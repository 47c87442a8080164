//! Answers of the Web API, one or several in an input.

use std::borrow::Cow;
use std::collections::HashSet;
use std::rc::Rc;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use serde_json::Value;

use super::metadata::place_in;
use super::{Input, LeftOut, Metadata, MetadataFormat, Origin, Sourced, Why, pages, place_at};
use crate::definition::{OptionSetDefinition, OptionSetDefinitions};
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::terminal::{QUOTED, cut};

pub(super) fn read(input: &Input) -> Result<Metadata, Error> {
    let mut answers = Vec::new();
    for some in documents::<Answers>(input) {
        answers.extend(some?.0);
    }
    let are_whole = are_whole(&answers);
    let mut found = Metadata::default();
    let origin =
        Origin { input: Rc::clone(&input.name), place: String::new(), format: MetadataFormat::WebApi };
    for (answer, is_whole) in answers.into_iter().zip(are_whole) {
        found.answer(answer, is_whole, &origin, &input.bytes);
    }
    Ok(found)
}

/// Reads other formats that have been turned into an answer of the Web API.
pub(super) fn of_answer(answer: Value, origin: &Origin) -> Result<Metadata, Error> {
    let answer = OptionSetDefinitions::deserialize(answer)
        .map_err(|error| Error::new(plain(&quoted(&error.to_string()))).at(origin))?;
    let mut found = Metadata::default();
    let is_whole = answer.next_link.is_none();
    found.answer(answer, is_whole, origin, &[]);
    Ok(found)
}

impl Metadata {
    fn answer(&mut self, answer: OptionSetDefinitions, is_whole: bool, origin: &Origin, bytes: &[u8]) {
        for column in &answer.without_options {
            // Only one of them is shown, so finding one place is enough.
            let name = column.column.as_deref().filter(|_| self.left_out.is_empty());
            let at = name.and_then(|name| only_place(name, bytes));
            self.left_out.push(LeftOut {
                column: column.clone(),
                place: at.map_or_else(|| origin.to_string(), |at| place_in(&origin.input, bytes, at)),
                why: Why::WithoutOptions(Rc::clone(&origin.input)),
            });
        }
        // If a list continues elsewhere, the column may be there.
        if is_whole && answer.next_link.is_none() {
            self.lists.extend(answer.listed);
        }
        let tables = answer.tables.into_iter();
        self.tables.extend(tables.map(|what| Sourced { what, origin: origin.clone() }));
        if !is_whole {
            let message = pages::goes_on("columns and options");
            self.notes.push(Note { place: origin.to_string(), message });
        }
        self.sets.extend(answer.sets.into_iter().map(|set| Sourced {
            what: OptionSetDefinition { partial: !is_whole, ..set },
            origin: origin.clone(),
        }));
    }
}

/// For each answer of an input, whether all pages after it are there.
fn are_whole(answers: &[OptionSetDefinitions]) -> Vec<bool> {
    let mut are_whole = vec![true; answers.len()];
    for (at, answer) in answers.iter().enumerate().rev() {
        if let Some(link) = &answer.next_link {
            are_whole[at] = answers.get(at + 1).is_some_and(|next| {
                are_whole[at + 1]
                    && pages::may_follow(link, next.next_link.as_deref())
                    && are_alike(answer, next)
            });
        }
    }
    are_whole
}

/// Whether two answers are about the same things: columns of one kind and table, or global sets.
fn are_alike(page: &OptionSetDefinitions, next: &OptionSetDefinitions) -> bool {
    let about = |set: &OptionSetDefinition| (set.table.clone(), set.kind, set.column.is_some());
    let next: HashSet<_> = next.sets.iter().map(about).collect();
    !page.sets.is_empty() && page.sets.iter().map(about).all(|kind| next.contains(&kind))
}

/// One answer, or an array whose elements are answers, as `jq .value` writes it.
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

/// The error with its place in the input; `start` is where the document with the error begins.
pub(super) fn told(error: &serde_json::Error, input: &Input, start: usize) -> Error {
    let text = error.to_string();
    let message = text.split(" at line ").next().unwrap_or(&text);
    let at = if error.is_data() && !OF_ONE_VALUE.iter().any(|start| message.starts_with(start)) {
        // It is about the document as a whole, and the parser reports it at the end.
        named_in(message, &input.bytes[start..]).map_or(start, |at| start + at)
    } else {
        let before =
            error.line().checked_sub(2).and_then(|line| memchr::memchr_iter(b'\n', &input.bytes).nth(line));
        before.map_or(0, |at| at + 1) + error.column().saturating_sub(1)
    };
    Error::new(plain(&quoted(message))).at(place_at(input, at))
}

/// The message; if it quotes a long text, only the beginning of that, and what it says about it.
fn quoted(message: &str) -> Cow<'_, str> {
    match message.rsplit_once(", expected ") {
        Some((quote, expected)) => format!("{}, expected {expected}", cut(quote, QUOTED)).into(),
        None => message.into(),
    }
}

/// The words of the parser, for people who do not know Rust.
pub(super) fn plain(message: &str) -> String {
    const WORDS: [(&str, &str); 6] = [
        (", expected i32", ", expected a whole number"),
        (", expected u32", ", expected a whole number"),
        (", expected a sequence", ", expected a list"),
        ("invalid type: sequence", "invalid type: list"),
        ("invalid type: map", "invalid type: object"),
        ("EOF while parsing", "the text ends within"),
    ];
    // A text or a fraction gives another message, so this number is too large.
    let message = if message.starts_with("invalid value: integer") {
        let range = |least: i64, most: i64| format!(", expected a whole number from {least} to {most}");
        &*message
            .replace(", expected i32", &range(i32::MIN.into(), i32::MAX.into()))
            .replace(", expected u32", &range(0, u32::MAX.into()))
    } else {
        message
    };
    WORDS.iter().fold(message.to_owned(), |message, (theirs, ours)| message.replace(theirs, ours))
}

/// How messages begin whose place is that of a value.
const OF_ONE_VALUE: [&str; 5] =
    ["invalid ", "missing field", "unknown ", "duplicate field", "`value` of a row"];

/// The place of the column or set that a message begins with, as in `the column demo_job.demo_grade comes without..`.
fn named_in(message: &str, bytes: &[u8]) -> Option<usize> {
    let name = message.strip_prefix("the column ").unwrap_or(message).split([' ', ':']).next()?;
    only_place(name.rsplit('.').next()?, bytes)
}

/// The place of a text, if the document has it only once.
fn only_place(text: &str, bytes: &[u8]) -> Option<usize> {
    let quoted = format!("\"{text}\"");
    let mut places = memchr::memmem::find_iter(bytes, quoted.as_bytes());
    let at = places.next()?;
    // Columns of several tables may have that name.
    places.next().is_none().then_some(at)
}

/// All documents of one type, one after another, with or without line breaks in between.
pub(super) fn documents<'a, T: Deserialize<'a> + 'a>(
    input: &'a Input,
) -> impl Iterator<Item = Result<T, Error>> + 'a {
    let mut documents = serde_json::Deserializer::from_slice(&input.bytes).into_iter();
    std::iter::from_fn(move || {
        let start = documents.byte_offset();
        let blank = input.bytes[start..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let document = documents.next()?;
        Some(document.map_err(|error| told(&error, input, start + blank)))
    })
}
