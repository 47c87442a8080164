use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value)]
    First,
    #[option(value = 2, label)]
    Second,
    #[option(value = 3, desc, alias)]
    Third,
    #[option(value = 4, label = )]
    Fourth,
    #[option(value = , label = "Fifth rate")]
    Fifth,
}

fn main() {}
