//! Reads cells of columns that hold one choice or several.

use super::Cause;
use super::members::{Fault, Members};
use super::options::Described;
use super::refused::{Cell, Refused};
use super::rule::{Decision, alone, are_options, read_array, read_list, read_text};

/// Reads a text of a column that may hold one choice or several.
pub(crate) fn read_either(set: &dyn Described, text: &str) -> Result<Members, Fault> {
    let is_list = text.contains([';', ',']);
    let one = match read_text(set, text) {
        Decision::Empty => return Ok(Members::new()),
        Decision::Value(value) if !is_list => return Ok(alone(text, value)),
        Decision::Value(value) => set.with_value(value).ok_or(Fault::Whole),
        Decision::Option(index) => Ok(index),
        Decision::Refused(_) => Err(Fault::Whole),
    };
    let is_refused = one.is_err();
    let one = one.map(|index| alone(text, set.value(index)));
    if let Some(members) = read_array(set, text).filter(|_| is_refused) {
        return members;
    }
    if !is_list {
        return one;
    }
    let list = read_list(set, text);
    if list == Err(Fault::Ways) {
        return list;
    }
    let list = list.ok().filter(|list| list.len() > 1 && are_options(set, list));
    match (one, list) {
        (one, None) => one,
        (Ok(_), Some(_)) => Err(Fault::Readings),
        (Err(fault), Some(_)) if may_be_several(set, text) => Err(fault),
        (Err(_), Some(list)) => Ok(list),
    }
}

/// Whether a text that was refused as one choice could be several options.
fn may_be_several(set: &dyn Described, text: &str) -> bool {
    match read_text(set, text) {
        Decision::Refused(reason) => {
            let refused = Refused { set, cell: Cell::Text(text), reason };
            matches!(refused.cause(), Cause::Ambiguous | Cause::TwoMeanings)
        }
        Decision::Empty | Decision::Value(_) | Decision::Option(_) => false,
    }
}
