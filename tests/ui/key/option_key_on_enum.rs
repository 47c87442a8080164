use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(label = "Grade", value = 1, desc = "grades", alias = "Rate")]
enum Grade {
    #[option(value = 1)]
    First,
}

fn main() {}
