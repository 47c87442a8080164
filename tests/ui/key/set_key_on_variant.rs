use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = 1, table = "demo_job", serde)]
    First,
    #[option(value = 2, crate = closure_reason, display_name = "Grade")]
    Second,
}

fn main() {}
