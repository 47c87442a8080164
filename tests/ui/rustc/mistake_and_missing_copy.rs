use closure_reason::OptionSet;

#[derive(OptionSet)]
enum Grade {
    #[option(label = "First rate")]
    First,
}

fn main() {}
