//! Reads cells of columns that hold one choice or several.

use super::members::{Fault, Members};
use super::options::Described;
use super::rule::{
    Decision, alone, are_numbers, are_options, may_be_several, read_array, read_list, read_text,
};

/// Reads a text of a column that may hold one choice or several.
pub(crate) fn read_either(set: &dyn Described, text: &str) -> Result<Members, Fault> {
    let is_list = text.contains([';', ',']);
    let decision = read_text(set, text);
    let one = match decision {
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
    // Whole numbers are a list whatever they are: an option may be new.
    let are_numbers = are_numbers(text);
    let list = read_list(set, text, &|value| are_numbers || set.with_value(value).is_some());
    if list == Err(Fault::Ways) {
        return list;
    }
    let list = list.ok().filter(|list| list.len() > 1 && are_options(set, list));
    match (one, list, decision) {
        (one, None, _) => one,
        (Ok(_), Some(_), _) => Err(Fault::Readings),
        (Err(fault), Some(_), Decision::Refused(reason)) if may_be_several(set, text, reason) => Err(fault),
        (Err(_), Some(list), _) => Ok(list),
    }
}
