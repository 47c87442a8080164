use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    First = 1,
    #[option(value = 1)]
    Second = 2,
}

fn main() {}
