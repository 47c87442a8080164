use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade<'a, T> {
    #[option(value = 1)]
    First,
}

fn main() {}
