use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option_set(value = 1)]
    First,
    #[option(value = 2)]
    #[option_set]
    Second,
}

fn main() {}
