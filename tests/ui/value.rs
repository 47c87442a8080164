//! The values of options.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum Duplicate {
    #[option(value = 192350000)]
    First,
    #[option(value = 192350001)]
    Second,
    #[option(value = 192350000)]
    Third,
}

#[derive(Clone, Copy, OptionSet)]
enum DuplicateInAnotherSpelling {
    #[option(value = 16)]
    First,
    #[option(value = 0x1_0)]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum DuplicateOfMany {
    #[option(value = 1)]
    First,
    #[option(value = 1)]
    Second,
    #[option(value = 1)]
    Third,
}

#[derive(Clone, Copy, OptionSet)]
enum Expression {
    #[option(value = 1 + 1)]
    First,
    #[option(value = 192350000 as i32)]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum Missing {
    #[option(value = 1)]
    First,
    #[option(label = "Second rate")]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum MissingAfterDiscriminant {
    First = 1,
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum MissingInEmptyAttributes {
    #[option]
    First,
    #[option()]
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum MissingWithoutAttribute {
    #[option(value = 1)]
    First,
    Second,
}

#[derive(Clone, Copy, OptionSet)]
enum NotAnInteger {
    #[option(value = "1")]
    First,
    #[option(value = 2.0)]
    Second,
    #[option(value = SECOND)]
    Third,
    #[option(value = true)]
    Fourth,
    #[option(value = '5')]
    Fifth,
    #[option(value = -SIXTH)]
    Sixth,
    #[option(value = (7))]
    Seventh,
    #[option(value = 1e9)]
    Eighth,
    #[option(value = -)]
    Ninth,
}

#[derive(Clone, Copy, OptionSet)]
enum Suffix {
    #[option(value = 1i32)]
    First,
    #[option(value = 2_u8)]
    Second,
    #[option(value = -0x3_i64)]
    Third,
}

#[derive(Clone, Copy, OptionSet)]
enum TooGreat {
    #[option(value = 2147483647)]
    Greatest,
    #[option(value = 2147483648)]
    First,
    #[option(value = 0xffff_ffff)]
    Second,
    #[option(value = 99999999999999999999999999999999999999999)]
    Third,
}

#[derive(Clone, Copy, OptionSet)]
enum TooSmall {
    #[option(value = -2147483648)]
    Least,
    #[option(value = -2147483649)]
    First,
    #[option(value = -99999999999999999999999999999999999999999)]
    Second,
}

fn main() {}
