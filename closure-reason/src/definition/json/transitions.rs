//! The changes that a status reason lists: XML within the JSON.

use alloc::vec::Vec;

/// The targets in `<allowedtransition sourcestatusid="1" tostatusid="6"/>…`; `None` for a text that lists none.
pub(crate) fn read(xml: &str) -> Option<Vec<i32>> {
    let target = |rest: &str| {
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        rest[1..].split(quote).next()?.parse().ok()
    };
    let targets: Vec<i32> = xml.split("tostatusid").skip(1).map(target).collect::<Option<_>>()?;
    (!targets.is_empty()).then_some(targets)
}
