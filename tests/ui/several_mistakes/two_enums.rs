use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {
    First,
}

#[derive(Clone, Copy, OptionSet)]
enum Size {
    #[option(value = 1, value = 1)]
    Small,
}

fn labels(grade: Grade, size: Size) -> [&'static str; 2] {
    [grade.label(), size.label()]
}

fn main() {}
