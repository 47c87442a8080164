//! The answers of an environment, in the documented shapes: samples, and generated tables.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::environment::server::{Reply, Request, Server};

pub(crate) const CASTS: [(&str, &str); 5] = [
    ("picklist", "Picklist"),
    ("multiselect", "MultiSelectPicklist"),
    ("state", "State"),
    ("status", "Status"),
    ("boolean", "Boolean"),
];

const API: &str = "/api/data/v9.2/";

/// The tables of an environment and what it says about them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dataverse {
    /// The answer about each table, then those of its casts.
    pub(crate) tables: BTreeMap<String, (String, BTreeMap<&'static str, String>)>,
    /// Global sets by name.
    pub(crate) globals: BTreeMap<String, String>,
    /// Solutions by name, with the ids of their tables.
    pub(crate) solutions: BTreeMap<String, Vec<String>>,
}

impl Dataverse {
    /// `demo_job` and `msdyn_ocsession`.
    pub(crate) fn of_samples() -> Self {
        let mut dataverse = Self::default();
        dataverse.read("sources/web_api", "demo_job");
        dataverse.read("sources/ocsession/web_api", "msdyn_ocsession");
        dataverse
    }

    fn read(&mut self, folder: &str, table: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(folder);
        let read = |part: &str| std::fs::read_to_string(folder.join(format!("{table}.{part}.json")));
        let casts = CASTS.map(|(file, kind)| (file, read(file).unwrap_or_else(|_| list(table, kind, ""))));
        self.add(table, read("entity").unwrap(), casts.into());
    }

    /// Adds a table, and the global sets that it uses.
    pub(crate) fn add(&mut self, table: &str, entity: String, casts: BTreeMap<&'static str, String>) {
        for answer in casts.values() {
            let answer: Value = serde_json::from_str(answer).unwrap();
            for column in answer["value"].as_array().unwrap() {
                let set = &column["OptionSet"];
                if set["IsGlobal"] == true {
                    self.globals.insert(set["Name"].as_str().unwrap().to_owned(), set.to_string());
                }
            }
        }
        self.tables.insert(table.to_owned(), (entity, casts));
    }

    /// Adds a table with one column of each kind except choices, and with the global set `global`, if there
    /// is one.
    pub(crate) fn invent(&mut self, table: &str, number: usize, global: Option<&str>) {
        let entity = format!(
            r#"{{
  "@odata.context": "http://example/$metadata#EntityDefinitions(LogicalName)/$entity",
  "LogicalName": "{table}", "SchemaName": "{table}", "EntitySetName": "{table}s", "EnforceStateTransitions": false,
  "MetadataId": "00000000-0000-0000-0000-{number:012}", "DisplayName": {}
}}"#,
            label(&format!("Table {number}"))
        );
        let option = |value: usize, more: &str| {
            format!(
                r#"{{"Value": {value}, "Color": null, {more}"Label": {}, "HasChanged": null}}"#,
                label(&format!("Option {value}"))
            )
        };
        let column = |name: &str, set: &str, options: &str, is_global: bool| {
            format!(
                r#"{{"@odata.etag": "W/\"{number}\"", "LogicalName": "{name}", "EntityLogicalName": "{table}", "MetadataId": "m",
                    "OptionSet": {{"Name": "{set}", "IsGlobal": {is_global}, "HasChanged": null, {options}}}}}"#
            )
        };
        let options = |of: &[String]| format!(r#""Options": [{}]"#, of.join(", "));
        let states = options(&[option(0, r#""DefaultStatus": 1, "InvariantName": "Active", "#)]);
        let statuses = options(&[option(1, r#""State": 0, "TransitionData": null, "#)]);
        let choices = options(&[option(745_500_000, ""), option(745_500_001 + number, "")]);
        let mut picklists = vec![column("new_grade", &format!("{table}_grade"), &choices, false)];
        if let Some(global) = global {
            picklists.push(column("new_area", global, &options(&[option(5, "")]), true));
        }
        let yes_no = format!(r#""TrueOption": {}, "FalseOption": {}"#, option(1, ""), option(0, ""));
        let casts = [
            ("picklist", picklists.join(", ")),
            ("multiselect", String::new()),
            ("state", column("statecode", &format!("{table}_statecode"), &states, false)),
            ("status", column("statuscode", &format!("{table}_statuscode"), &statuses, false)),
            ("boolean", column("new_open", &format!("{table}_open"), &yes_no, false)),
        ];
        let kind = |file: &str| CASTS.iter().find(|(name, _)| *name == file).unwrap().1;
        let casts = casts.map(|(file, columns)| (file, list(table, kind(file), &columns)));
        self.add(table, entity, casts.into());
    }

    /// The answer to a request.
    pub(crate) fn answer(&self, request: &Request) -> Reply {
        let Some(path) = request.target.strip_prefix(API) else {
            return Reply::error(404, "0x80060888", "Resource not found for the segment.");
        };
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        if path == "EntityDefinitions" {
            return Reply::json(self.list_of_tables());
        }
        if path == "GlobalOptionSetDefinitions" {
            let names: Vec<_> = self.globals.keys().map(|name| format!(r#"{{"Name": "{name}"}}"#)).collect();
            return Reply::json(format!(r#"{{"value": [{}]}}"#, names.join(", ")));
        }
        if path == "solutions" || path == "solutioncomponents" {
            return self.of_solutions(path, query);
        }
        let found = if let Some(name) = between(path, "GlobalOptionSetDefinitions(Name='", "')") {
            self.globals.get(name)
        } else if let Some((table, rest)) =
            path.strip_prefix("EntityDefinitions(LogicalName='").and_then(|rest| rest.split_once("')/"))
        {
            let kind = between(rest, "Attributes/Microsoft.Dynamics.CRM.", "AttributeMetadata");
            let cast = CASTS.iter().find(|(_, name)| Some(*name) == kind).map(|(file, _)| *file);
            cast.and_then(|cast| self.tables.get(table)?.1.get(cast))
        } else {
            None
        };
        match found {
            Some(answer) => Reply::json(answer.clone()),
            None => Reply::error(404, "0x80060888", &format!("Resource not found for the segment '{path}'.")),
        }
    }

    /// The keys of a table, in the order of its own answer.
    fn list_of_tables(&self) -> String {
        let context = "http://example/$metadata#EntityDefinitions(LogicalName)";
        let tables = self.tables.values().map(|(entity, _)| {
            let (_, after) = entity.split_once("\"@odata.context\"").unwrap();
            format!("{{{}", after.split_once(",\n").unwrap().1)
        });
        format!(r#"{{"@odata.context": "{context}", "value": [{}]}}"#, tables.collect::<Vec<_>>().join(", "))
    }

    fn of_solutions(&self, path: &str, query: &str) -> Reply {
        let ids: Vec<_> =
            self.solutions.keys().enumerate().map(|(at, name)| (format!("{at:036}"), name)).collect();
        let rows: Vec<String> = if path == "solutions" {
            let named = |name: &str| query.ends_with(&format!("$filter=uniquename eq '{name}'"));
            let found = ids.iter().filter(|(_, name)| named(name));
            found.map(|(id, name)| format!(r#"{{"solutionid": "{id}", "uniquename": "{name}"}}"#)).collect()
        } else {
            let of = |id: &str| {
                query.ends_with(&format!("$filter=_solutionid_value eq {id} and componenttype eq 1"))
            };
            let found = ids.iter().find(|(id, _)| of(id)).map(|(_, name)| &self.solutions[*name]);
            found.into_iter().flatten().map(|table| format!(r#"{{"objectid": "{table}"}}"#)).collect()
        };
        Reply::json(format!(r#"{{"value": [{}]}}"#, rows.join(", ")))
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.strip_prefix(before)?.strip_suffix(after)
}

pub(crate) fn list(table: &str, kind: &str, columns: &str) -> String {
    format!(
        r#"{{"@odata.context": "http://example/$metadata#EntityDefinitions('{table}')/Attributes/Microsoft.Dynamics.CRM.{kind}AttributeMetadata", "value": [{columns}]}}"#
    )
}

fn label(text: &str) -> String {
    let label =
        format!(r#"{{"Label": "{text}", "LanguageCode": 1033, "IsManaged": true, "HasChanged": null}}"#);
    format!(r#"{{"LocalizedLabels": [{label}], "UserLocalizedLabel": {label}}}"#)
}

pub(crate) fn serve(dataverse: Dataverse) -> Server {
    Server::start(move |request| dataverse.answer(request))
}
