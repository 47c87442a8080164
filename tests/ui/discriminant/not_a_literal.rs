use closure_reason::OptionSet;

const FIRST: isize = 1;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    First = FIRST,
    Second = 1 + 1,
    Third = (3),
    Fourth = b'4' as isize,
}

fn main() {}
