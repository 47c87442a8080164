use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    First = 1,
    Second,
}

fn main() {}
