use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
union Grade {
    value: i32,
}

fn main() {}
