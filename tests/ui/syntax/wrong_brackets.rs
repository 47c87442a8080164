use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, labels[1031 = "Erste"])]
    First,
    #[option(value = 2, labels { 1031 = "Zweite" })]
    Second,
    #[option(value = 3, labels((1031) = "Dritte"))]
    Third,
}

fn main() {}
