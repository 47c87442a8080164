use closure_reason::OptionSet;

#[derive(Clone, OptionSet)]
enum Grade {
    #[option(value = 1)]
    First,
    #[option(value = 2)]
    Second,
}

fn main() {}
