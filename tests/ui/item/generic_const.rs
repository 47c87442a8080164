use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade<const N: usize> {
    #[option(value = 1)]
    First,
}

fn main() {}
