use crate::attr::{OptionSetKeys, listed};
use crate::errors::Errors;

/// A global set belongs to no one column.
pub(super) fn excludes_a_column(set: &OptionSetKeys, errors: &mut Errors) {
    let Some(global) = set.global.key() else { return };
    let mut excluded = Vec::new();
    for (key, place) in [("name", set.name.key()), ("table", set.table.key()), ("column", set.column.key())] {
        let Some(place) = place else { continue };
        errors
            .push(place, format_args!("a global option set has no `{key}`: columns of many tables share it"));
        excluded.push(key);
    }
    if !excluded.is_empty() {
        errors.push(global, format_args!("`global` is given here, next to {}", listed(&excluded)));
    }
}
