//! A column of one's own: derives it, reads a page of rows, prints labels and unknown values.
//!
//! ```text
//! cargo run -p closure-reason --example own_column --features serde
//! ```

use closure_reason::{Choice, OptionSet};
use serde::Deserialize;

/// How well a job was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade")]
enum Grade {
    #[option(value = 745500000, label = "First rate", desc = "Nothing is left to do.")]
    FirstRate,
    /// Small faults remain.
    #[option(value = 745500001)]
    Fair,
}

#[derive(Deserialize)]
struct Page {
    value: Vec<Job>,
}

#[derive(Deserialize)]
struct Job {
    demo_name: String,
    // A reader of its own makes the key required: a forgotten `$select` must not look like null.
    #[serde(deserialize_with = "Option::deserialize")]
    demo_grade: Option<Choice<Grade>>,
}

const PAGE: &str = r#"{"value": [
    {"demo_name": "Roof",   "demo_grade": 745500000},
    {"demo_name": "Gutter", "demo_grade": 745500007},
    {"demo_name": "Fence",  "demo_grade": null}
]}"#;

fn main() -> Result<(), serde_json::Error> {
    let page: Page = serde_json::from_str(PAGE)?;
    for Job { demo_name, demo_grade } in page.value {
        match demo_grade.map(|grade| (grade.known(), grade.value())) {
            Some((Some(grade), _)) => {
                println!("{demo_name}: {grade} ({})", grade.description().unwrap_or("not described"));
            }
            Some((None, value)) => println!("{demo_name}: {value}, which Grade does not know"),
            None => println!("{demo_name}: not graded yet"),
        }
    }
    Ok(())
}
