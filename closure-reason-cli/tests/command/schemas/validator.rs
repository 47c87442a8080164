//! As much of JSON Schema as the schemas of this package use; any other keyword is refused. It is stricter than the
//! standard: a key that the schema does not describe is a mistake, even if programs should expect keys of later versions.

use serde_json::Value;

/// Everything that is wrong with the value, each with its place.
pub(crate) fn mistakes(schema: &Value, value: &Value) -> Vec<String> {
    let mut all = Vec::new();
    validate(schema, schema, value, "", &mut all);
    all
}

fn validate(root: &Value, schema: &Value, value: &Value, place: &str, all: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().expect("an object") {
        let mut say = |what: String| all.push(format!("{place}: {what}"));
        match &**keyword {
            "$schema" | "$id" | "title" | "description" | "definitions" => {}
            "$ref" => {
                let name = rule.as_str().unwrap().strip_prefix("#/definitions/").expect("a reference here");
                validate(root, &root["definitions"][name], value, place, all);
            }
            "type" => {
                let types: Vec<_> = rule.as_array().map_or(vec![rule], |types| types.iter().collect());
                if !types.iter().any(|of| is_of(value, of.as_str().unwrap())) {
                    say(format!("{value} is not of the type {rule}"));
                }
            }
            "enum" => {
                if !rule.as_array().unwrap().contains(value) {
                    say(format!("{value} is none of {rule}"));
                }
            }
            "const" => {
                if rule != value {
                    say(format!("{value} is not {rule}"));
                }
            }
            "minimum" => {
                if value.as_i64().is_some_and(|number| number < rule.as_i64().unwrap()) {
                    say(format!("{value} is less than {rule}"));
                }
            }
            "maximum" => {
                if value.as_i64().is_some_and(|number| number > rule.as_i64().unwrap()) {
                    say(format!("{value} is more than {rule}"));
                }
            }
            "required" => {
                let Some(object) = value.as_object() else { continue };
                for key in rule.as_array().unwrap().iter().filter_map(Value::as_str) {
                    if !object.contains_key(key) {
                        say(format!("`{key}` is missing"));
                    }
                }
            }
            "properties" => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    match rule.get(key) {
                        Some(of) => validate(root, of, value, &format!("{place}/{key}"), all),
                        None => all.push(format!("{place}: `{key}` is unknown")),
                    }
                }
            }
            "additionalProperties" => assert_eq!(*rule, false),
            "items" => {
                for (at, value) in value.as_array().into_iter().flatten().enumerate() {
                    validate(root, rule, value, &format!("{place}/{at}"), all);
                }
            }
            unknown => panic!("this validator does not know `{unknown}`"),
        }
    }
}

fn is_of(value: &Value, of: &str) -> bool {
    match of {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        unknown => panic!("this validator does not know the type `{unknown}`"),
    }
}
