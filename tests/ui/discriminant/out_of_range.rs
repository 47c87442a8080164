use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[repr(i64)]
enum Grade {
    First = 2147483648,
    Second = -2147483649,
}

fn main() {}
