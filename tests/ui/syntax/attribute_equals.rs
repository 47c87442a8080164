use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set = "demo_grade"]
enum Grade {
    #[option = "value"]
    First,
}

fn main() {}
