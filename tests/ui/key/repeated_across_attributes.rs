use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1)]
    #[option(label = "First rate", value = 2)]
    First,
}

fn main() {}
