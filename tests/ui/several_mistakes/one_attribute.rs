use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(value = "1", label = 1, value = 2, desc, alias = b"top", color, table = "demo_job")]
    First,
}

fn main() {}
