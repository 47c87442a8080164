use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(global = demo_grade)]
enum Grade {
    #[option(value = 1)]
    First,
}

fn main() {}
