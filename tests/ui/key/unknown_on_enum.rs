use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(entity = "demo_job", rename_all = "lowercase")]
enum Grade {
    #[option(value = 1)]
    First,
}

fn main() {}
