//! New enums and variants.

use std::collections::HashSet;

use super::keys::Keys;
use super::labels::{self, Labels};
use super::layout;
use super::style::Style;
use super::wanted::{Named, Scope, base_language};
use crate::source::rust::Value;

/// Where a new enum stands: how far it is indented, and what it derives `OptionSet` by.
#[derive(Clone, Copy)]
pub struct Spot {
    pub indent: usize,
    pub derive: &'static str,
}

/// A new enum, without blank lines around it.
pub fn enumeration(ident: &str, set: Named, style: &Style, spot: Spot) -> String {
    let definition = set.definition;
    let any_in =
        |language| definition.options().iter().any(|option| option.label().text_in(language).is_some());
    let language = style.language.filter(|&language| any_in(language)).or_else(|| base_language(definition));
    let scope = Scope { set, language };
    let mut written = HashSet::new();
    let options: Vec<_> = definition
        .options()
        .iter()
        .filter(|option| written.insert(option.value()))
        .map(|option| (&*set.names[&option.value()], scope.option(option)))
        .collect();
    let mut keys = scope.set();
    if style.serde {
        keys.put("serde", Value::Flag);
    }
    let labels = options.iter().map(|(name, keys)| Labels {
        state: keys.name("state"),
        base: vec![keys.text("label").unwrap_or(name)],
        others: keys.texts("labels"),
    });
    if labels::repeat(labels) {
        keys.put("allow_duplicate_labels", Value::Flag);
    }

    let Spot { indent, derive } = spot;
    let pad = " ".repeat(indent);
    let mut out = String::new();
    let title = keys.text("display_name").map_or_else(|| definition.to_string(), str::to_owned);
    layout::doc_comment("///", &title, indent, &mut out);
    if let Some(description) = definition.description().text().filter(|text| !text.trim().is_empty()) {
        out.push_str(&format!("{pad}///\n"));
        layout::doc_comment("///", description.trim(), indent, &mut out);
    }
    let mut derives: Vec<String> =
        ["Clone", "Copy", "Debug", "PartialEq", "Eq", "Hash", derive].map(str::to_owned).into();
    for further in &style.derives {
        if !derives.contains(further) {
            derives.push(further.clone());
        }
    }
    out.push_str(&format!("{pad}{}\n", layout::derives(&derives, indent)));
    let entries = keys.entries();
    if !entries.is_empty() {
        out.push_str(&format!("{pad}{}\n", layout::attribute("option_set", &entries, indent)));
    }
    out.push_str(&format!("{pad}#[non_exhaustive]\n{pad}pub enum {ident} {{\n"));
    for (name, keys) in &options {
        out.push_str(&variant(name, keys, indent + 4, None));
    }
    out.push_str(&format!("{pad}}}\n"));
    out
}

/// A new variant. Its value is the discriminant if there is one.
pub fn variant(ident: &str, keys: &Keys, indent: usize, discriminant: Option<i32>) -> String {
    let pad = " ".repeat(indent);
    let mut keys = keys.clone();
    let discriminant = discriminant.map_or_else(String::new, |value| {
        keys.leave("value");
        format!(" = {value}")
    });
    let entries = keys.entries();
    let attribute = if entries.is_empty() {
        String::new()
    } else {
        format!("{pad}{}\n", layout::attribute("option", &entries, indent))
    };
    format!("{attribute}{pad}{ident}{discriminant},\n")
}
