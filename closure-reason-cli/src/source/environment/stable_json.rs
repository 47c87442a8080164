//! Leaves out of files what changes between answers although the metadata does not.
//!
//! Answers are `serde_json` values that keep the order of keys. If a key comes twice, the last one
//! counts; the Web API does not repeat keys.

use serde_json::Value;

/// The bytes of a file for an answer: laid out for people to review, and the same each time.
pub fn to_file(answer: Value) -> Vec<u8> {
    // Writing a value to memory cannot fail.
    let mut bytes = serde_json::to_vec_pretty(&stable(answer)).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The answer without its volatile properties.
fn stable(answer: Value) -> Value {
    match answer {
        Value::Array(elements) => elements.into_iter().map(stable).collect(),
        Value::Object(properties) => {
            let kept = properties.into_iter().filter(|(name, _)| !is_volatile(name));
            Value::Object(kept.map(|(name, value)| (name, stable(value))).collect())
        }
        simple => simple,
    }
}

/// Whether a property describes the answer or the state of the server, not the metadata:
///
/// * `HasChanged`: only clients that write need it,
/// * `@odata.etag`, also with a name before it: which version of a row this is,
/// * `@Microsoft.Dynamics.CRM..`: counts and stamps of the request.
///
/// `MetadataId` stays, since it names the same thing for good; so does `@odata.context`, which
/// tells table and kind; so does `UserLocalizedLabel`, which tells the base language: it differs
/// between users who read in different languages.
fn is_volatile(name: &str) -> bool {
    name == "HasChanged" || name.ends_with("@odata.etag") || name.contains("@Microsoft.Dynamics.CRM.")
}

#[cfg(test)]
mod tests {
    use super::stable;

    #[test]
    fn order_and_values_stay_and_what_is_volatile_goes() {
        let text = r#"{"z":1,"a":[null,true,-5,1.5,18446744073709551615,"\u0000é\"",{"HasChanged":null,"b":{},"B":[]}],
            "@odata.etag":"W/\"1\"","x@odata.etag":"","HasChanged":false,"MetadataId":"m","@odata.context":"c",
            "@Microsoft.Dynamics.CRM.totalrecordcount":-1,"OptionSet@odata.context":"o","HasChangedToo":1}"#;
        let json = serde_json::from_str(text).unwrap();
        let compact = serde_json::to_string(&stable(json)).unwrap();
        assert_eq!(
            compact,
            concat!(
                r#"{"z":1,"a":[null,true,-5,1.5,18446744073709551615,"\u0000é\"",{"b":{},"B":[]}],"#,
                r#""MetadataId":"m","@odata.context":"c","OptionSet@odata.context":"o","HasChangedToo":1}"#
            )
        );
    }
}
