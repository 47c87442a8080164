use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, label = "")]
    First,
    #[option(value = 2, label = "")]
    Second,
}

fn main() {}
