//! Whatever is called on a yes/no enum with a mistake, the mistake is the only error.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = boolean, serde)]
enum Billed {
    #[option(value = 0)]
    No,
    #[option(value = 2)]
    Yes,
}

fn main() {
    let billed = Billed::from(true);
    let truth: bool = billed.into();
    let _ = (truth, bool::from(Billed::No), Billed::Yes.value(), Billed::METADATA.kind());
    let _: Billed = serde_json::from_str("true").unwrap();
}
