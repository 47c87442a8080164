use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1)]
    First = 1,
    #[option(value = 2)]
    Second = 3,
}

fn main() {}
