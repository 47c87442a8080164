use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option]
    First,
    #[option()]
    Second,
}

fn main() {}
