//! A keyword is not the name of a variant.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(CaseStatus), default = enum)]
enum CaseState {
    #[option(value = 0, default_status = fn)]
    Active,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status(CaseState), enforce_transitions)]
enum CaseStatus {
    #[option(value = 1, state = Self, transitions(crate))]
    New,
}

fn main() {}
