use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 192350000)]
    First,
    #[option(value = 192350001)]
    Second,
    #[option(value = 192350000)]
    Third,
}

fn main() {}
