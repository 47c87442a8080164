use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, value = 1)]
    First,
    #[option(value = 2, label = "Second rate", label = "Second")]
    Second,
    #[option(value = 3, desc = "third", desc = "3rd")]
    Third,
}

fn main() {}
