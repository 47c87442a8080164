use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 16)]
    First,
    #[option(value = 0x1_0)]
    Second,
}

fn main() {}
