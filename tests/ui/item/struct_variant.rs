use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1)]
    First,
    #[option(value = 2)]
    Second { note: u8 },
}

fn main() {}
