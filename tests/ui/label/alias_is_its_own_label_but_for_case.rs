use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, alias = "FIRST")]
    First,
}

fn main() {}
