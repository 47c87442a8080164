use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    First = 1_isize,
    Second = 2,
}

fn main() {}
