use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, label = "Top")]
    First,
    #[option(value = 2, alias = "Top")]
    Second,
}

fn main() {}
