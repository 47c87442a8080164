//! The commas between texts.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(language = 1033 serde)]
enum Grade {
    #[option(value = 1, labels(1031 = "Erste" 1036 = "Premier"))]
    First,
}

fn main() {}
