use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(name = "", table = "", column = "", display_name = "")]
enum Grade {
    #[option(value = 1)]
    First,
}

fn main() {}
