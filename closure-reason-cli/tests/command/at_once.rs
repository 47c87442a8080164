//! Tests that mostly wait.

use std::thread;

/// Tests all cases at the same time: one after another, they would leave the processors idle.
pub(crate) fn at_once<C: Send>(cases: impl IntoIterator<Item = C>, test: impl Fn(C) + Sync) {
    let test = &test;
    thread::scope(|scope| {
        for case in cases {
            scope.spawn(move || test(case));
        }
    });
}
