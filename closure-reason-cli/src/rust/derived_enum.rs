//! A derived enum as it is written.

use super::attribute::{AttributeKey, OptionAttribute};
use super::line_column::Span;
use crate::definition::OptionSetDefinition;

/// An enum that derives `OptionSet`.
#[derive(Debug)]
pub struct RustEnum {
    /// What its attributes say, as the library reads them. Of twins, the first: several options under conditions may
    /// have one value, of which the compiler sees one.
    pub definition: OptionSetDefinition,
    /// What it says with each further variant of a value in place of the first, by the position of the variant.
    pub twins: Vec<(usize, OptionSetDefinition)>,
    /// The modules around it in its file, outermost first.
    pub modules: Vec<String>,
    pub ident: String,
    pub ident_span: Span,
    /// From its first attribute or doc comment to its closing brace.
    pub span: Span,
    /// Where a further attribute goes: before `pub` or `enum`.
    pub head: usize,
    /// Whether it is where the rest of the program does not see it.
    pub aside: Option<Aside>,
    /// Whether it derives an order, which is that of its variants.
    pub is_ordered: bool,
    /// Whether it derives `OptionSet` by that name alone, which its module then imports.
    pub derives_by_name: bool,
    /// The attributes `#[option_set(..)]`.
    pub attributes: Vec<OptionAttribute>,
    pub options: Vec<RustOption>,
}

/// A place of which the rest of the program sees nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// A module for tests only.
    Tests,
    /// The body of a function, or of a constant.
    Body,
}

impl Aside {
    /// What is said of an enum there.
    pub fn left_as_it_is(self, one: &RustEnum) -> String {
        let why = match self {
            Self::Tests => "only tests have it",
            Self::Body => "it is in the body of a function or a constant",
        };
        format!("the enum `{}` is left as it is: {why}", one.ident)
    }
}

/// A place that derives `OptionSet`, of which no enum could be read.
#[derive(Clone, Debug)]
pub struct UnreadableEnum {
    /// From the attribute, or the word `derive`, to its end.
    pub span: Span,
    pub reason: String,
}

/// A variant of such an enum.
#[derive(Debug)]
pub struct RustOption {
    pub value: i32,
    /// Where the value stands: in the attribute or as the discriminant.
    pub value_span: Span,
    /// Whether a discriminant is written.
    pub has_discriminant: bool,
    pub ident: String,
    pub ident_span: Span,
    /// From its first attribute or doc comment to the comma after it, if there is one.
    pub span: Span,
    /// The attributes `#[option(..)]`.
    pub attributes: Vec<OptionAttribute>,
    /// The doc comment as the library takes it for a description.
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
    /// The note by which `generate` marks an option that is gone but stays for old rows.
    pub const GONE: &str = "no longer an option of this column";

    /// How earlier versions wrote it, which stays in the files that they wrote.
    const GONE_BEFORE: &str = "not an option of the column any more";

    /// Whether it is that mark, and not one of the developer's own.
    pub fn is_ours(&self) -> bool {
        matches!(self.note.as_deref(), Some(Self::GONE | Self::GONE_BEFORE))
    }
}

impl RustEnum {
    /// A key of `#[option_set(..)]`; none is given twice.
    pub fn key(&self, key: &str) -> Option<&AttributeKey> {
        find(&self.attributes, key)
    }

    /// The text of a key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.key(key)?.value.text()
    }
}

impl RustOption {
    /// A key of `#[option(..)]`; of `alias`, the first.
    pub fn key(&self, key: &str) -> Option<&AttributeKey> {
        find(&self.attributes, key)
    }

    /// The label: the key, else the name.
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
