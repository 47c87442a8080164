//! What the features `sqlx` and `schemars` promise beyond the examples of the README.

use std::process::Command;

use closure_reason::{Choice, Choices, ClosureReason, OptionSet};
use demo::{Grade, Skill};
use schemars::{JsonSchema, schema_for};
use serde_json::{Value, json};
use sqlx::{Connection, Decode, Encode, Sqlite, SqliteConnection, Type};

/// Whether it can wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_isurgent", kind = boolean, serde, schemars, sqlx)]
enum Urgent {
    No = 0,
    Yes = 1,
}

/// A set with every property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_origin", display_name = "Origin", schemars)]
enum Origin {
    #[option(hidden)]
    Fax = 1,
    #[option(label = "E-mail")]
    Mail = -2,
}

/// The features alone implement nothing: this enum has its own implementations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, OptionSet, sqlx::Type)]
#[repr(i32)]
enum Own {
    First = 1,
}

mod namesake {
    #[derive(Clone, Copy, closure_reason::OptionSet)]
    #[option_set(schemars)]
    pub(crate) enum Grade {
        A = 1,
    }
}

/// Names in the user's scope change nothing.
#[allow(non_camel_case_types, dead_code, reason = "they stand in the way of the emitted code")]
mod hostile {
    mod core {}
    mod std {}
    mod sqlx {}
    mod schemars {}
    struct i32;
    struct bool;
    struct str;
    struct Cow;
    struct Result;
    struct IsNull;
    struct __Database;
    trait Database {}
    trait Encode {}
    trait Decode {}
    trait JsonSchema {}

    #[derive(Clone, Copy, Debug, PartialEq, closure_reason::OptionSet)]
    #[option_set(schemars, sqlx)]
    #[non_exhaustive]
    pub(crate) enum Type {
        Encode = 1,
        Type = 2,
    }
}

/// Reads what a database has for an expression, as a type.
fn read<T>(expression: &str) -> Result<T, String>
where
    T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + Send + Unpin,
{
    let query = sqlx::AssertSqlSafe(format!("SELECT {expression}"));
    with(async |db| sqlx::query_scalar::<_, T>(query).fetch_one(db).await).map_err(|error| error.to_string())
}

/// How a database sees a value: its type, and its spelling in SQL.
fn written<T>(value: T) -> Result<String, String>
where
    T: for<'q> Encode<'q, Sqlite> + Type<Sqlite> + Send + 'static,
{
    let query = "SELECT typeof(?1) || ' ' || quote(?1)";
    with(async |db| sqlx::query_scalar(query).bind(value).fetch_one(db).await)
        .map_err(|error| error.to_string())
}

fn with<R>(run: impl AsyncFnOnce(&mut SqliteConnection) -> R) -> R {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async { run(&mut SqliteConnection::connect("sqlite::memory:").await.unwrap()).await })
}

#[test]
fn a_database_keeps_every_value_of_a_choice() {
    for value in [i32::MIN, -1, 0, 1, 745_500_000, i32::MAX] {
        assert_eq!(read(&value.to_string()), Ok(Choice::<Grade>::new(value)));
        assert_eq!(written(Choice::<Grade>::new(value)), Ok(format!("integer {value}")));
    }
    assert_eq!(read("NULL"), Ok(None::<Choice<Grade>>));
    assert_eq!(written(None::<Choice<Grade>>).unwrap(), "null NULL");
    assert!(read::<Choice<Grade>>("NULL").unwrap_err().contains("null"));
    assert!(read::<Grade>("NULL").is_err());
    assert!(read::<Choice<Grade>>("2147483648").is_err());
    assert!(read::<Choice<Grade>>("'Fair'").is_err());
}

#[test]
fn an_enum_in_a_database_is_one_of_its_options() {
    assert_eq!(read("745500001"), Ok(Grade::Fair));
    assert_eq!(read("NULL"), Ok(None::<Grade>));
    assert_eq!(read("192350004"), Ok(ClosureReason::AgentClosed));
    assert_eq!(written(Grade::Fair).unwrap(), "integer 745500001");
    let error = read::<Grade>("745500007").unwrap_err();
    assert!(error.contains("745500007 is not an option of Grade (demo_job.demo_grade)"), "{error}");
}

#[test]
fn an_enum_may_be_surrounded_by_any_names() {
    assert_eq!(read("1"), Ok(hostile::Type::Encode));
    assert_eq!(written(hostile::Type::Type).unwrap(), "integer 2");
    assert_eq!(schema_of::<hostile::Type>()["oneOf"][1]["title"], "Type");
}

#[test]
fn an_enum_without_the_key_may_implement_the_traits_itself() {
    assert_eq!(read("1"), Ok(Own::First));
    assert_eq!(schema_of::<Own>()["enum"], json!(["First"]));
    assert_eq!(read("1"), Ok(Choice::from(Own::First)));
}

#[test]
fn a_yes_no_column_in_a_database_is_a_boolean() {
    assert_eq!(read("true"), Ok(Urgent::Yes));
    assert_eq!(read("false"), Ok(Choice::from(Urgent::No)));
    assert!(read::<Choice<Urgent>>("NULL").is_err());
    assert_eq!(written(Urgent::Yes).unwrap(), "integer 1");
    let type_of = |info: <Sqlite as sqlx::Database>::TypeInfo| info.to_string();
    assert_eq!(type_of(<Urgent as Type<Sqlite>>::type_info()), "BOOLEAN");
    assert_eq!(type_of(<Choice<Urgent> as Type<Sqlite>>::type_info()), "BOOLEAN");
    assert_eq!(type_of(<Choice<Grade> as Type<Sqlite>>::type_info()), "INTEGER");
    assert!(written(Choice::<Urgent>::new(2)).unwrap_err().contains("2 is not an option of Urgent"));
}

#[test]
fn choices_in_a_database_are_a_text() {
    let both = Choices::from([Skill::Carpentry, Skill::Plumbing]);
    assert_eq!(read("'1,9'"), Ok(both.clone()));
    assert_eq!(read("NULL"), Ok(Choices::<Skill>::new()));
    assert_eq!(read("''"), Ok(Choices::<Skill>::new()));
    assert_eq!(read("NULL"), Ok(None::<Choices<Skill>>));
    assert_eq!(written(both).unwrap(), "text '1,9'");
    assert_eq!(written(Choices::<Skill>::new()).unwrap(), "null NULL");
    assert!(read::<Choices<Skill>>("'1,,9'").is_err());
    assert!(read::<Choices<Skill>>("'Plumbing'").is_err());
    assert!(read::<Choices<Skill>>("9").is_err());
}

fn schema_of<T: JsonSchema>() -> Value {
    let mut schema = schema_for!(T).to_value();
    schema.as_object_mut().unwrap().remove("$schema");
    schema
}

#[test]
fn a_schema_says_what_the_metadata_says() {
    let fax = json!({ "const": 1, "title": "Fax", "deprecated": true });
    let mail = json!({ "const": -2, "title": "E-mail" });
    assert_eq!(schema_of::<Origin>(), json!({ "title": "Origin", "oneOf": [fax, mail] }));
    let any = json!({ "type": "integer", "minimum": i32::MIN, "maximum": i32::MAX });
    assert_eq!(schema_of::<Choice<Origin>>(), json!({ "title": "Origin", "anyOf": [fax, mail, any] }));
}

#[test]
fn the_schema_of_a_yes_no_column_has_booleans_alone() {
    let options = json!([{ "const": false, "title": "No" }, { "const": true, "title": "Yes" }]);
    assert_eq!(schema_of::<Urgent>()["oneOf"], options);
    assert_eq!(schema_of::<Choice<Urgent>>()["oneOf"], options);
}

#[test]
fn the_schema_of_choices_takes_what_serde_writes() {
    let schema = schema_of::<Choices<Skill>>();
    assert_eq!(schema["type"], json!(["string", "null"]));
    assert_eq!(schema["pattern"], "^-?[0-9]+(,-?[0-9]+)*$");
    assert_eq!(serde_json::to_value(Choices::from([Skill::Plumbing, Skill::Carpentry])).unwrap(), "1,9");
    assert_eq!(serde_json::to_value(Choices::<Skill>::new()).unwrap(), Value::Null);
}

#[test]
fn enums_of_the_same_name_have_schemas_of_their_own() {
    #[derive(JsonSchema)]
    #[allow(dead_code, reason = "only its schema is used")]
    struct Both {
        one: Grade,
        other: namesake::Grade,
        choice: Choice<Grade>,
        other_choice: Choice<namesake::Grade>,
    }
    assert_eq!(namesake::Grade::A.value(), 1);
    let schema = schema_of::<Both>();
    let names: Vec<_> = schema["$defs"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["Choice_for_Grade", "Choice_for_Grade2", "Grade", "Grade2"]);
}

/// The items of a broken enum exist nevertheless, so that its mistake is the only error.
#[test]
fn a_mistake_in_an_enum_is_the_only_error() {
    let arguments = ["build", "--quiet", "--offline", "--example=broken", "--features=broken"];
    let output = Command::new(env!("CARGO")).args(arguments).output().unwrap();
    let messages = String::from_utf8(output.stderr).unwrap();
    let errors: Vec<_> = messages.lines().filter(|line| line.starts_with("error")).collect();
    let [generic, fields, label, ending] = errors[..] else { panic!("{messages}") };
    assert!(generic.contains("an option set cannot be generic"), "{messages}");
    assert!(fields.contains("`First` has fields"), "{messages}");
    assert!(label.contains("unknown key `lable`"), "{messages}");
    assert!(ending.contains("due to 3 previous errors"), "{messages}");
}

#[test]
fn the_readme_shows_the_enums_of_its_examples() {
    let readme = include_str!("../README.md");
    assert!(readme.contains(include_str!("../src/columns.rs")));
}
