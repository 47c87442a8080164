//! New enums and variants.

use super::attributes::{AttributeContext, NamedSet};
use super::keys::KeyEdits;
use super::layout::Indent;
use super::old_labels::OptionTexts;
use super::style::Style;
use super::{language, layout, lints, old_labels};
use crate::rust::AttributeValue;

/// How the derive is written.
#[derive(Clone, Copy)]
pub enum DerivePath {
    /// `OptionSet`, because the module imports it.
    ByName,
    ByPath,
}

/// Where a new variant has its value.
#[derive(Clone, Copy)]
pub enum ValuePlace {
    /// As its discriminant, so that a cast gives the value.
    Discriminant,
    /// In the attribute.
    Attribute,
    Both,
}

/// A new enum, without blank lines around it.
pub fn enumeration(
    ident: &str,
    set: NamedSet,
    columns: &[String],
    style: &Style,
    indent: &Indent,
    derive: DerivePath,
) -> String {
    let (definition, names) = (set.definition, set.names);
    let language = language::of_new(definition, style);
    let scope = AttributeContext::new(set, language);
    let options: Vec<_> =
        definition.options.iter().map(|option| (&*names[&option.value], scope.option(option))).collect();
    let mut keys = scope.set();
    if style.serde {
        keys.put("serde", AttributeValue::Flag);
    }
    let labels = options.iter().map(|(name, keys)| OptionTexts {
        state: keys.name("state"),
        base: vec![keys.text("label").unwrap_or(name)],
        others: keys.texts("labels", &[]),
    });
    if old_labels::repeat(labels) {
        keys.put("allow_duplicate_labels", AttributeValue::Flag);
    }

    let mut out = String::new();
    match keys.text("display_name") {
        Some(name) => layout::doc_comment(name, indent, &mut out),
        None => out.push_str(&format!("{indent}/// `{}`\n", plain(&definition.to_string()))),
    }
    if let Some(description) = definition.description.text().filter(|text| !text.trim().is_empty()) {
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
    let values: Vec<_> = definition.options.iter().map(|option| option.value).collect();
    let lints: Vec<_> = lints::allowed(ident, &variants, &values).into_iter().map(str::to_owned).collect();
    if !lints.is_empty() {
        out.push_str(&format!("{indent}{}\n", layout::attribute("allow", &lints, indent)));
    }
    out.push_str(&format!("{indent}#[non_exhaustive]\n{}\n", layout::head(ident, indent)));
    let inner = indent.deeper();
    for ((name, keys), value) in options.iter().zip(values) {
        out.push_str(&format!(
            "{inner}{},\n",
            variant(name, value, keys, &inner, (ValuePlace::Discriminant, None))
        ));
    }
    out.push_str(&format!("{indent}}}\n"));
    out
}

/// A name from metadata, written as code if it has only plain letters.
fn plain(name: &str) -> String {
    name.chars().map(|char| if char.is_alphanumeric() || "_. ".contains(char) { char } else { '?' }).collect()
}

fn derives(derive: DerivePath, style: &Style) -> Vec<String> {
    let ours = match derive {
        DerivePath::ByName => "OptionSet",
        DerivePath::ByPath => "closure_reason::OptionSet",
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

/// A new variant, without the indentation of its first line and the comma. Its attribute may have a condition.
pub fn variant(
    ident: &str,
    value: i32,
    keys: &KeyEdits,
    indent: &Indent,
    (form, condition): (ValuePlace, Option<&str>),
) -> String {
    let mut keys = keys.clone();
    if let ValuePlace::Discriminant = form {
        keys.leave("value");
    }
    let name = match form {
        ValuePlace::Discriminant | ValuePlace::Both => layout::discriminant(ident, value, indent),
        ValuePlace::Attribute => ident.to_owned(),
    };
    let entries = keys.entries();
    let attribute = if entries.is_empty() {
        String::new()
    } else {
        format!("{}\n{indent}", layout::attribute_if(condition, "option", &entries, indent))
    };
    format!("{attribute}{name}")
}
