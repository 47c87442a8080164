use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
struct Grade {
    #[option(value = 1)]
    first: u8,
}

fn main() {}
