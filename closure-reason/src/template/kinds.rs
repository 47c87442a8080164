//! What enums of yes/no columns, states and status reasons get in addition.

/// The further code of a yes/no column. `$no` and `$yes` are its options.
#[doc(hidden)]
#[macro_export]
macro_rules! __option_set_boolean {
    (
        facade: $facade:tt,
        set: $set:tt,
        $(generics: [$($generics:tt)*] [$($where:tt)*],)?
        no: [$($no:tt)*],
        yes: [$($yes:tt)*],
    ) => {
        const _: () = {
            use $crate::__private as $facade;

            #[automatically_derived]
            impl $(<$($generics)*>)? $facade::From<$facade::bool> for $set $($($where)*)? {
                #[inline]
                fn from(__yes: $facade::bool) -> Self {
                    if __yes { $($yes)* } else { $($no)* }
                }
            }

            #[automatically_derived]
            impl $(<$($generics)*>)? $facade::From<$set> for $facade::bool $($($where)*)? {
                #[inline]
                fn from(__option: $set) -> Self {
                    __option.value() != 0
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
        facade: $facade:tt,
        set: $set:tt,
        $(generics: [$($generics:tt)*] [$($where:tt)*],)?
        status: [$($status:tt)*],
        default_statuses: [$($default_statuses:tt)*],
        values: [$($values:tt)*],
    ) => {
        const _: () = {
            use $crate::__private as $facade;

            #[automatically_derived]
            impl $(<$($generics)*>)? $facade::State for $set $($($where)*)? {
                type Status = $($status)*;
                const __DEFAULT_STATUSES: &'static [$($status)*] = &[$($default_statuses)*];
                const __VALUES: &'static [$facade::i32] = &[$($values)*];
            }
        };
    };
}

/// The further code of a set of status reasons. `$state` is the enum of the states.
#[doc(hidden)]
#[macro_export]
macro_rules! __option_set_status {
    (
        facade: $facade:tt,
        set: $set:tt,
        $(generics: [$($generics:tt)*] [$($where:tt)*],)?
        state: [$($state:tt)*],
        states: [$($states:tt)*],
        values: [$($values:tt)*],
    ) => {
        const _: () = {
            use $crate::__private as $facade;

            #[automatically_derived]
            impl $(<$($generics)*>)? $facade::StatusReason for $set $($($where)*)? {
                type State = $($state)*;
                const __STATES: &'static [$($state)*] = &[$($states)*];
                const __VALUES: &'static [$facade::i32] = &[$($values)*];
            }
        };
    };
}
