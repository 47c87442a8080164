use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1i32)]
    First,
    #[option(value = 2_u8)]
    Second,
    #[option(value = -0x3_i64)]
    Third,
}

fn main() {}
