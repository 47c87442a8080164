//! A derived set without its type: the properties are compiled once, and for each set only how its fields
//! are read and written.

use std::fmt::Display;
use std::marker::PhantomData;
use std::str::FromStr;

use closure_reason::serde::{Field, label, lenient};
use closure_reason::{Choice, LabelError, OptionMetadata, OptionSet, OptionSetMetadata, UnknownValue};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::fields::{Labelled, Lenient};

/// How a field is read and written.
#[derive(Clone, Copy, Debug)]
pub(super) enum With {
    Nothing,
    Label,
    Lenient,
}

/// The type of a field.
#[derive(Clone, Copy, Debug)]
pub(super) enum As {
    Option,
    Choice,
    OptionalChoice,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Format {
    Json,
    Csv,
    Postcard,
}

/// The value that was read; `None` inside if it is absent, and outside if it is an error.
pub(super) type Read = Option<Option<i32>>;

/// The methods of a derived set; each option stands as its value.
pub(super) trait AnySet {
    fn metadata(&self) -> &'static OptionSetMetadata;
    /// The value, what metadata has at the index, and the displayed text of each option.
    fn options(&self) -> Vec<(i32, OptionMetadata, String)>;
    fn with_value(&self, value: i32) -> Option<i32>;
    fn try_from(&self, value: i32) -> Result<i32, UnknownValue>;
    fn with_label(&self, text: &str) -> Option<i32>;
    fn with_label_in_any_case(&self, text: &str) -> Option<i32>;
    fn parse(&self, text: &str) -> Result<i32, LabelError>;
    /// What a choice with this value knows, and displays.
    fn choice(&self, value: i32) -> (Option<i32>, String);
    fn read(&self, with: With, to: As, json: &Value) -> Read;
    /// Writes the value to a format and reads it back.
    fn there_and_back(&self, format: Format, with: With, from: As, value: i32) -> Read;
}

pub(super) struct Of<T>(PhantomData<T>);

impl<T> Of<T> {
    pub(super) const NEW: Self = Self(PhantomData);
}

impl<T> AnySet for Of<T>
where
    T: OptionSet + Display + Serialize + DeserializeOwned,
    T: TryFrom<i32, Error = UnknownValue> + FromStr<Err = LabelError>,
{
    fn metadata(&self) -> &'static OptionSetMetadata {
        T::METADATA
    }

    fn options(&self) -> Vec<(i32, OptionMetadata, String)> {
        T::ALL.iter().map(|option| (option.value(), option.metadata(), option.to_string())).collect()
    }

    fn with_value(&self, value: i32) -> Option<i32> {
        T::from_value(value).map(T::value)
    }

    fn try_from(&self, value: i32) -> Result<i32, UnknownValue> {
        T::try_from(value).map(T::value)
    }

    fn with_label(&self, text: &str) -> Option<i32> {
        T::from_label(text).map(T::value)
    }

    fn with_label_in_any_case(&self, text: &str) -> Option<i32> {
        T::from_label_ignore_case(text).map(T::value)
    }

    fn parse(&self, text: &str) -> Result<i32, LabelError> {
        text.parse().map(T::value)
    }

    fn choice(&self, value: i32) -> (Option<i32>, String) {
        let choice = Choice::<T>::new(value);
        (choice.known().map(T::value), choice.to_string())
    }

    fn read(&self, with: With, to: As, json: &Value) -> Read {
        match to {
            As::Option => read::<T>(with, json).map(|option| Some(option.value())),
            As::Choice => read::<Choice<T>>(with, json).map(|choice| Some(choice.value())),
            As::OptionalChoice => {
                read::<Option<Choice<T>>>(with, json).map(|choice| choice.map(Choice::value))
            }
        }
    }

    fn there_and_back(&self, format: Format, with: With, from: As, value: i32) -> Read {
        let choice = Choice::new(value);
        match from {
            As::Option => {
                there_and_back(format, with, T::from_value(value)?).map(|option| Some(option.value()))
            }
            As::Choice => there_and_back(format, with, choice).map(|choice: Choice<T>| Some(choice.value())),
            As::OptionalChoice => there_and_back(format, with, Some(choice))
                .map(|choice: Option<Choice<T>>| choice.map(Choice::value)),
        }
    }
}

fn read<F: Field + DeserializeOwned>(with: With, json: &Value) -> Option<F> {
    match with {
        With::Nothing => F::deserialize(json),
        With::Label => label::deserialize(json),
        With::Lenient => lenient::deserialize(json),
    }
    .ok()
}

fn there_and_back<F: Field + Serialize + DeserializeOwned>(
    format: Format,
    with: With,
    field: F,
) -> Option<F> {
    match with {
        With::Nothing => through(format, &field),
        With::Label => through(format, &Labelled(field)).map(|Labelled(field)| field),
        With::Lenient => through(format, &Lenient(field)).map(|Lenient(field)| field),
    }
}

/// Writes a row to a format and reads it back.
pub(super) fn through<R: Serialize + DeserializeOwned>(format: Format, row: &R) -> Option<R> {
    match format {
        Format::Json => {
            let text = serde_json::to_value(row).ok()?.to_string();
            R::deserialize(&serde_json::from_str::<Value>(&text).unwrap()).ok()
        }
        Format::Csv => {
            let mut table = csv::Writer::from_writer(Vec::new());
            table.serialize(row).ok()?;
            first_record(&table.into_inner().unwrap()).deserialize(None).ok()
        }
        Format::Postcard => postcard::from_bytes(&postcard::to_stdvec(row).ok()?).ok(),
    }
}

fn first_record(table: &[u8]) -> csv::StringRecord {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table);
    reader.records().next().expect("a row").unwrap()
}
