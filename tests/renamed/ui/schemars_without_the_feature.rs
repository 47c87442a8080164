use dataverse_choices::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(table = "demo_job", crate = dataverse_choices, schemars)]
enum Grade {
    #[option(value = 1)]
    First,
}

fn main() {
    let _ = (Grade::First.value(), Grade::First.label());
}
