use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(name = demo_grade, table = 1, column = b"demo_grade", display_name = true)]
enum Grade {
    #[option(value = 1)]
    First,
}

fn main() {}
