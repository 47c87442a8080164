//! Which format an input is in, by its content.

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Format, Input, lake, stringmaps};
use crate::error::Error;

pub(super) enum Recognized {
    Metadata(Format),
    /// Metadata that has nothing to do with options.
    Nothing,
    /// Something else: what it is.
    Other(&'static str),
}

pub(super) fn recognize(input: &Input) -> Result<Recognized, Error> {
    let bytes = &input.bytes;
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        if input.named {
            return Err(Error::new("the file is in UTF-16").at(&input.name).remedy("save it as UTF-8"));
        }
        return Ok(Recognized::Other("text in UTF-16"));
    }
    if let Some(kind) = lake::kind_by_name(&input.name) {
        return Ok(match kind {
            lake::Kind::Target => Recognized::Nothing,
            _ => Recognized::Metadata(Format::LakeCsv),
        });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Recognized::Metadata(Format::Solution));
    }
    let start = bytes.trim_ascii_start();
    Ok(match start.first() {
        None => Recognized::Other("an empty file"),
        Some(b'{' | b'[') => of_json(input)?,
        Some(b'<') => of_xml(start),
        Some(_)
            if std::str::from_utf8(&bytes[..bytes.len().min(1 << 16)])
                .is_err_and(|error| error.error_len().is_some()) =>
        {
            Recognized::Other("binary data")
        }
        Some(_) => of_csv(start),
    })
}

fn of_xml(start: &[u8]) -> Recognized {
    let head = String::from_utf8_lossy(&start[..start.len().min(1 << 12)]);
    let mut rest = &*head;
    while let Some(after) = rest.trim_start().strip_prefix("<?").or(rest.trim_start().strip_prefix("<!--")) {
        rest = after.split_once('>').map_or("", |(_, rest)| rest);
    }
    let root = rest.trim_start().trim_start_matches('<');
    let root = root.split(|sign: char| sign.is_whitespace() || matches!(sign, '>' | '/')).next();
    match root.unwrap_or_default() {
        "ImportExportXml" | "Entity" | "optionset" | "optionsets" | "!DOCTYPE" => {
            Recognized::Metadata(Format::Solution)
        }
        _ => Recognized::Other("XML of another kind"),
    }
}

fn of_csv(start: &[u8]) -> Recognized {
    let line = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(&line[..line.len().min(1 << 12)]).to_ascii_lowercase();
    let columns: BTreeSet<_> =
        line.split([',', ';', '\t']).map(|name| name.trim().trim_matches('"')).collect();
    if stringmaps::COLUMNS.iter().all(|name| columns.contains(name)) {
        Recognized::Metadata(Format::Stringmaps)
    } else if columns.contains("localizedlabel") && columns.contains("localizedlabellanguagecode") {
        Recognized::Metadata(Format::LakeCsv)
    } else {
        Recognized::Other("text of another kind")
    }
}

fn of_json(input: &Input) -> Result<Recognized, Error> {
    let mut documents = serde_json::Deserializer::from_slice(&input.bytes).into_iter::<Keys>();
    let keys = match documents.next() {
        Some(Ok(keys)) => keys.0,
        Some(Err(error)) if input.named => {
            return Err(super::json::told(&error, input));
        }
        _ => return Ok(Recognized::Other("broken JSON")),
    };
    let has = |names: &[&str]| names.iter().any(|name| keys.contains(*name));
    Ok(Recognized::Metadata(if has(&["attributevalue"]) || has(&["@stringmaps"]) {
        Format::Stringmaps
    } else if has(&["option_sets"]) {
        Format::List
    } else if has(&["OptionSetMetadata", "GlobalOptionSetMetadata", "StateMetadata", "StatusMetadata"]) {
        Format::EntityMetadata
    } else if has(&[
        "Options",
        "TrueOption",
        "FalseOption",
        "OptionSet",
        "GlobalOptionSet",
        "EntityMetadata",
        "Attributes",
        "EntitySetName",
        "LogicalName",
        "@metadata",
        "error",
    ]) {
        Format::WebApi
    } else if has(&["entities"]) {
        return Ok(Recognized::Other("a model.json, which has no labels"));
    } else if has(&["value"]) {
        return Ok(Recognized::Other("rows of a table"));
    } else {
        return Ok(Recognized::Other("JSON of another kind"));
    }))
}

/// The keys of a document, and those of the first object in its list.
struct Keys(BTreeSet<String>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(KeysVisitor)
    }
}

struct KeysVisitor;

impl<'de> Visitor<'de> for KeysVisitor {
    type Value = Keys;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or a list of objects")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
        let mut keys = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            match &*key {
                "value" => keys.extend(map.next_value::<Shallow>()?.0),
                "@odata.context" => {
                    let context = map.next_value::<serde_json::Value>()?;
                    let path =
                        context.as_str().and_then(|text| text.split_once("$metadata#")).unwrap_or_default().1;
                    if path.starts_with("EntityDefinitions") || path.starts_with("GlobalOptionSetDefinitions")
                    {
                        keys.insert("@metadata".into());
                    } else if path.starts_with("stringmaps") {
                        keys.insert("@stringmaps".into());
                    }
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            keys.insert(key);
        }
        Ok(Keys(keys))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Keys, A::Error> {
        let first = list.next_element::<Shallow>()?.unwrap_or_default().0;
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Keys(first))
    }
}

/// The keys of an object, or of the first object of a list; of anything else, none.
#[derive(Default)]
struct Shallow(BTreeSet<String>);

impl<'de> Deserialize<'de> for Shallow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShallowVisitor)
    }
}

struct ShallowVisitor;

impl<'de> Visitor<'de> for ShallowVisitor {
    type Value = Shallow;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Shallow, A::Error> {
        let mut keys = BTreeSet::new();
        while let Some((key, IgnoredAny)) = map.next_entry::<String, IgnoredAny>()? {
            keys.insert(key);
        }
        Ok(Shallow(keys))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Shallow, A::Error> {
        let first = list.next_element::<Shallow>()?.unwrap_or_default();
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(first)
    }

    fn visit_str<E>(self, _: &str) -> Result<Shallow, E> {
        Ok(Shallow::default())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Shallow, E> {
        Ok(Shallow::default())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Shallow, E> {
        Ok(Shallow::default())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Shallow, E> {
        Ok(Shallow::default())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Shallow, E> {
        Ok(Shallow::default())
    }

    fn visit_unit<E>(self) -> Result<Shallow, E> {
        Ok(Shallow::default())
    }
}
