use closure_reason::{Choice, OptionSet};
use schemars::JsonSchema;
use sqlx::{Database, Decode, Encode, Type};

#[derive(Clone, Copy, OptionSet)]
#[option_set(schemars, sqlx)]
enum Generic<T: Default>
where
    T: Copy + 'static,
{
    #[option(value = 1)]
    First(T),
}

#[derive(Clone, Copy, OptionSet)]
#[option_set(schemars, sqlx)]
enum Grade {
    #[option(value = 1, lable = "First rate")]
    First,
}

fn in_a_row<'r, DB: Database, T: Type<DB> + Encode<'r, DB> + Decode<'r, DB>>() {}

pub fn uses<'r, DB: Database>()
where
    i32: Type<DB> + Encode<'r, DB> + Decode<'r, DB>,
    bool: Type<DB> + Encode<'r, DB> + Decode<'r, DB>,
{
    let _ = (Generic::<u8>::schema_name(), Grade::schema_name(), Choice::<Grade>::schema_name());
    in_a_row::<DB, Grade>();
    in_a_row::<DB, Generic<u8>>();
}

fn main() {}
