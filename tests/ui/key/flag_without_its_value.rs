use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(serde = , allow_duplicate_labels =)]
enum Grade {
    #[option(value = 1)]
    First,
}

fn main() {}
