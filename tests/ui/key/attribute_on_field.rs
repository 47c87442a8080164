use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1)]
    First {
        #[option(value = 2)]
        second: u8,
    },
    #[option(value = 3)]
    Third(#[option_set(serde)] u8),
}

fn main() {}
