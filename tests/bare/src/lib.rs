//! Proves that the facade needs no operating system: a library for C with everything that a program
//! without `std` must provide. If anything below it used `std`, there would be two panic handlers, and
//! rustc would refuse to build it.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

use alloc::string::{String, ToString};
use core::panic::PanicInfo;

use closure_reason::{Choice, Choices, ClosureReason, OptionSet, ParseChoicesError};

#[global_allocator]
static ALLOCATOR: emballoc::Allocator<4096> = emballoc::Allocator::new();

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    loop {}
}

/// The grade of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade")]
#[cfg_attr(feature = "serde", option_set(serde))]
pub enum Grade {
    #[option(value = 1, label = "First rate", alias = "Prime")]
    First,
    #[option(value = 2)]
    Second,
}

/// Lookups in both directions, and in the set that comes with the crate.
pub fn label_of(value: i32) -> Option<&'static str> {
    Grade::from_value(value).map(Grade::label).or_else(|| Choice::<ClosureReason>::from(value).label())
}

/// Text in both directions.
pub fn respelt(text: &str) -> Result<String, ParseChoicesError> {
    Ok(Choices::<Grade>::from_wire(text)?.to_wire())
}

/// The wire in both directions.
#[cfg(feature = "serde")]
pub fn rewritten(bytes: &[u8]) -> postcard::Result<alloc::vec::Vec<u8>> {
    postcard::to_allocvec(&postcard::from_bytes::<Choice<Grade>>(bytes)?)
}
