//! What can be an option set: an enum whose variants have no fields.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
enum EmptyFields {
    #[option(value = 1)]
    First(),
    #[option(value = 2)]
    Second {},
}

#[derive(OptionSet)]
enum FieldsWithoutCopy {
    #[option(value = 1)]
    First(String),
}

#[derive(Clone, Copy, OptionSet)]
enum FieldsWithoutValue {
    #[option(value = 1)]
    First,
    Other(i32),
}

#[derive(Clone, Copy, OptionSet)]
enum GenericConst<const N: usize> {
    #[option(value = 1)]
    First,
}

#[derive(Clone, Copy, OptionSet)]
enum GenericLifetime<'a> {
    #[option(value = 1)]
    First,
    #[option(value = 2)]
    Second(&'a str),
}

#[derive(Clone, Copy, OptionSet)]
enum GenericType<T: Copy> {
    #[option(value = 1)]
    First,
    #[option(value = 2)]
    Second(T),
}

#[derive(Clone, Copy, OptionSet)]
enum NoVariants {}

#[derive(Clone, Copy, OptionSet)]
struct Struct {
    value: i32,
}

#[derive(Clone, Copy, OptionSet)]
enum StructVariant {
    #[option(value = 1)]
    First,
    #[option(value = 2)]
    Second { note: u8 },
}

#[derive(OptionSet)]
struct StructWithoutCopy {
    name: String,
}

#[derive(Clone, Copy, OptionSet)]
enum TupleVariant {
    #[option(value = 1)]
    First,
    #[option(value = 2)]
    Second(u8, u8),
}

#[derive(Clone, Copy, OptionSet)]
union Union {
    value: i32,
}

fn main() {}
