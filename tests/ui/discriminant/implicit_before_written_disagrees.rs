use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 5)]
    First,
    #[option(value = 6)]
    Second = 6,
}

fn main() {}
