use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, labels(1031 = "Erste") hidden)]
    First,
    #[option(labels(1031 = "Zweite"); label = "Second rate", value = 2)]
    Second,
}

fn main() {}
