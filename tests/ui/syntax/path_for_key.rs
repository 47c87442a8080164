use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    #[option(dataverse::value = 1)]
    First,
}

fn main() {}
