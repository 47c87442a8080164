//! The other enum is of the other kind.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[option_set(name = "order")]
enum OrderState {
    #[option(value = 0)]
    Active,
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(kind = status(OrderState))]
enum OrderStatus {
    #[option(value = 1, state = Active)]
    Open,
}

fn main() {}
