use closure_reason::OptionSet;

#[derive(OptionSet)]
struct Grade {
    name: String,
}

fn main() {}
