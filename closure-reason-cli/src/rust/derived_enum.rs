//! A derived enum as it is written.

use std::rc::Rc;

use super::attribute::{AttributeKey, OptionAttribute};
use super::line_column::Span;
use crate::definition::OptionSetDefinition;

/// An enum that derives `OptionSet`.
#[derive(Debug)]
pub struct RustEnum {
    /// What its attributes say, as the library reads them. Variants under conditions may share a value, and the compiler sees
    /// only one of them; of such twins this has the first.
    pub definition: OptionSetDefinition,
    /// The definition with a later twin in place of the first one, by the position of that twin.
    pub twins: Vec<(usize, OptionSetDefinition)>,
    /// The modules around it in its file, outermost first.
    pub modules: Vec<String>,
    pub ident: String,
    pub ident_span: Span,
    /// From its first attribute or doc comment to its closing brace.
    pub span: Span,
    /// Where a new attribute goes: before `pub` or `enum`.
    pub head: usize,
    /// Why the rest of the program cannot see it, if that is so.
    pub aside: Option<Aside>,
    /// Whether it derives `PartialOrd` or `Ord`, so that the order of its variants matters.
    pub is_ordered: bool,
    /// Whether it derives `OptionSet` by that name alone, which its module then imports.
    pub derives_by_name: bool,
    /// The condition of the `cfg_attr` that the derive is in.
    pub condition: Option<Rc<str>>,
    /// The attributes `#[option_set(..)]`.
    pub attributes: Vec<OptionAttribute>,
    pub options: Vec<RustOption>,
}

/// A place that the rest of the program cannot see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// A module for tests only.
    Tests,
    /// The body of a function, or of a constant.
    Body,
}

impl Aside {
    /// The message about an enum in such a place.
    pub fn left_as_it_is(self, one: &RustEnum) -> String {
        let why = match self {
            Self::Tests => "it is only for tests",
            Self::Body => "it is in the body of a function or a constant",
        };
        format!("the enum `{}` is left as it is: {why}", one.ident)
    }
}

/// A place that derives `OptionSet`, but where no enum could be read.
#[derive(Clone, Debug)]
pub struct UnreadableEnum {
    /// From the attribute, or the word `derive`, to its end.
    pub span: Span,
    pub reason: String,
    /// Whether it is an enum for sure.
    pub is_enum: bool,
}

/// A variant of such an enum.
#[derive(Debug)]
pub struct RustOption {
    pub value: i32,
    /// Where the value is: in the attribute, or the discriminant.
    pub value_span: Span,
    /// Whether it has a discriminant.
    pub has_discriminant: bool,
    pub ident: String,
    pub ident_span: Span,
    /// From its first attribute or doc comment to the comma after it, if there is one.
    pub span: Span,
    /// The attributes `#[option(..)]`.
    pub attributes: Vec<OptionAttribute>,
    /// The doc comment as the text that the library uses as a description.
    pub doc_comment: Option<String>,
    pub deprecated: Option<Deprecated>,
    /// Whether a comma follows it.
    pub has_comma: bool,
}

/// `#[deprecated]` on a variant.
#[derive(Debug)]
pub struct Deprecated {
    pub span: Span,
    /// The note, if it is `#[deprecated = ".."]`.
    pub note: Option<String>,
}

impl Deprecated {
    /// The note by which `generate` marks an option that is gone. The variant stays, for old rows.
    pub const GONE: &str = "no longer an option of this column";

    /// The note that earlier versions wrote; files may still have it.
    const GONE_BEFORE: &str = "not an option of the column any more";

    /// Whether `generate` wrote it, and not the developer.
    pub fn is_ours(&self) -> bool {
        matches!(self.note.as_deref(), Some(Self::GONE | Self::GONE_BEFORE))
    }
}

impl RustEnum {
    /// A key of `#[option_set(..)]`. No key can be given twice.
    pub fn key(&self, key: &str) -> Option<&AttributeKey> {
        find(&self.attributes, key)
    }

    /// The text of a key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.key(key)?.value.text()
    }
}

impl RustOption {
    /// A key of `#[option(..)]`; if `alias` is given several times, the first.
    pub fn key(&self, key: &str) -> Option<&AttributeKey> {
        find(&self.attributes, key)
    }

    /// The label: the key `label`, else the name of the variant.
    pub fn label(&self) -> &str {
        let label = self.key("label").and_then(|entry| entry.value.text());
        label.unwrap_or_else(|| self.ident.trim_start_matches("r#"))
    }

    /// The aliases, in order.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        let entries = self.attributes.iter().flat_map(|attribute| &attribute.entries);
        entries.filter(|entry| entry.key == "alias").filter_map(|entry| entry.value.text())
    }
}

fn find<'a>(attributes: &'a [OptionAttribute], key: &str) -> Option<&'a AttributeKey> {
    attributes.iter().flat_map(|attribute| &attribute.entries).find(|entry| entry.key == key)
}
