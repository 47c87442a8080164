use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade<T: Copy> {
    #[option(value = 1)]
    First,
    #[option(value = 2)]
    Second(T),
}

fn main() {}
