use closure_reason::OptionSet;

const SECOND: isize = 7;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    First = 1,
    #[option(value = 7)]
    Second = SECOND,
    #[option(value = 8)]
    Third,
}

fn main() {}
