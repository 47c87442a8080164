use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(1)]
    First,
    #[option("Second rate", value = 2)]
    Second,
    #[option(= 3)]
    Third,
}

fn main() {}
