//! `Formatted` finds its keys by the column, which the enum of a global set does not name.

use closure_reason::OptionSet;
use closure_reason::serde::{Formatted, FormattedChoices};

#[derive(Clone, Copy, OptionSet)]
#[option_set(global = "demo_grades")]
enum Grade {
    Fair = 745500001,
}

struct Job {
    grade: Formatted<Grade>,
}

fn write(grades: FormattedChoices<Grade>) -> impl serde_core::Serialize {
    grades
}

fn main() {}
