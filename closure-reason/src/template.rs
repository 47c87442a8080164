/// The code that every derived enum gets. The derive passes what differs, mostly tables; this is the rest, once.
///
/// - `$set`, `$visibility`: the enum's name and its visibility, which its inherent items share. The name is a `tt`: as an `ident`
///   it would be a use by the user, and a deprecated enum would warn of itself.
/// - `$options`: the documentation of `ALL`, a table of the options.
/// - `$sizes`: the counts that [`Lists`](crate::tables::Lists) is generic over.
/// - `$slots`: how many slots the value index has, the spare one included.
/// - `$all`, `$labels`, `$descriptions`: the tables, each an array.
/// - `$values`: the variant of [`ValueIndex`](crate::tables::ValueIndex).
/// - `$parts`: what the enum says beyond [`Parts::NONE`](crate::tables::Parts::NONE).
/// - `$extra`: the tables of what few enums say.
///
/// Both of the arms that the derive calls end in `@items`, to which they pass the tables of options (`$all`, `$slots`) as references, the
/// metadata, and how a variant becomes its position (`$index`, `$cast`).
///
/// The arm `broken` is for an enum with mistakes: the same items, so that those who use the enum meet no error
/// but the one that counts. There the type may be generic, and need not be an enum.
///
/// Whatever is named here is named from `$crate` or local to the block, so that nothing in the user's scope can stand in for it: a
/// variant may be called `ALL`, `Some` or `Error`, and the enum `Option`. `__facade` is the one name that tokens of the
/// derive share with the block.
#[doc(hidden)]
#[macro_export]
macro_rules! __option_set {
    (
        $set:tt [$($visibility:tt)*] $options:literal
        [$($sizes:tt)*] $slots:literal $all:tt $labels:tt $descriptions:tt {$($values:tt)*} {$($parts:tt)*} {$($extra:tt)*}
    ) => {
        const _: () = {
            use $crate::__private as __facade;

            $($extra)*
            const VALUES: __facade::ValueIndex = __facade::ValueIndex::$($values)*;
            static LISTS: __facade::Lists<$set, $($sizes)*> =
                __facade::Lists { all: $all, labels: $labels, descriptions: $descriptions };
            static SLOTS: [__facade::Option<$set>; $slots] = __facade::slots(&LISTS.all, &VALUES);

            // Not to lead to the options, not even by way of a `static`: the compiler evaluates this at every check, and would validate
            // all of them again, in quadratic time. `__LOOKUP` does lead there, but is evaluated only where it is used.
            const METADATA: &__facade::OptionSetMetadata = &__facade::OptionSetMetadata::new(__facade::Parts {
                values: VALUES,
                descriptions: &LISTS.descriptions,
                $($parts)*
            });

            $crate::__option_set! {
                @items $set [$($visibility)*] $options [] [] [] [&LISTS.all] [&SLOTS] [METADATA] [index] [as __facade::i64]
            }
        };
    };

    (broken $set:tt [$($visibility:tt)*] $generics:tt $arguments:tt $where:tt) => {
        const _: () = {
            use $crate::__private as __facade;

            $crate::__option_set! {
                @items $set [$($visibility)*] "" $generics $arguments $where
                [&[]] [&[__facade::Option::None]] [__facade::OptionSetMetadata::BROKEN] [broken_index] []
            }
        };
    };

    (
        @items $set:tt [$($visibility:tt)*] $options:literal [$($generics:tt)*] [$($arguments:tt)*] [$($where:tt)*]
        [$($all:tt)*] [$($slots:tt)*] [$($metadata:tt)*] [$index:ident] [$($cast:tt)*]
    ) => {
        #[automatically_derived]
        impl<$($generics)*> __facade::OptionSet for $set<$($arguments)*> $($where)* {
            const __LOOKUP: &'static __facade::Lookup<Self> =
                &__facade::Lookup { all: $($all)*, slots: $($slots)*, metadata: $($metadata)* };
            #[inline]
            fn index(self) -> __facade::usize {
                __facade::Lookup::<Self>::$index(self $($cast)*)
            }
        }

        // A set is rarely used in every way; and that the trait has the same for generic code is intended.
        #[allow(dead_code, clippy::same_name_method)]
        impl<$($generics)*> $set<$($arguments)*> $($where)* {
            #[doc = "Every option in declaration order:\n\n"]
            #[doc = $options]
            $($visibility)* const ALL: &'static [Self] = $($all)*;
            #[doc = "What the attributes say about the option set."]
            $($visibility)* const METADATA: &'static __facade::OptionSetMetadata = $($metadata)*;
            #[doc = "The number stored in the row."]
            #[inline]
            #[must_use]
            $($visibility)* const fn value(self) -> __facade::i32 {
                __facade::Lookup::<Self>::value(self.index())
            }
            #[doc = "The option with this value; `None` for a value that is not listed."]
            #[inline]
            #[must_use]
            $($visibility)* const fn from_value(value: __facade::i32) -> __facade::Option<Self> {
                __facade::Lookup::<Self>::from_value(value)
            }
            #[doc = "The label in the base language."]
            #[inline]
            #[must_use]
            $($visibility)* const fn label(self) -> &'static __facade::str {
                self.metadata().label()
            }
            #[doc = "The option whose label or alias is exactly this text; `None` where none or several bear it (`FromStr` tells which)."]
            #[inline]
            #[must_use]
            $($visibility)* fn from_label(label: &__facade::str) -> __facade::Option<Self> {
                __facade::Lookup::<Self>::from_label(label)
            }
            #[doc = "The option whose label or alias is this text, whatever the case of ASCII letters; `None` where none or several are."]
            #[inline]
            #[must_use]
            $($visibility)* fn from_label_ignore_case(label: &__facade::str) -> __facade::Option<Self> {
                __facade::Lookup::<Self>::from_label_ignore_case(label)
            }
            #[doc = "What the option means; `None` where neither `desc` nor a doc comment says."]
            #[inline]
            #[must_use]
            $($visibility)* const fn description(self) -> __facade::Option<&'static __facade::str> {
                self.metadata().description()
            }
            #[doc = "The position in `ALL`: from 0, without gaps; for counting, and for tables of one's own."]
            #[inline]
            #[must_use]
            $($visibility)* const fn index(self) -> __facade::usize {
                __facade::Lookup::<Self>::$index(self $($cast)*)
            }
            #[doc = "All that the attributes say about this option."]
            #[inline]
            #[must_use]
            $($visibility)* const fn metadata(self) -> __facade::OptionMetadata {
                __facade::Lookup::<Self>::option(self.index())
            }
        }

        #[automatically_derived]
        impl<$($generics)*> __facade::From<$set<$($arguments)*>> for __facade::i32 $($where)* {
            #[inline]
            fn from(option: $set<$($arguments)*>) -> Self {
                option.value()
            }
        }

        #[automatically_derived]
        impl<$($generics)*> __facade::TryFrom<__facade::i32> for $set<$($arguments)*> $($where)* {
            type Error = __facade::UnknownValue;
            #[inline]
            fn try_from(value: __facade::i32) -> __facade::Result<Self, __facade::UnknownValue> {
                __facade::Lookup::<Self>::try_from_value(value)
            }
        }

        #[automatically_derived]
        impl<$($generics)*> __facade::FromStr for $set<$($arguments)*> $($where)* {
            type Err = __facade::LabelError;
            #[inline]
            fn from_str(label: &__facade::str) -> __facade::Result<Self, __facade::LabelError> {
                __facade::Lookup::<Self>::try_from_label(label)
            }
        }

        #[automatically_derived]
        impl<$($generics)*> __facade::Display for $set<$($arguments)*> $($where)* {
            fn fmt(&self, f: &mut __facade::Formatter<'_>) -> __facade::Result<(), __facade::FmtError> {
                __facade::display(self, f)
            }
        }
    };
}

/// The further code of a yes/no column. `$no` and `$yes` are its options.
#[doc(hidden)]
#[macro_export]
macro_rules! __option_set_boolean {
    ($set:tt [$($generics:tt)*] [$($arguments:tt)*] [$($where:tt)*] [$($no:tt)*] [$($yes:tt)*]) => {
        const _: () = {
            use $crate::__private as __facade;

            #[automatically_derived]
            impl<$($generics)*> __facade::From<__facade::bool> for $set<$($arguments)*> $($where)* {
                #[inline]
                fn from(yes: __facade::bool) -> Self {
                    if yes { $($yes)* } else { $($no)* }
                }
            }

            #[automatically_derived]
            impl<$($generics)*> __facade::From<$set<$($arguments)*>> for __facade::bool $($where)* {
                #[inline]
                fn from(option: $set<$($arguments)*>) -> Self {
                    option.value() != 0
                }
            }
        };
    };
}

/// The further code of a set of states. `$status` is the enum of the status reasons.
#[doc(hidden)]
#[macro_export]
macro_rules! __option_set_state {
    (
        $set:tt [$($generics:tt)*] [$($arguments:tt)*] [$($where:tt)*]
        [$($status:tt)*] [$($default_statuses:tt)*] [$($values:tt)*]
    ) => {
        // To say which options belong together is no use of a deprecated one.
        #[allow(deprecated)]
        const _: () = {
            use $crate::__private as __facade;

            #[automatically_derived]
            impl<$($generics)*> __facade::State for $set<$($arguments)*> $($where)* {
                type Status = $($status)*;
                const __DEFAULT_STATUSES: &'static [$($status)*] = &[$($default_statuses)*];
                const __VALUES: &'static [__facade::i32] = &[$($values)*];
            }
        };
    };
}

/// The further code of a set of status reasons. `$state` is the enum of the states.
#[doc(hidden)]
#[macro_export]
macro_rules! __option_set_status {
    (
        $set:tt [$($generics:tt)*] [$($arguments:tt)*] [$($where:tt)*]
        [$($state:tt)*] [$($states:tt)*] [$($values:tt)*]
    ) => {
        // To say which options belong together is no use of a deprecated one.
        #[allow(deprecated)]
        const _: () = {
            use $crate::__private as __facade;

            #[automatically_derived]
            impl<$($generics)*> __facade::StatusReason for $set<$($arguments)*> $($where)* {
                type State = $($state)*;
                const __STATES: &'static [$($state)*] = &[$($states)*];
                const __VALUES: &'static [__facade::i32] = &[$($values)*];
            }
        };
    };
}

/// The further code of an enum that asks for it with `#[option_set(serde)]`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __option_set_serde {
    ($set:tt [$($generics:tt)*] [$($arguments:tt)*] [$($where:tt)*]) => {
        const _: () = {
            use $crate::__private as __facade;

            #[automatically_derived]
            impl<$($generics)*> __facade::Serialize for $set<$($arguments)*> $($where)* {
                fn serialize<__S: __facade::Serializer>(&self, serializer: __S) -> __facade::Result<__S::Ok, __S::Error> {
                    __facade::serialize(self, serializer)
                }
            }

            #[automatically_derived]
            impl<'de, $($generics)*> __facade::Deserialize<'de> for $set<$($arguments)*> $($where)* {
                fn deserialize<__D: __facade::Deserializer<'de>>(deserializer: __D) -> __facade::Result<Self, __D::Error> {
                    __facade::deserialize(deserializer)
                }
            }
        };
    };
}
