//! Values that discriminants give.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Disagrees {
    #[option(value = 1)]
    First = 1,
    #[option(value = 2)]
    Second = 3,
}

#[derive(Clone, Copy, OptionSet)]
enum DuplicateOfValue {
    First = 1,
    #[option(value = 1)]
    Second = 2,
}

#[derive(Clone, Copy, OptionSet)]
enum ImplicitBeforeWrittenDisagrees {
    #[option(value = 5)]
    First,
    #[option(value = 6)]
    Second = 6,
}

#[derive(Clone, Copy, OptionSet)]
enum ImplicitDisagrees {
    #[option(value = 1)]
    First = 1,
    #[option(value = 3)]
    Second,
}

mod not_a_literal {
    use closure_reason::OptionSet;

    const FIRST: isize = 1;

    #[derive(Clone, Copy, OptionSet)]
    enum Grade {
        First = FIRST,
        Second = 1 + 1,
        Third = (3),
        Fourth = b'4' as isize,
    }
}

mod not_a_literal_beside_value {
    use closure_reason::OptionSet;

    const SECOND: isize = 7;

    #[derive(Clone, Copy, OptionSet)]
    enum Grade {
        First = 1,
        #[option(value = 7)]
        Second = SECOND,
        #[option(value = 8)]
        Third,
    }
}

#[derive(Clone, Copy, OptionSet)]
#[repr(i64)]
enum OutOfRange {
    First = 2147483648,
    Second = -2147483649,
}

#[derive(Clone, Copy, OptionSet)]
enum Suffix {
    First = 1_isize,
    Second = 2,
}

fn main() {}
