use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, alias = "Top")]
    First,
    #[option(value = 2, label = "Top")]
    Second,
}

fn main() {}
