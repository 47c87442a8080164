//! `generate`, from the outside.

mod casts;
mod changes;
mod config;
mod edit;
mod files;
mod folder;
mod modules;
mod names;
mod report;
mod safety;
mod states;
mod texts;
#[cfg(windows)]
mod windows;
