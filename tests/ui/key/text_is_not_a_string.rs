use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, label = 1)]
    First,
    #[option(value = 2, desc = b"second")]
    Second,
    #[option(value = 3, alias = 'c')]
    Third,
    #[option(value = 4, label = LABEL)]
    Fourth,
    #[option(value = 5, label = concat!("Fifth", " rate"))]
    Fifth,
    #[option(value = 6, desc = c"sixth")]
    Sixth,
    #[option(value = 7, desc = true)]
    Seventh,
    #[option(value = 8, label = "eighth"_rate)]
    Eighth,
}

fn main() {}
