use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(serde table = "demo_job")]
enum Grade {
    #[option(value = 1 label = "First rate")]
    First,
    #[option(label = "Second rate" value = 2)]
    Second,
    #[option(value = 3, label = "Third" "rate")]
    Third,
    #[option(value: 4)]
    Fourth,
    #[option(value 5)]
    Fifth,
}

fn main() {}
