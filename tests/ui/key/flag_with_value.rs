use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(serde = true, allow_duplicate_labels = "yes")]
enum Grade {
    #[option(value = 1, label = "First rate")]
    First,
    #[option(value = 2, label = "First rate")]
    Second,
}

fn main() {}
