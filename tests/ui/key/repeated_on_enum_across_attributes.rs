use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(table = "demo_job", crate = ::closure_reason)]
#[option_set(crate = closure_reason, table = "demo_task")]
enum Grade {
    #[option(value = 1)]
    First,
}

fn main() {}
