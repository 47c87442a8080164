#![doc = include_str!("../README.md")]

mod columns;

pub use columns::{Grade, Skill};
