//! Which columns of labels a view has.

use std::collections::BTreeSet;

use super::super::dialect::Dialect;
use crate::definition::{Localized, OptionSetDefinition};
use crate::report::error::Error;

/// How the user wants the views.
pub struct Names<'a> {
    /// The names of the tables of rows, with `{table}` for the logical name.
    pub source: &'a str,
    /// The names of the views, with `{table}` for the logical name.
    pub view: &'a str,
    /// The suffix that makes the name of a column into that of the column of its labels.
    pub suffix: &'a str,
    pub languages: &'a [u32],
    /// Whether rows that are marked as deleted are left out.
    pub active: bool,
}

/// A column of labels.
pub struct Labeled<'a> {
    pub set: &'a OptionSetDefinition,
    pub column: &'a str,
    /// The language of its labels, unless they differ or are not known. A view asks for it even if it is the only one, because
    /// `list --as sql` may have written labels in others too.
    pub language: Option<u32>,
    pub name: String,
}

/// The columns of labels of a table, each with a name of its own.
pub fn labeled<'a>(
    table: &str,
    sets: &[&'a OptionSetDefinition],
    names: &Names<'_>,
    dialect: Dialect,
) -> Result<Vec<Labeled<'a>>, Error> {
    let several = names.languages.len() > 1;
    let of_languages: Vec<Option<u32>> =
        if several { names.languages.iter().map(|&id| Some(id)).collect() } else { vec![None] };
    let mut taken: BTreeSet<String> =
        sets.iter().filter_map(|set| set.column.as_deref()).map(|column| dialect.name_key(column)).collect();
    let mut columns = Vec::new();
    for set in sets {
        let Some(column) = set.column.as_deref() else { continue };
        for &language in &of_languages {
            let end = language.map_or(String::new(), |id| format!("_{id}"));
            let name = format!("{column}{}{end}", names.suffix);
            if !taken.insert(dialect.name_key(&name)) {
                return Err(Error::new(format!("two columns of `{table}` would be called `{name}`"))
                    .remedy("choose another ending with `--suffix`, such as `--suffix _label`"));
            }
            let language =
                language.or_else(|| names.languages.first().copied()).or_else(|| base_language(set));
            columns.push(Labeled { set, column, language, name });
        }
    }
    Ok(columns)
}

/// The one language of all base labels.
fn base_language(set: &OptionSetDefinition) -> Option<u32> {
    let labels = set.options.iter().map(|option| &option.label);
    let mut languages = labels.filter(|label| label.text().is_some()).map(Localized::language);
    let first = languages.next()?;
    first.filter(|_| languages.all(|language| language == first))
}
