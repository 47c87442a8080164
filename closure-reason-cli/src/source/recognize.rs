//! Which format an input is in, by its content.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::{Input, MetadataFormat, code_app, list, other_files, rust, stringmaps, synapse_link, yaml};
use crate::report::error::Error;

pub(super) enum Recognized {
    Metadata(MetadataFormat),
    /// A sheet of values and labels, with the names of these two columns.
    Sheet([&'static str; 2]),
    /// A part of a solution as YAML.
    Yaml,
    /// A table of Delta, or another Parquet file.
    Parquet,
    /// Metadata that has no options.
    Nothing,
    /// Something else, described for messages.
    Other(&'static str),
}

pub(super) fn recognize(input: &Input) -> Result<Recognized, Error> {
    let bytes = &input.bytes;
    if let Some(kind) = synapse_link::kind_by_name(&input.name) {
        return Ok(match kind {
            synapse_link::Kind::Target => Recognized::Nothing,
            _ => Recognized::Metadata(MetadataFormat::LakeCsv),
        });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Recognized::Metadata(MetadataFormat::Solution));
    }
    if bytes.starts_with(b"PAR1") {
        return Ok(Recognized::Parquet);
    }
    if let Some((_, what, _)) = other_files::BEGINNINGS.iter().find(|(mark, ..)| bytes.starts_with(mark)) {
        return Ok(Recognized::Other(what));
    }
    let start = bytes.trim_ascii_start();
    Ok(match start.first() {
        None => Recognized::Other("an empty file"),
        Some(b'{' | b'[') => of_json(input)?,
        Some(b'<') if other_files::is_web_page(start) => Recognized::Other(other_files::WEB_PAGE),
        Some(b'<') => of_xml(start),
        Some(_) if bytes.iter().take(1 << 16).any(|&byte| byte == 0) => Recognized::Other("binary data"),
        Some(_) if rust::recognizes(input) => Recognized::Metadata(MetadataFormat::Rust),
        Some(_) if yaml::recognizes(input) => Recognized::Yaml,
        Some(_) if input.name.ends_with(".cs") => {
            Recognized::Other("C#, which is generated from metadata: give the metadata itself")
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
    let mut words = rest
        .trim_start()
        .trim_start_matches('<')
        .split(|sign: char| sign.is_whitespace() || matches!(sign, '>' | '/' | '['));
    // A document type names the root; the reader refuses it.
    let root = words.next().filter(|word| !word.eq_ignore_ascii_case("!DOCTYPE")).or_else(|| words.next());
    match root.unwrap_or_default() {
        "ImportExportXml" | "Entity" | "optionset" | "optionsets" => {
            Recognized::Metadata(MetadataFormat::Solution)
        }
        root if matches!(root.rsplit(':').next(), Some("EntityMetadata" | "ArrayOfEntityMetadata"))
            && head.contains("schemas.microsoft.com/xrm/") =>
        {
            Recognized::Metadata(MetadataFormat::SdkXml)
        }
        _ => Recognized::Other("some other XML"),
    }
}

pub(super) fn of_csv(start: &[u8]) -> Recognized {
    let line = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(&line[..line.len().min(1 << 12)]).to_ascii_lowercase();
    let columns: BTreeSet<_> =
        line.split([',', ';', '\t']).map(|name| name.trim().trim_matches('"')).collect();
    if stringmaps::COLUMNS.iter().all(|name| columns.contains(name)) {
        Recognized::Metadata(MetadataFormat::Stringmaps)
    } else if columns.contains("localizedlabel") && columns.contains("localizedlabellanguagecode") {
        Recognized::Metadata(MetadataFormat::LakeCsv)
    } else if list::csv::COLUMNS.iter().all(|name| columns.contains(name)) {
        Recognized::Metadata(MetadataFormat::List)
    } else if let Some(columns) = list::csv::sheet(&columns.iter().copied().collect::<Vec<_>>()) {
        Recognized::Sheet(columns)
    } else {
        Recognized::Other(if has_fields(start) { ROWS } else { "some other text" })
    }
}

/// Rows, which other verbs read, as the name of what a file is.
pub(super) const ROWS: &str = "rows of a table";

/// Whether the first two lines have equally many fields, as rows of CSV have.
fn has_fields(text: &[u8]) -> bool {
    let mut lines = text.split(|&byte| byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let (Some(header), Some(row)) = (lines.next(), lines.next()) else { return false };
    b",;\t".iter().any(|delimiter| {
        let count = |line| memchr::memchr_iter(*delimiter, line).count();
        count(header) > 0 && count(header) == count(row)
    })
}

/// The keys by which answers of the Web API are recognized.
const WEB_API: [&str; 10] = [
    "Options",
    "TrueOption",
    "FalseOption",
    "OptionSet",
    "GlobalOptionSet",
    "EntityMetadata",
    "Attributes",
    "EntitySetName",
    "LogicalName",
    "error",
];

const ENTITY_METADATA: [&str; 4] =
    ["OptionSetMetadata", "GlobalOptionSetMetadata", "StateMetadata", "StatusMetadata"];

/// What a key says about its document, if anything.
fn of_key(key: &str) -> Option<MetadataFormat> {
    match key {
        "attributevalue" => Some(MetadataFormat::Stringmaps),
        "option_sets" => Some(MetadataFormat::List),
        "DataSources" | "TableDefinition" => Some(MetadataFormat::CanvasApp),
        _ if ENTITY_METADATA.contains(&key) => Some(MetadataFormat::EntityMetadata),
        _ if WEB_API.contains(&key) => Some(MetadataFormat::WebApi),
        _ => None,
    }
}

/// Reads only up to the first key that decides.
fn of_json(input: &Input) -> Result<Recognized, Error> {
    let mut told = Told::default();
    let mut documents = serde_json::Deserializer::from_slice(&input.bytes);
    // Only blanks are left at the end of the input.
    while documents.end().is_err() {
        let read = TopLevelKeys { told: &mut told, depth: 0 }.deserialize(&mut documents);
        if let Some(format) = told.format {
            return Ok(Recognized::Metadata(format));
        }
        if let Err(error) = read {
            return if input.named || looks_like_metadata(&input.bytes) {
                Err(super::json::told(&error, input, 0))
            } else {
                Ok(Recognized::Other("broken JSON"))
            };
        }
    }
    Ok(Recognized::Other(if told.has_entities {
        "a model.json, which has no labels"
    } else if told.has_value {
        ROWS
    } else {
        "some other JSON"
    }))
}

/// Whether a text that cannot be parsed contains a key of metadata anywhere.
fn looks_like_metadata(bytes: &[u8]) -> bool {
    // Other JSON may have an `error` too.
    let keys = WEB_API.iter().filter(|key| **key != "error").chain(&ENTITY_METADATA);
    let mut keys = keys.chain(&["attributevalue", "option_sets"]).map(|key| format!("\"{key}\""));
    keys.any(|key| bytes.windows(key.len()).any(|part| part == key.as_bytes()))
}

/// What the keys so far decide.
#[derive(Default)]
struct Told {
    format: Option<MetadataFormat>,
    has_value: bool,
    has_entities: bool,
}

/// Looks at the keys of a document, and at those of the objects in its list. Once they decide, it stops with an error.
struct TopLevelKeys<'a> {
    told: &'a mut Told,
    /// How many objects and lists enclose this one.
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for TopLevelKeys<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for TopLevelKeys<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or a list of objects")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match &*key {
                "value" if self.depth == 0 => {
                    self.told.has_value = true;
                    map.next_value_seed(TopLevelKeys { told: self.told, depth: 1 })?;
                    continue;
                }
                "@odata.context" => {
                    let context = map.next_value::<Value>()?;
                    let path =
                        context.as_str().and_then(|text| text.split_once("$metadata#")).unwrap_or_default().1;
                    if path.starts_with("EntityDefinitions") || path.starts_with("GlobalOptionSetDefinitions")
                    {
                        self.told.format = Some(MetadataFormat::WebApi);
                    } else if path.starts_with("stringmaps") {
                        self.told.format = Some(MetadataFormat::Stringmaps);
                    }
                }
                // Their other keys are those of the Web API.
                "Type" => {
                    let is_source = map.next_value::<Value>()?;
                    let is_source = is_source.as_str().is_some_and(|kind| kind == "NativeCDSDataSourceInfo");
                    self.told.format = is_source.then_some(MetadataFormat::CanvasApp);
                }
                "schema" if self.depth == 0 => {
                    let is_one = code_app::is_schema(&map.next_value()?);
                    self.told.format = is_one.then_some(MetadataFormat::CodeApp);
                }
                _ => {
                    self.told.has_entities |= key == "entities";
                    self.told.format = of_key(&key);
                }
            }
            if self.told.format.is_some() {
                return Err(A::Error::custom("the format is told"));
            }
            if !(key == "@odata.context" || key == "Type" || key == "schema" && self.depth == 0) {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        // `value` holds a list; anything nested deeper does not decide.
        if self.depth < 2 {
            list.next_element_seed(TopLevelKeys { told: self.told, depth: 2 })?;
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
