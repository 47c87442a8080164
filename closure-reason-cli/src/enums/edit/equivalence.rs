use crate::rust::{AttributeValue, TextIn};

/// Whether two values mean the same, even if they are spelled differently.
pub fn says(ours: &AttributeValue, wanted: &AttributeValue) -> bool {
    let bare = |name: &str| name.trim_start_matches("r#").to_owned();
    match (ours, wanted) {
        (AttributeValue::Texts(ours), AttributeValue::Texts(wanted)) => {
            let sorted = |texts: &[TextIn]| {
                let mut texts: Vec<_> = texts.iter().map(|text| (text.language, text.text.clone())).collect();
                texts.sort();
                texts
            };
            sorted(ours) == sorted(wanted)
        }
        (AttributeValue::Names(ours), AttributeValue::Names(wanted)) => {
            let sorted = |names: &[String]| {
                let mut names: Vec<_> = names.iter().map(|name| bare(name)).collect();
                names.sort();
                names
            };
            sorted(ours) == sorted(wanted)
        }
        (AttributeValue::Name(ours), AttributeValue::Name(wanted)) => bare(ours) == bare(wanted),
        (ours, wanted) => ours == wanted,
    }
}
