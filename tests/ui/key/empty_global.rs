use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(global = "")]
enum Grade {
    #[option(value = 1)]
    First,
}

fn main() {}
