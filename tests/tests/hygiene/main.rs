//! Proves that the emitted code means the same everywhere: whatever is in scope, and whatever the enum or
//! its variants are named.

#![deny(warnings)]
#![no_implicit_prelude]

mod derives;
mod macros;
mod names_in_scope;
mod names_of_items;
mod places;
