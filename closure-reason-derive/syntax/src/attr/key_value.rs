//! The value of a key of any type, for code that treats all keys alike.

use proc_macro2::Ident;
use syn::Path;

use super::attributes::Given;
use super::key_span::KeySpan;
use super::kind::Kind;
use super::literal::{Number, Text};
use super::value::InLanguage;

/// The value of a key.
#[derive(Clone, Copy)]
pub enum KeyValue<'a> {
    /// `hidden`
    Flag,
    /// `label = ".."`
    Text(&'a str),
    /// `labels(1031 = "..")`
    Texts(&'a [InLanguage]),
    /// `value = 1`
    Number(i32),
    /// `language = 1033`
    Language(u32),
    /// `state = Open`
    Name(&'a Ident),
    /// `transitions(A, B)`
    Names(&'a [Ident]),
    /// `kind = boolean`
    Kind(&'a Kind),
    /// `crate = path`
    Path(&'a Path),
}

/// Passes on the value of a key, if the key is there and has no mistake.
pub(super) trait Visit {
    fn visit<'a>(&'a self, visit: &mut dyn FnMut(KeySpan, KeyValue<'a>));
}

impl<T: ToKeyValue> Visit for Given<T> {
    fn visit<'a>(&'a self, visit: &mut dyn FnMut(KeySpan, KeyValue<'a>)) {
        if let (Some(place), Some(value)) = (self.place(), self.key_value()) {
            visit(place, value);
        }
    }
}

impl Visit for Given<Vec<Given<Text>>> {
    fn visit<'a>(&'a self, visit: &mut dyn FnMut(KeySpan, KeyValue<'a>)) {
        self.iter().for_each(|text| text.visit(visit));
    }
}

/// A type of values that keys take.
pub(super) trait ToKeyValue {
    fn key_value(&self) -> Option<KeyValue<'_>>;
}

impl<T: ToKeyValue> ToKeyValue for Option<T> {
    fn key_value(&self) -> Option<KeyValue<'_>> {
        self.as_ref()?.key_value()
    }
}

impl ToKeyValue for bool {
    fn key_value(&self) -> Option<KeyValue<'_>> {
        self.then_some(KeyValue::Flag)
    }
}

impl ToKeyValue for Text {
    fn key_value(&self) -> Option<KeyValue<'_>> {
        Some(KeyValue::Text(&self.value))
    }
}

impl ToKeyValue for Vec<InLanguage> {
    fn key_value(&self) -> Option<KeyValue<'_>> {
        Some(KeyValue::Texts(self))
    }
}

impl ToKeyValue for Number {
    fn key_value(&self) -> Option<KeyValue<'_>> {
        Some(KeyValue::Number(self.value))
    }
}

impl ToKeyValue for u32 {
    fn key_value(&self) -> Option<KeyValue<'_>> {
        Some(KeyValue::Language(*self))
    }
}

impl ToKeyValue for Ident {
    fn key_value(&self) -> Option<KeyValue<'_>> {
        Some(KeyValue::Name(self))
    }
}

impl ToKeyValue for Vec<Ident> {
    fn key_value(&self) -> Option<KeyValue<'_>> {
        Some(KeyValue::Names(self))
    }
}

impl ToKeyValue for Kind {
    fn key_value(&self) -> Option<KeyValue<'_>> {
        Some(KeyValue::Kind(self))
    }
}

impl ToKeyValue for Path {
    fn key_value(&self) -> Option<KeyValue<'_>> {
        Some(KeyValue::Path(self))
    }
}
