use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 2147483647)]
    Greatest,
    #[option(value = 2147483648)]
    First,
    #[option(value = 0xffff_ffff)]
    Second,
    #[option(value = 99999999999999999999999999999999999999999)]
    Third,
}

fn main() {}
