//! The two enums name each other, which the compiler checks.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(CaseStatus))]
enum CaseState {
    #[option(value = 0, default_status = New)]
    Active,
    #[option(value = 1, default_status = Solved)]
    Resolved,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = state(OrderStatus))]
enum OrderState {
    #[option(value = 0, default_status = Open)]
    Active,
    #[option(value = 1, default_status = Done)]
    Resolved,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status(OrderState))]
enum CaseStatus {
    #[option(value = 1, state = Active)]
    New,
    #[option(value = 5, state = Resolved)]
    Solved,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status(OrderState))]
enum OrderStatus {
    #[option(value = 1, state = Active)]
    Open,
    #[option(value = 2, state = Resolved)]
    Done,
}

fn main() {}
