use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = -2147483648)]
    Least,
    #[option(value = -2147483649)]
    First,
    #[option(value = -99999999999999999999999999999999999999999)]
    Second,
}

fn main() {}
