//! What enums get that ask for the traits of another crate.

/// The further code of an enum that asks for it with `#[option_set(serde)]`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __option_set_serde {
    (
        facade: $facade:tt,
        set: $set:tt,
        $(generics: [$($generics:tt)*] [$($where:tt)*],)?
    ) => {
        const _: () = {
            use $crate::__private as $facade;

            #[automatically_derived]
            impl $(<$($generics)*>)? $facade::Serialize for $set $($($where)*)? {
                fn serialize<__Serializer: $facade::Serializer>(&self, __serializer: __Serializer) -> $facade::Result<__Serializer::Ok, __Serializer::Error> {
                    $facade::serialize(self, __serializer)
                }
            }

            #[automatically_derived]
            impl<'__de, $($($generics)*)?> $facade::Deserialize<'__de> for $set $($($where)*)? {
                fn deserialize<__Deserializer: $facade::Deserializer<'__de>>(__deserializer: __Deserializer) -> $facade::Result<Self, __Deserializer::Error> {
                    $facade::deserialize(__deserializer)
                }
            }
        };
    };
}

/// The further code of an enum that asks for it with `#[option_set(schemars)]`.
#[cfg(feature = "schemars")]
#[doc(hidden)]
#[macro_export]
macro_rules! __option_set_schemars {
    (
        facade: $facade:tt,
        set: $set:tt,
        $(generics: [$($generics:tt)*] [$($where:tt)*],)?
    ) => {
        const _: () = {
            use $crate::__private as $facade;

            #[automatically_derived]
            impl $(<$($generics)*>)? $facade::JsonSchema for $set $($($where)*)? {
                fn schema_name() -> $facade::Cow<'static, $facade::str> {
                    $facade::schema_name::<Self>()
                }
                fn schema_id() -> $facade::Cow<'static, $facade::str> {
                    $facade::schema_id::<Self>()
                }
                fn json_schema(_: &mut $facade::SchemaGenerator) -> $facade::Schema {
                    $facade::schema::<Self>()
                }
            }
        };
    };
}

/// The further code of an enum that asks for it with `#[option_set(sqlx)]`.
#[cfg(feature = "sqlx")]
#[doc(hidden)]
#[macro_export]
macro_rules! __option_set_sqlx {
    (
        facade: $facade:tt,
        set: $set:tt,
        $(generics: [$($generics:tt)*] [$(where $($where:tt)*)?],)?
    ) => {
        const _: () = {
            use $crate::__private as $facade;

            #[automatically_derived]
            impl<__Database: $facade::Database, $($($generics)*)?> $facade::SqlType<__Database> for $set
            where
                $facade::i32: $facade::SqlType<__Database>,
                $facade::bool: $facade::SqlType<__Database>,
                $($($($where)*)?)?
            {
                fn type_info() -> __Database::TypeInfo {
                    $facade::type_info::<Self, __Database>()
                }
                fn compatible(__column: &__Database::TypeInfo) -> $facade::bool {
                    $facade::compatible::<Self, __Database>(__column)
                }
            }

            #[automatically_derived]
            impl<'__query, __Database: $facade::Database, $($($generics)*)?> $facade::Encode<'__query, __Database> for $set
            where
                $facade::i32: $facade::Encode<'__query, __Database>,
                $facade::bool: $facade::Encode<'__query, __Database>,
                $($($($where)*)?)?
            {
                fn encode_by_ref(
                    &self,
                    __buffer: &mut <__Database as $facade::Database>::ArgumentBuffer,
                ) -> $facade::Result<$facade::IsNull, $facade::SqlError> {
                    $facade::encode(self, __buffer)
                }
            }

            #[automatically_derived]
            impl<'__row, __Database: $facade::Database, $($($generics)*)?> $facade::Decode<'__row, __Database> for $set
            where
                $facade::i32: $facade::Decode<'__row, __Database>,
                $facade::bool: $facade::Decode<'__row, __Database>,
                $($($($where)*)?)?
            {
                fn decode(
                    __value: <__Database as $facade::Database>::ValueRef<'__row>,
                ) -> $facade::Result<Self, $facade::SqlError> {
                    $facade::decode(__value)
                }
            }
        };
    };
}
