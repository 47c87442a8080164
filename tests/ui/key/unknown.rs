use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, lable = "First rate")]
    First,
    #[option(value = 2, LABEL = "Second rate")]
    Second,
}

fn main() {}
