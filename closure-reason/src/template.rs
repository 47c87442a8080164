mod features;
mod kinds;

/// The code that every derived enum gets. The derive passes what differs, mostly tables; the rest is
/// here, once.
///
/// - `facade`: what the block calls `$crate::__private`. The tokens of the derive say it too, so
///   the derive chooses it: any name that the enum, or an enum it names, does not have.
/// - `set`, `visibility`: the enum's type and its visibility, which its inherent items share. The
///   type is a `tt`, in parentheses where it has arguments: as an `ident` or a `ty` it would be a
///   use by the user, and a deprecated enum would warn of itself.
/// - `documentation`: that of `ALL`, a table of the options.
/// - `counts`: what [`Tables`](crate::tables::Tables) is generic over, the number of options, that of
///   descriptions and that of slots.
/// - `options`, `labels`, `descriptions`: these lists, each an array.
/// - `column`: whether the enum names one, [`Named`](crate::tables::Named) or
///   [`Unnamed`](crate::tables::Unnamed).
/// - `slots`: the function of [`Tables`](crate::tables::Tables) that fills the slots of the value
///   index, and the positions of the options in them, unless the slots are in order.
/// - `values`: the variant of [`ValueIndex`](crate::tables::ValueIndex).
/// - `parts`: what the enum says beyond [`Parts::NONE`](crate::tables::Parts::NONE).
/// - `extra`: what it says beyond [`Extra::NONE`](crate::tables::Extra::NONE). Few enums do; then
///   `parts` refers to `EXTRA`.
/// - `discriminant`: the name of the method that gives a variant as a number, where that number is
///   its position. Where it is the value, the trait has the method.
///
/// The arm `broken` is for an enum with mistakes: the same items, so that those who use the enum
/// meet no error but the one that counts. There the type may be generic, and need not be an enum:
/// `generics` has the parameters and the `where` clause. An empty pair of brackets would not be
/// free, so no other enum has them.
///
/// Both arms end in `@items`, to which they pass the lists of options and slots as references, the
/// metadata, how a variant becomes its position and its value, and the method for its discriminant.
///
/// What an enum costs in a build is above all how many functions, constants and `static`s it gets,
/// and whether `cargo check` evaluates them. It evaluates every `static`, every constant of a module
/// and what a constant names, but no associated constant, and no function that is called: so the
/// metadata stands in `__LOOKUP`, and `METADATA` calls for it.
///
/// Every name here comes from `$crate` or is local to the block, so that nothing in the
/// user's scope can stand in for it: a variant may be called `ALL`, `Some` or `Error`, and the enum
/// `Option`. A parameter has a name that nobody writes: where the user's scope has
/// `const value: u8 = 1;`, a parameter `value` would be a pattern, and mean this constant.
#[doc(hidden)]
#[macro_export]
macro_rules! __option_set {
    (
        facade: $facade:tt,
        set: $set:tt,
        visibility: $visibility:tt,
        documentation: $documentation:literal,
        counts: [$($counts:tt)*],
        options: $options:tt,
        labels: $labels:tt,
        descriptions: $descriptions:tt,
        column: $column:ident,
        slots: $filled:ident $(($($positions:tt)*))?,
        values: {$($values:tt)*},
        parts: {$($parts:tt)*},
        $(extra: {$($extra:tt)*},)?
        $(discriminant: $discriminant:ident,)?
    ) => {
        const _: () = {
            use $crate::__private as $facade;

            $(static EXTRA: $facade::Extra = $facade::Extra { $($extra)* ..$facade::Extra::NONE };)?
            static TABLES: $facade::Tables<$set, $($counts)*> =
                $facade::Tables::$filled($options, $labels, $descriptions, $($($positions)*)?);

            $crate::__option_set! {
                @items $facade $set [] [] $visibility $documentation
                $column [&TABLES.all] [&TABLES.slots] [&$facade::metadata($facade::Parts {
                    values: $facade::ValueIndex::$($values)*,
                    descriptions: &TABLES.descriptions,
                    $($parts)*
                    ..$facade::Parts::NONE
                })] [index] [value_of] [as $facade::i64]
                [$(#[inline] fn $discriminant(self) -> $facade::i64 { self as $facade::i64 })?]
            }
        };
    };

    (
        broken
        facade: $facade:tt,
        set: $set:tt,
        generics: [$($generics:tt)*] $where:tt,
        visibility: $visibility:tt,
    ) => {
        const _: () = {
            use $crate::__private as $facade;

            $crate::__option_set! {
                @items $facade $set [<$($generics)*>] $where $visibility "Every option in declaration order."
                Named [&[]] [&[$facade::Option::None]] [$facade::BROKEN]
                [broken_position] [broken_value_of] []
                []
            }
        };
    };

    (
        @items $facade:tt $set:tt [$($generics:tt)*] [$($where:tt)*] [$($visibility:tt)*] $documentation:literal
        $column:ident [$($all:tt)*] [$($slots:tt)*] [$($metadata:tt)*]
        [$position:ident] [$value:ident] [$($cast:tt)*] [$($discriminant:tt)*]
    ) => {
        #[automatically_derived]
        impl $($generics)* $facade::OptionSet for $set $($where)* {
            type __Column = $facade::$column;
            const __LOOKUP: $facade::Lookup<Self> = $facade::Lookup {
                all: $($all)*,
                slots: $($slots)*,
                metadata: $($metadata)*,
            };
            $($discriminant)*
        }

        // That the trait has the same for generic code is intended. No lint of the compiler's own
        // is allowed here: where the user forbids it, that is an error.
        #[allow(clippy::same_name_method)]
        impl $($generics)* $set $($where)* {
            #[doc = $documentation]
            $($visibility)* const ALL: &'static [Self] = $($all)*;
            #[doc = "What the attributes say about the option set."]
            $($visibility)* const METADATA: &'static $facade::OptionSetMetadata = $facade::Lookup::<Self>::metadata();
            #[doc = "The number stored in the row."]
            #[inline]
            #[must_use]
            $($visibility)* const fn value(self) -> $facade::i32 {
                $facade::Lookup::<Self>::$value(self $($cast)*)
            }
            #[doc = "The option with this value; `None` for a value that is not listed."]
            #[inline]
            #[must_use]
            $($visibility)* const fn from_value(__value: $facade::i32) -> $facade::Option<Self> {
                $facade::Lookup::<Self>::from_value(__value)
            }
            #[doc = "The label in the base language."]
            #[inline]
            #[must_use]
            $($visibility)* const fn label(self) -> &'static $facade::str {
                self.metadata().label()
            }
            #[doc = "The option whose label or alias is exactly this text; `None` if none or several have it (`FromStr` tells which)."]
            #[inline]
            #[must_use]
            $($visibility)* fn from_label(__label: &$facade::str) -> $facade::Option<Self> {
                $facade::Lookup::<Self>::from_label(__label)
            }
            #[doc = "The option whose label or alias is this text, whatever the case of ASCII letters; `None` if none or several are."]
            #[inline]
            #[must_use]
            $($visibility)* fn from_label_ignore_case(__label: &$facade::str) -> $facade::Option<Self> {
                $facade::Lookup::<Self>::from_label_ignore_case(__label)
            }
            #[doc = "What the option means; `None` if neither `desc` nor a doc comment says."]
            #[inline]
            #[must_use]
            $($visibility)* const fn description(self) -> $facade::Option<&'static $facade::str> {
                self.metadata().description()
            }
            #[doc = "The position in `ALL`, from 0 without gaps: for counting, and for your own tables."]
            #[inline]
            #[must_use]
            $($visibility)* const fn index(self) -> $facade::usize {
                $facade::Lookup::<Self>::$position(self $($cast)*)
            }
            #[doc = "All that the attributes say about this option."]
            #[inline]
            #[must_use]
            $($visibility)* const fn metadata(self) -> $facade::OptionMetadata {
                $facade::Lookup::<Self>::option(self.index())
            }
        }

        #[automatically_derived]
        impl $($generics)* $facade::From<$set> for $facade::i32 $($where)* {
            #[inline]
            fn from(__option: $set) -> Self {
                __option.value()
            }
        }

        #[automatically_derived]
        impl $($generics)* $facade::TryFrom<$facade::i32> for $set $($where)* {
            type Error = $facade::UnknownValue;
            #[inline]
            fn try_from(__value: $facade::i32) -> $facade::Result<Self, $facade::UnknownValue> {
                $facade::Lookup::<Self>::try_from_value(__value)
            }
        }

        #[automatically_derived]
        impl $($generics)* $facade::TryFrom<$facade::Choice<Self>> for $set $($where)* {
            type Error = $facade::UnknownValue;
            #[inline]
            fn try_from(__choice: $facade::Choice<Self>) -> $facade::Result<Self, $facade::UnknownValue> {
                __choice.try_known()
            }
        }

        #[automatically_derived]
        impl $($generics)* $facade::FromStr for $set $($where)* {
            type Err = $facade::LabelError;
            #[inline]
            fn from_str(__label: &$facade::str) -> $facade::Result<Self, $facade::LabelError> {
                $facade::Lookup::<Self>::try_from_label(__label)
            }
        }

        #[automatically_derived]
        impl $($generics)* $facade::Display for $set $($where)* {
            fn fmt(&self, __formatter: &mut $facade::Formatter<'_>) -> $facade::FmtResult {
                $facade::display(self, __formatter)
            }
        }
    };
}
