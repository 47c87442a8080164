use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(name = "demo_job_demo_grade", table = "demo_job", column = "demo_grade")]
#[option_set(global = "demo_grade")]
enum Grade {
    #[option(value = 1)]
    First,
}

fn main() {}
