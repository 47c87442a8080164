use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option(value = 1)]
#[option_set(entity = "demo_job", serde = true)]
struct Grade {
    #[option(value = 1)]
    first: u8,
}

fn main() {}
