use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, label = "First rate")]
    First,
    #[option(value = 2, label = "First rate")]
    Second,
}

fn main() {}
