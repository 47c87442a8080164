use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option(value = 1)]
#[option_set(global = "demo_grade", table = 1, crate = 1)]
enum Grade<T> {
    #[option_set(serde)]
    First(T),
    #[option(label = "Second rate")]
    Second,
}

fn main() {}
