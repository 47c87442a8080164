use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(table = "demo_job", serde, table = "demo_job", serde)]
enum Grade {
    #[option(value = 1)]
    First,
}

fn main() {}
