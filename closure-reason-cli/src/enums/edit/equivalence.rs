use crate::rust::{TextIn, Value};

/// Whether what is written says what is wanted, in whatever spelling.
pub fn says(ours: &Value, wanted: &Value) -> bool {
    let bare = |name: &str| name.trim_start_matches("r#").to_owned();
    match (ours, wanted) {
        (Value::Texts(ours), Value::Texts(wanted)) => {
            let sorted = |texts: &[TextIn]| {
                let mut texts: Vec<_> = texts.iter().map(|text| (text.language, text.text.clone())).collect();
                texts.sort();
                texts
            };
            sorted(ours) == sorted(wanted)
        }
        (Value::Names(ours), Value::Names(wanted)) => {
            let sorted = |names: &[String]| {
                let mut names: Vec<_> = names.iter().map(|name| bare(name)).collect();
                names.sort();
                names
            };
            sorted(ours) == sorted(wanted)
        }
        (Value::Name(ours), Value::Name(wanted)) => bare(ours) == bare(wanted),
        (ours, wanted) => ours == wanted,
    }
}
