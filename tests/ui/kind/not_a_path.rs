//! The other enum is named by a path, in parentheses, and one alone.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state())]
enum Empty {
    #[option(value = 0, default_status = New)]
    Active,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state("CaseStatus"))]
enum Text {
    #[option(value = 0, default_status = New)]
    Active,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status(CaseState, CaseStatus))]
enum Two {
    #[option(value = 0, state = Active)]
    New,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status[CaseState])]
enum Brackets {
    #[option(value = 0, state = Active)]
    New,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status = CaseState)]
enum Equals {
    #[option(value = 0, state = Active)]
    New,
}

fn main() {}
