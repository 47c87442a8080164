use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, alias = "Top", alias = "Top")]
    First,
}

fn main() {}
