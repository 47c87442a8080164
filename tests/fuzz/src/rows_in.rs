//! Rows of any kind: if no option has a label, not one byte changes.

use std::cell::OnceCell;

use clap::Parser;

use crate::Folder;
use crate::config::Config;
use crate::verbs::{decode, summary};

/// One column with labels, and one without.
const METADATA: &str = r#"{"value": [
    {"objecttypecode": "t", "attributename": "c", "attributevalue": 1, "value": "One", "langid": 1033},
    {"objecttypecode": "t", "attributename": "c", "attributevalue": 2, "value": "Two; both", "langid": 1033},
    {"objecttypecode": "t", "attributename": "c", "attributevalue": 3, "value": "Größe", "langid": 1033}
]}"#;

const WITHOUT_LABELS: &str = r##"{"value": [{"@odata.type": "#Microsoft.Dynamics.CRM.PicklistAttributeMetadata",
    "EntityLogicalName": "t", "LogicalName": "c", "OptionSet": {"Name": "t_c", "IsGlobal": false, "OptionSetType": "Picklist",
    "Options": [{"Value": 1, "Label": {"LocalizedLabels": []}}, {"Value": 2, "Label": {"LocalizedLabels": []}}]}}]}"##;

#[derive(Parser)]
struct Decode {
    #[command(flatten)]
    arguments: decode::Arguments,
}

#[derive(Parser)]
struct Summary {
    #[command(flatten)]
    arguments: summary::Arguments,
}

/// The first byte chooses how the rows are read.
pub(crate) fn target(folder: &Folder, bytes: &[u8]) {
    let Some((how, bytes)) = bytes.split_first() else { return };
    thread_local! {
        static CATALOGS: OnceCell<Catalogs> = const { OnceCell::new() };
    }
    CATALOGS.with(|catalogs| rows(folder, catalogs.get_or_init(|| Catalogs::new(folder)), *how, bytes));
}

fn rows(folder: &Folder, catalogs: &Catalogs, how: u8, bytes: &[u8]) {
    let path = folder.file("rows", bytes);
    let (from, to) = (path.display().to_string(), folder.path("out").display().to_string());
    let encoding = if how & 1 == 0 { "utf-8" } else { "windows-1252" };
    let run = |metadata: &str, more: &[&str]| {
        let arguments =
            [&["decode", "-o", &to, "--encoding", encoding, "--from", metadata, &from][..], more].concat();
        let arguments = Decode::try_parse_from(arguments).unwrap_or_else(|error| panic!("{error}")).arguments;
        decode::run(arguments, &Config::default()).map(|_| std::fs::read(&to).expect("it was written"))
    };
    // Without labels, nothing is replaced.
    if let Ok(out) = run(&catalogs.without_labels, &["--replace"]) {
        let is_packed = bytes.starts_with(&[0x1f, 0x8b]) || bytes.starts_with(b"PK");
        assert!(is_packed || out == bytes, "{:?} became {:?}", Text(bytes), Text(&out));
    }
    let more: &[&str] = match how >> 1 & 3 {
        0 => &[],
        1 => &["--replace"],
        2 => &["--to-values"],
        _ => &["--skip-footer", "1"],
    };
    let _ = run(&catalogs.labels, more);
    let count =
        ["summary", "--as", "csv", "-o", &to, "--encoding", encoding, "--from", &catalogs.labels, &from];
    let count = Summary::try_parse_from(count).unwrap_or_else(|error| panic!("{error}")).arguments;
    let _ = summary::run(count, &Config::default());
}

struct Catalogs {
    labels: String,
    without_labels: String,
}

impl Catalogs {
    fn new(folder: &Folder) -> Self {
        let path = |name, text: &str| folder.file(name, text.as_bytes()).display().to_string();
        Self {
            labels: path("labels.json", METADATA),
            without_labels: path("without_labels.json", WITHOUT_LABELS),
        }
    }
}

/// Shows bytes in a message.
struct Text<'a>(&'a [u8]);

impl std::fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\"{}\"", self.0.escape_ascii())
    }
}
