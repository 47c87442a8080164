use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1 + 1)]
    First,
    #[option(value = 192350000 as i32)]
    Second,
}

fn main() {}
