use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Grade {}

fn main() {}
