use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(crate = "closure_reason")]
enum Grade {
    #[option(value = 1)]
    First,
}

fn main() {}
