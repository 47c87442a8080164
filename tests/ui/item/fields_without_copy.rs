use closure_reason::OptionSet;

#[derive(OptionSet)]
enum Grade {
    #[option(value = 1)]
    First(String),
}

fn main() {}
