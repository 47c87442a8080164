//! New enums and variants.

use super::keys::Keys;
use super::labels::{self, Labels};
use super::language;
use super::layout::{self, Indent};
use super::lints;
use super::style::Style;
use super::wanted::{self, Named, Scope};
use crate::source::rust::Value;

/// How the derive is named.
#[derive(Clone, Copy)]
pub enum Derive {
    /// `OptionSet`, which the module imports.
    ByName,
    ByPath,
}

/// A new enum, without blank lines around it.
pub fn enumeration(
    ident: &str,
    set: Named,
    columns: &[String],
    style: &Style,
    indent: &Indent,
    derive: Derive,
) -> String {
    let (definition, names) = (set.definition, set.names);
    let language = language::of_new(definition, style);
    let scope = Scope::new(set, language);
    let options: Vec<_> =
        wanted::options(definition).map(|option| (&*names[&option.value()], scope.option(option))).collect();
    let mut keys = scope.set();
    if style.serde {
        keys.put("serde", Value::Flag);
    }
    let labels = options.iter().map(|(name, keys)| Labels {
        state: keys.name("state"),
        base: vec![keys.text("label").unwrap_or(name)],
        others: keys.texts("labels", &[]),
    });
    if labels::repeat(labels) {
        keys.put("allow_duplicate_labels", Value::Flag);
    }

    let mut out = String::new();
    match keys.text("display_name") {
        Some(name) => layout::doc_comment(name, indent, &mut out),
        None => out.push_str(&format!("{indent}/// `{}`\n", plain(&definition.to_string()))),
    }
    if let Some(description) = definition.description().text().filter(|text| !text.trim().is_empty()) {
        out.push_str(&format!("{indent}///\n"));
        layout::doc_comment(description.trim(), indent, &mut out);
    }
    layout::code_list("Used by", columns.iter().map(|name| plain(name)), indent, &mut out);
    out.push_str(&format!("{indent}{}\n", layout::derives(&derives(derive, style), indent)));
    let entries = keys.entries();
    if !entries.is_empty() {
        out.push_str(&format!("{indent}{}\n", layout::attribute("option_set", &entries, indent)));
    }
    let variants: Vec<_> = options.iter().map(|(name, _)| *name).collect();
    let lints: Vec<_> = lints::allowed(ident, &variants).into_iter().map(str::to_owned).collect();
    if !lints.is_empty() {
        out.push_str(&format!("{indent}{}\n", layout::attribute("allow", &lints, indent)));
    }
    out.push_str(&format!("{indent}#[non_exhaustive]\n{}\n", layout::head(ident, indent)));
    let inner = indent.deeper();
    for (name, keys) in &options {
        out.push_str(&format!("{inner}{},\n", variant(name, keys, &inner, None)));
    }
    out.push_str(&format!("{indent}}}\n"));
    out
}

/// A name from metadata; only plain letters are shown as code.
fn plain(name: &str) -> String {
    name.chars().map(|char| if char.is_alphanumeric() || "_. ".contains(char) { char } else { '?' }).collect()
}

fn derives(derive: Derive, style: &Style) -> Vec<String> {
    let ours = match derive {
        Derive::ByName => "OptionSet",
        Derive::ByPath => "closure_reason::OptionSet",
    };
    let mut derives: Vec<String> =
        ["Clone", "Copy", "Debug", "PartialEq", "Eq", "Hash", ours].map(str::to_owned).into();
    for further in &style.derives {
        if !derives.contains(further) {
            derives.push(further.clone());
        }
    }
    derives
}

/// A new variant, without the blanks before its first line and the comma. Its value is the discriminant if there is one.
pub fn variant(ident: &str, keys: &Keys, indent: &Indent, discriminant: Option<i32>) -> String {
    let mut keys = keys.clone();
    let discriminant = discriminant.map_or_else(String::new, |value| {
        keys.leave("value");
        format!(" = {value}")
    });
    let entries = keys.entries();
    let attribute = if entries.is_empty() {
        String::new()
    } else {
        format!("{}\n{indent}", layout::attribute("option", &entries, indent))
    };
    format!("{attribute}{ident}{discriminant}")
}
