//! What rows cost: `closure-reason` beside today's stack (strum, `num_enum`, `serde_repr`) and
//! beside `match` written out.
//!
//! `cargo bench -p closure-reason-benches`. Every time is that of 1,000 operations, so a
//! microsecond is a nanosecond each; compare lines of one table, for the machine drifts.

mod inputs;
mod timing;

use std::collections::HashMap;
use std::hash::Hash;
use std::str::FromStr;

use closure_reason::OptionSet;
use divan::{Bencher, black_box};
use serde::de::DeserializeOwned;
use timing::{INPUTS, OPERATIONS, batches, each};

fn main() {
    divan::main();
}

/// An approach to compare, with the best that it offers.
trait Contender: Copy + Eq + Hash + 'static {
    fn from_value(value: i32) -> Option<Self>;
    fn label(self) -> &'static str;
    fn description(self) -> Option<&'static str>;
    fn from_label(label: &str) -> Option<Self>;
    fn is_label_ignoring_case(label: &str) -> bool;

    /// Counts each option. Without an index, people use a map.
    fn count(values: &[i32], counts: &mut Counts<Self>) {
        for option in values.iter().filter_map(|&value| Self::from_value(value)) {
            *counts.by_option.entry(option).or_default() += 1;
        }
    }
}

struct Counts<T> {
    by_option: HashMap<T, u64>,
    by_index: Vec<u64>,
}

macro_rules! set {
    ($set:ident) => {
        mod $set {
            use super::*;

            #[allow(unreachable_pub, clippy::pedantic, reason = "generated")]
            mod enums {
                include!(concat!(env!("OUT_DIR"), "/", stringify!($set), ".rs"));
                include!(concat!(env!("OUT_DIR"), "/", stringify!($set), ".peers.rs"));
            }
            use enums::{Derived, LABELS, Match, Strum, StrumIgnoringCase, VALUES};

            type Choice = closure_reason::Choice<Derived>;

            impl Contender for Derived {
                fn from_value(value: i32) -> Option<Self> {
                    OptionSet::from_value(value)
                }
                fn label(self) -> &'static str {
                    OptionSet::label(self)
                }
                fn description(self) -> Option<&'static str> {
                    OptionSet::description(self)
                }
                fn from_label(label: &str) -> Option<Self> {
                    OptionSet::from_label(label)
                }
                fn is_label_ignoring_case(label: &str) -> bool {
                    <Self as OptionSet>::from_label_ignore_case(label).is_some()
                }
                fn count(values: &[i32], counts: &mut Counts<Self>) {
                    counts.by_index.resize(<Self as OptionSet>::ALL.len(), 0);
                    for option in values.iter().filter_map(|&value| <Self as OptionSet>::from_value(value)) {
                        counts.by_index[option.index()] += 1;
                    }
                }
            }

            impl Contender for Strum {
                fn from_value(value: i32) -> Option<Self> {
                    Self::from_repr(value)
                }
                fn label(self) -> &'static str {
                    self.into()
                }
                fn description(self) -> Option<&'static str> {
                    strum::EnumMessage::get_message(&self)
                }
                fn from_label(label: &str) -> Option<Self> {
                    label.parse().ok()
                }
                fn is_label_ignoring_case(label: &str) -> bool {
                    StrumIgnoringCase::from_str(label).is_ok()
                }
            }

            impl Contender for Match {
                fn from_value(value: i32) -> Option<Self> {
                    Self::from_value(value)
                }
                fn label(self) -> &'static str {
                    self.label()
                }
                fn description(self) -> Option<&'static str> {
                    Some(self.description())
                }
                fn from_label(label: &str) -> Option<Self> {
                    Self::from_label(label)
                }
                fn is_label_ignoring_case(label: &str) -> bool {
                    Self::from_label_ignore_case(label).is_some()
                }
            }

            #[divan::bench(types = [Derived, Strum, Match])]
            fn value_to_option<T: Contender>(bencher: Bencher) {
                each(bencher, &inputs::hits_and_misses(VALUES, INPUTS), T::from_value);
            }

            #[divan::bench(types = [Derived, Strum, Match])]
            fn option_to_label<T: Contender>(bencher: Bencher) {
                each(bencher, &options::<T>(VALUES), T::label);
            }

            #[divan::bench(types = [Derived, Strum, Match])]
            fn option_to_description<T: Contender>(bencher: Bencher) {
                each(bencher, &options::<T>(VALUES), T::description);
            }

            #[divan::bench(types = [Derived, Strum, Match])]
            fn label_to_option<T: Contender>(bencher: Bencher) {
                each(bencher, &inputs::any(LABELS, INPUTS), T::from_label);
            }

            #[divan::bench(types = [Derived, Strum, Match])]
            fn label_to_option_in_long_runs<T: Contender>(bencher: Bencher) {
                let mut labels = inputs::any(LABELS, INPUTS);
                labels.sort_unstable();
                each(bencher, &labels, T::from_label);
            }

            #[divan::bench(types = [Derived, Strum, Match])]
            fn label_to_option_ignoring_case<T: Contender>(bencher: Bencher) {
                let labels = inputs::other_case(LABELS);
                each(bencher, &inputs::any(&labels, INPUTS), T::is_label_ignoring_case);
            }

            #[divan::bench(types = [Derived, Strum, Match])]
            fn count_by_option<T: Contender>(bencher: Bencher) {
                let mut counts = Counts { by_option: HashMap::new(), by_index: Vec::new() };
                let values = inputs::hits_and_misses(VALUES, INPUTS);
                batches(bencher, values.chunks(OPERATIONS), |values| {
                    T::count(values, black_box(&mut counts))
                });
            }

            #[divan::bench(types = [Choice, Derived, Strum, Match, i32])]
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

set!(real);
set!(contiguous_256);
set!(contiguous_1024);
set!(sparse_256);
set!(sparse_1024);

fn options<T: Contender>(values: &[i32]) -> Vec<T> {
    inputs::any(values, INPUTS).into_iter().filter_map(T::from_value).collect()
}
