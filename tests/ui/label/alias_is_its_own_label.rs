use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, label = "First rate", alias = "First rate")]
    First,
    #[option(value = 2, alias = "Second")]
    Second,
}

fn main() {}
