//! One CASE expression: words for the numbers of one column, in any query.

use crate::definition::OptionSetDefinition;

use super::sql::Dialect;
use crate::error::Error;

pub fn write(set: &OptionSetDefinition, language: Option<u32>, dialect: Dialect) -> Result<String, Error> {
    if set.is_multi_select() == Some(true) {
        return Err(Error::new(
            "a choices column holds lists of values, which a CASE expression cannot read",
        )
        .at(set)
        .remedy("use `--as sql` and join each value"));
    }
    let column = dialect.name(set.column().or(set.name()).unwrap_or("value"));
    let mut sql = format!("CASE {column}\n");
    for option in set.options() {
        let label = option.label();
        let label = language.map_or(label.text(), |language| label.text_in(language));
        if let Some(label) = label {
            let label = dialect.text(label).map_err(|error| error.at(set))?;
            sql.push_str(&format!("    WHEN {} THEN {label}\n", option.value()));
        }
    }
    if !sql.contains("WHEN") {
        let remedy = match language {
            Some(_) => "choose another `--language`, or leave it out for the set's own",
            None => "use metadata that has labels",
        };
        return Err(Error::new("no option has a label").at(set).remedy(remedy));
    }
    sql.push_str(&format!("    ELSE {}\nEND\n", dialect.cast_to_text(&column)));
    Ok(sql)
}
