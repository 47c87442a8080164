use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = "1")]
    First,
    #[option(value = 2.0)]
    Second,
    #[option(value = SECOND)]
    Third,
    #[option(value = true)]
    Fourth,
    #[option(value = '5')]
    Fifth,
    #[option(value = -SIXTH)]
    Sixth,
    #[option(value = (7))]
    Seventh,
    #[option(value = 1e9)]
    Eighth,
    #[option(value = -)]
    Ninth,
}

fn main() {}
