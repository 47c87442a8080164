//! Reads and writes a field by one of the modules, without a struct around it: the compiler would need a reader
//! of that struct for each type of field in each format.

use closure_reason::serde::Field;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(bound = "F: Field", transparent)]
pub(crate) struct Lenient<F>(#[serde(with = "closure_reason::serde::lenient")] pub(crate) F);

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(bound = "F: Field", transparent)]
pub(crate) struct Labelled<F>(#[serde(with = "closure_reason::serde::label")] pub(crate) F);

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(bound = "F: Field", transparent)]
pub(crate) struct Text<F>(#[serde(with = "closure_reason::serde::text")] pub(crate) F);
