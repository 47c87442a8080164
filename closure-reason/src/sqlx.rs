//! sqlx support (feature `sqlx`): a choice is an integer, a yes/no column a boolean, and choices
//! are the text `1,9`, or NULL if there are none. The same in every database, and as in JSON.

use alloc::string::String;

use ::sqlx::encode::IsNull;
use ::sqlx::error::{BoxDynError, UnexpectedNullError};
use ::sqlx::{Database, Decode, Encode, Type, ValueRef};

use crate::{Choice, Choices, OptionSet, OptionSetKind, UnknownValue};

fn is_yes_no<T: OptionSet>() -> bool {
    T::METADATA.kind() == OptionSetKind::Boolean
}

/// The type of a column with options of `T`. The derive calls it.
#[doc(hidden)]
#[must_use]
pub fn type_info<T: OptionSet, DB: Database>() -> DB::TypeInfo
where
    i32: Type<DB>,
    bool: Type<DB>,
{
    if is_yes_no::<T>() { <bool as Type<DB>>::type_info() } else { <i32 as Type<DB>>::type_info() }
}

/// Whether a column can hold options of `T`. The derive calls it.
#[doc(hidden)]
#[must_use]
pub fn compatible<T: OptionSet, DB: Database>(column: &DB::TypeInfo) -> bool
where
    i32: Type<DB>,
    bool: Type<DB>,
{
    if is_yes_no::<T>() {
        <bool as Type<DB>>::compatible(column)
    } else {
        <i32 as Type<DB>>::compatible(column)
    }
}

/// Writes an option. The derive calls it.
///
/// # Errors
/// Those of the database.
#[doc(hidden)]
pub fn encode<'q, T: OptionSet, DB: Database>(
    option: &T,
    buffer: &mut DB::ArgumentBuffer,
) -> Result<IsNull, BoxDynError>
where
    i32: Encode<'q, DB>,
    bool: Encode<'q, DB>,
{
    Encode::<DB>::encode(Choice::from(*option), buffer)
}

/// Reads an option. The derive calls it.
///
/// # Errors
/// If the column holds no integer, or one that is not an option.
#[doc(hidden)]
pub fn decode<'r, T: OptionSet, DB: Database>(value: DB::ValueRef<'r>) -> Result<T, BoxDynError>
where
    i32: Decode<'r, DB>,
    bool: Decode<'r, DB>,
{
    Ok(<Choice<T> as Decode<DB>>::decode(value)?.try_known()?)
}

/// A 32-bit integer; a boolean for a yes/no column.
impl<T: OptionSet, DB: Database> Type<DB> for Choice<T>
where
    i32: Type<DB>,
    bool: Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        type_info::<T, DB>()
    }

    fn compatible(column: &DB::TypeInfo) -> bool {
        compatible::<T, DB>(column)
    }
}

impl<'q, T: OptionSet, DB: Database> Encode<'q, DB> for Choice<T>
where
    i32: Encode<'q, DB>,
    bool: Encode<'q, DB>,
{
    fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        match self.value() {
            value if !is_yes_no::<T>() => Encode::<DB>::encode(value, buffer),
            0 => Encode::<DB>::encode(false, buffer),
            1 => Encode::<DB>::encode(true, buffer),
            value => Err(UnknownValue::new(value, T::METADATA).into()),
        }
    }
}

impl<'r, T: OptionSet, DB: Database> Decode<'r, DB> for Choice<T>
where
    i32: Decode<'r, DB>,
    bool: Decode<'r, DB>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
        // SQLite reads it as 0, which may be an option.
        if value.is_null() {
            return Err(UnexpectedNullError.into());
        }
        let value = if is_yes_no::<T>() {
            i32::from(<bool as Decode<DB>>::decode(value)?)
        } else {
            <i32 as Decode<DB>>::decode(value)?
        };
        Ok(Self::new(value))
    }
}

/// A text.
impl<T, DB: Database> Type<DB> for Choices<T>
where
    String: Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <String as Type<DB>>::type_info()
    }

    fn compatible(column: &DB::TypeInfo) -> bool {
        <String as Type<DB>>::compatible(column)
    }
}

/// The values, separated by commas; NULL for the empty set.
impl<'q, T, DB: Database> Encode<'q, DB> for Choices<T>
where
    String: Encode<'q, DB>,
{
    fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        if self.is_empty() { Ok(IsNull::Yes) } else { Encode::<DB>::encode(self.to_wire(), buffer) }
    }
}

/// The empty set for NULL.
impl<'r, T: OptionSet, DB: Database> Decode<'r, DB> for Choices<T>
where
    String: Decode<'r, DB>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
        if value.is_null() {
            Ok(Self::new())
        } else {
            Ok(Self::from_wire(&<String as Decode<DB>>::decode(value)?)?)
        }
    }
}
