use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade<'a> {
    #[option(value = 1)]
    First,
    #[option(value = 2)]
    Second(&'a str),
}

fn main() {}
