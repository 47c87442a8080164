//! Cells of sets that are known only at run time, compared with an independent plain search. Derived
//! sets are read by the same rule.

use closure_reason::OptionSetKind;
use closure_reason::spelling::{Cause, Reading, Spellings};

mod cells;
mod choices;
mod derived;
mod refusals;
mod search;

type Options = Vec<(i32, Vec<String>)>;

/// The expected reading of a cell: the value, or why there is none.
#[derive(Debug, PartialEq)]
enum Expected {
    Empty,
    Known(i32),
    Unknown(i32),
    Refused(Cause),
}

fn read(spellings: &Spellings, options: &Options, cell: &str) -> Expected {
    match spellings.parse(cell) {
        Reading::Empty => Expected::Empty,
        Reading::Known { index, value } => {
            let first = options.iter().position(|(other, _)| *other == value);
            assert_eq!(first, Some(index), "the first option with the value");
            Expected::Known(value)
        }
        Reading::Unknown { value } => Expected::Unknown(value),
        Reading::Refused(refusal) => {
            assert!(refusal.to_string().contains("the set"), "{refusal}");
            Expected::Refused(refusal.cause())
        }
    }
}

fn spellings(options: &Options, yes_no: bool) -> Spellings {
    let kind = if yes_no { OptionSetKind::Boolean } else { OptionSetKind::Choice };
    Spellings::new("the set", kind, options.clone())
}
