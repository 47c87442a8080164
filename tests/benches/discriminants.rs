//! What lookups cost where discriminants are the values: derived, and with tables by hand for that one enum.
//!
//! `cargo bench -p closure-reason-benches --bench discriminants`. Every time is that of 1,000 operations, so a
//! microsecond is a nanosecond each.

#[allow(dead_code, reason = "other benches need the rest")]
mod inputs;
mod timing;

use closure_reason::OptionSet;
use divan::Bencher;
use serde::de::DeserializeOwned;
use timing::{INPUTS, OPERATIONS, batches, each};

fn main() {
    divan::main();
}

trait Contender: Copy + 'static {
    fn from_value(value: i32) -> Option<Self>;
    fn value(self) -> i32;
    fn index(self) -> usize;
    fn label(self) -> &'static str;
}

macro_rules! set {
    ($set:ident) => {
        mod $set {
            use super::*;

            #[allow(unreachable_pub, dead_code, clippy::pedantic, reason = "generated")]
            mod enums {
                include!(concat!(env!("OUT_DIR"), "/cast_", stringify!($set), ".rs"));
            }
            use enums::{ByHand, Derived, VALUES};

            impl Contender for Derived {
                fn from_value(value: i32) -> Option<Self> {
                    OptionSet::from_value(value)
                }
                fn value(self) -> i32 {
                    OptionSet::value(self)
                }
                fn index(self) -> usize {
                    OptionSet::index(self)
                }
                fn label(self) -> &'static str {
                    OptionSet::label(self)
                }
            }

            impl Contender for ByHand {
                fn from_value(value: i32) -> Option<Self> {
                    Self::from_value(value)
                }
                fn value(self) -> i32 {
                    self.value()
                }
                fn index(self) -> usize {
                    self.index()
                }
                fn label(self) -> &'static str {
                    self.label()
                }
            }

            #[divan::bench(types = [Derived, ByHand])]
            fn value_to_option<T: Contender>(bencher: Bencher) {
                each(bencher, &inputs::hits_and_misses(VALUES, INPUTS), T::from_value);
            }

            #[divan::bench(types = [Derived, ByHand])]
            fn option_to_value<T: Contender>(bencher: Bencher) {
                each(bencher, &options::<T>(VALUES), T::value);
            }

            #[divan::bench(types = [Derived, ByHand])]
            fn option_to_index<T: Contender>(bencher: Bencher) {
                each(bencher, &options::<T>(VALUES), T::index);
            }

            #[divan::bench(types = [Derived, ByHand])]
            fn option_to_label<T: Contender>(bencher: Bencher) {
                each(bencher, &options::<T>(VALUES), T::label);
            }

            #[divan::bench(types = [Derived, ByHand])]
            fn read_json<T: DeserializeOwned>(bencher: Bencher) {
                let values = inputs::any(VALUES, INPUTS);
                let rows: Vec<String> = values.chunks(OPERATIONS).map(inputs::json).collect();
                batches(bencher, rows.iter(), |rows| {
                    serde_json::from_str::<Vec<inputs::Row<T>>>(rows).unwrap()
                });
            }
        }
    };
}

set!(contiguous_1024);
set!(gaps_1024);
set!(sparse_1024);

fn options<T: Contender>(values: &[i32]) -> Vec<T> {
    inputs::any(values, INPUTS).into_iter().filter_map(T::from_value).collect()
}
