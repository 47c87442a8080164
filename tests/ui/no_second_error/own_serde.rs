//! An enum may have serde's own derives instead of `#[option_set(serde)]`: no second implementation stands in.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet, serde::Serialize, serde::Deserialize)]
enum Grade {
    #[option(label = "First rate")]
    First,
}

fn main() {
    let _ = serde_json::to_string(&Grade::First);
}
