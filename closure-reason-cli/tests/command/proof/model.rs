//! Metadata as an environment has it, and the Web API's answers about it, written from the description of the format alone.

use std::fmt;

use serde_json::{Value, json};

/// A text by language, in the order in which the environment lists them.
pub type Texts = Vec<(u32, String)>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Choice,
    Choices,
    Boolean,
    State,
    Status,
}

impl Kind {
    /// The type that an answer is cast to.
    pub fn cast(self) -> &'static str {
        match self {
            Self::Choice => "Picklist",
            Self::Choices => "MultiSelectPicklist",
            Self::Boolean => "Boolean",
            Self::State => "State",
            Self::Status => "Status",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub value: i32,
    pub label: Texts,
    pub description: Texts,
    pub color: Option<String>,
    pub external: Option<String>,
    pub hidden: bool,
    /// Of a status reason.
    pub state: i32,
    /// Of a status reason; `None` is what the server writes as null or `""`.
    pub next: Option<Vec<i32>>,
    /// Of a state.
    pub default_status: i32,
    /// Of a state.
    pub invariant: String,
}

/// One option set. A global one is used by one column of its table.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    pub column: String,
    /// `None`: named after table and column, as nearly all sets are.
    pub name: Option<String>,
    pub global: bool,
    pub kind: Kind,
    pub display: Texts,
    pub default: Option<i32>,
    pub options: Vec<Choice>,
}

#[derive(Clone, PartialEq)]
pub struct Table {
    pub name: String,
    pub display: Texts,
    pub enforces: bool,
    pub sets: Vec<Set>,
}

/// On one line, because a failure shows many.
impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&format!("Table {:?}", (&self.name, &self.display, self.enforces, &self.sets)))
    }
}

impl Set {
    pub fn name(&self, table: &str) -> String {
        self.name.clone().unwrap_or_else(|| format!("{table}_{}", self.column))
    }
}

/// The answers about tables: name of the file and content.
pub fn answers(tables: &[Table]) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut globals = Vec::new();
    for table in tables {
        let name = &table.name;
        let entity = json!({
            "@odata.context": "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#EntityDefinitions/$entity",
            "LogicalName": name, "EntitySetName": format!("{name}s"), "EnforceStateTransitions": table.enforces,
            "DisplayName": texts(&table.display),
        });
        files.push((format!("{name}.entity.json"), entity.to_string()));
        for kind in [Kind::Choice, Kind::Choices, Kind::Boolean, Kind::State, Kind::Status] {
            let columns: Vec<_> =
                table.sets.iter().filter(|set| set.kind == kind).map(|set| column(name, set)).collect();
            if columns.is_empty() {
                continue;
            }
            let cast = kind.cast();
            let answer = json!({
                "@odata.context": format!(
                    "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#EntityDefinitions('{name}')/Attributes/\
                     Microsoft.Dynamics.CRM.{cast}AttributeMetadata(LogicalName,OptionSet())"
                ),
                "value": columns,
            });
            files.push((format!("{name}.{}.json", cast.to_lowercase()), answer.to_string()));
        }
        globals.extend(table.sets.iter().filter(|set| set.global).map(|set| {
            let mut global = option_set(name, set);
            global["@odata.type"] = "#Microsoft.Dynamics.CRM.OptionSetMetadata".into();
            global
        }));
    }
    if !globals.is_empty() {
        let answer = json!({
            "@odata.context": "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#GlobalOptionSetDefinitions",
            "value": globals,
        });
        files.push(("globals.json".to_owned(), answer.to_string()));
    }
    files
}

fn column(table: &str, set: &Set) -> Value {
    let mut column = json!({
        "LogicalName": set.column, "EntityLogicalName": table, "OptionSet": option_set(table, set),
        "DisplayName": texts(&if set.global { vec![(1033, "The column's own".to_owned())] } else { set.display.clone() }),
    });
    match set.kind {
        Kind::Choice | Kind::State | Kind::Status => {
            column["DefaultFormValue"] = set.default.unwrap_or(-1).into();
        }
        Kind::Boolean => column["DefaultValue"] = (set.default == Some(1)).into(),
        Kind::Choices => column["DefaultFormValue"] = Value::Null,
    }
    column
}

fn option_set(table: &str, set: &Set) -> Value {
    let kind = if set.kind == Kind::Choices { "Picklist" } else { set.kind.cast() };
    let mut answer = json!({
        "MetadataId": "00000000-0000-0000-0000-000000000000", "Name": set.name(table), "IsGlobal": set.global,
        "OptionSetType": kind, "DisplayName": texts(&set.display), "Description": texts(&[]),
    });
    if set.kind == Kind::Boolean {
        for one in &set.options {
            answer[if one.value == 1 { "TrueOption" } else { "FalseOption" }] = option(one, set.kind);
        }
    } else {
        answer["Options"] = set.options.iter().map(|one| option(one, set.kind)).collect();
    }
    answer
}

fn option(one: &Choice, kind: Kind) -> Value {
    let mut answer = json!({
        "Value": one.value, "Label": texts(&one.label), "Description": texts(&one.description),
        "Color": one.color, "ExternalValue": one.external.as_deref().unwrap_or_default(), "IsHidden": one.hidden,
    });
    if kind == Kind::State {
        answer["@odata.type"] = "#Microsoft.Dynamics.CRM.StateOptionMetadata".into();
        answer["DefaultStatus"] = one.default_status.into();
        answer["InvariantName"] = one.invariant.clone().into();
    }
    if kind == Kind::Status {
        answer["@odata.type"] = "#Microsoft.Dynamics.CRM.StatusOptionMetadata".into();
        answer["State"] = one.state.into();
        answer["TransitionData"] = one.next.as_ref().map(|next| transitions(one.value, next)).into();
    }
    answer
}

fn transitions(from: i32, next: &[i32]) -> String {
    let each: Vec<_> = next
        .iter()
        .map(|to| format!("<allowedtransition sourcestatusid=\"{from}\" tostatusid=\"{to}\" />"))
        .collect();
    let each = each.concat();
    format!(
        "<allowedtransitions xmlns=\"http://schemas.microsoft.com/crm/2009/WebServices\">{each}</allowedtransitions>"
    )
}

fn texts(texts: &[(u32, String)]) -> Value {
    let each = |(language, text): &(u32, String)| json!({ "Label": text, "LanguageCode": language });
    let all: Vec<_> = texts.iter().map(each).collect();
    let user = texts.first().map_or(Value::Null, each);
    json!({ "LocalizedLabels": all, "UserLocalizedLabel": user })
}
