//! The language that the user asks for, and whether the labels have it.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::report::error::Error;
use crate::report::note::Note;

/// Notes how many options have no label in the language; an error if none has one.
pub fn check(catalog: &Catalog, language: Option<u32>) -> Result<Option<Note>, Error> {
    let Some(language) = language else { return Ok(None) };
    let options = || catalog.columns.iter().flat_map(|set| &set.what.options);
    let (all, without) =
        (options().count(), options().filter(|option| option.label.text_in(language).is_none()).count());
    if all == 0 || without == 0 {
        return Ok(None);
    }
    if without < all {
        let have = if without == 1 { "has" } else { "have" };
        let message = format!(
            "{without} of {all} options {have} no label in language {language}; the base label is used"
        );
        return Ok(Some(Note { place: String::new(), message }));
    }
    let there: BTreeSet<u32> = options().flat_map(|option| option.label.iter().map(|(id, _)| id)).collect();
    let there: Vec<String> = there.iter().map(u32::to_string).collect();
    let remedy = match there.as_slice() {
        [] => "the labels do not say their language: leave `--language` out".to_owned(),
        [one] => format!("all labels are in {one}"),
        several => format!("there are labels in {}", several.join(", ")),
    };
    Err(Error::new(format!("no option has a label in language {language}")).remedy(remedy))
}
