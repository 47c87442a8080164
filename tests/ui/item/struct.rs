use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
struct Grade {
    value: i32,
}

fn main() {}
