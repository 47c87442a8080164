//! JSON with its keys in the server's order.
//!
//! The values of `serde_json` sort their keys, unless a feature is on that would be on for the
//! library as well.

use std::fmt;

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Number;

#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The property of an object.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(properties) => {
                properties.iter().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// The property of an object, if it is a text.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of the list that an answer has.
    pub fn elements(&self) -> Option<&[Self]> {
        match self.get("value")? {
            Self::List(elements) => Some(elements),
            _ => None,
        }
    }

    /// The same without the properties that change although nothing has changed.
    pub fn without_volatile(self) -> Self {
        match self {
            Self::List(elements) => Self::List(elements.into_iter().map(Self::without_volatile).collect()),
            Self::Object(properties) => {
                let stable = properties.into_iter().filter(|(name, _)| !is_volatile(name));
                Self::Object(stable.map(|(name, value)| (name, value.without_volatile())).collect())
            }
            simple => simple,
        }
    }

    /// The bytes of a file: for people to review, the same each time.
    pub fn to_file(&self) -> Vec<u8> {
        // Writing to memory cannot fail, nor can a key be anything but a text.
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

/// Whether a property says something about the answer or about a state of the server, not about the
/// metadata:
///
/// * `HasChanged`: for clients that write,
/// * `@odata.etag`, also with a name before it: which version of a row this is,
/// * `@Microsoft.Dynamics.CRM..`: counts and stamps of the request.
///
/// `MetadataId` stays, since it names the same thing for good; so does `@odata.context`, which
/// tells table and kind; so does `UserLocalizedLabel`, which tells the base language: it differs
/// between users who read in different languages.
fn is_volatile(name: &str) -> bool {
    name == "HasChanged" || name.ends_with("@odata.etag") || name.contains("@Microsoft.Dynamics.CRM.")
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(elements) => serializer.collect_seq(elements),
            Self::Object(properties) => {
                serializer.collect_map(properties.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Number::from_f64(value).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = list.next_element()? {
            elements.push(element);
        }
        Ok(Json::List(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut properties = Vec::new();
        while let Some(property) = map.next_entry()? {
            properties.push(property);
        }
        Ok(Json::Object(properties))
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn order_and_values_stay_and_what_is_volatile_goes() {
        let text = r#"{"z":1,"a":[null,true,-5,1.5,18446744073709551615,"\u0000é\"",{"HasChanged":null,"b":{},"B":[]}],
            "@odata.etag":"W/\"1\"","x@odata.etag":"","HasChanged":false,"MetadataId":"m","@odata.context":"c",
            "@Microsoft.Dynamics.CRM.totalrecordcount":-1,"OptionSet@odata.context":"o","HasChangedToo":1}"#;
        let json: Json = serde_json::from_str(text).unwrap();
        let compact = serde_json::to_string(&json.without_volatile()).unwrap();
        assert_eq!(
            compact,
            concat!(
                r#"{"z":1,"a":[null,true,-5,1.5,18446744073709551615,"\u0000é\"",{"b":{},"B":[]}],"#,
                r#""MetadataId":"m","@odata.context":"c","OptionSet@odata.context":"o","HasChangedToo":1}"#
            )
        );
    }
}
