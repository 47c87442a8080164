//! Other names under which a file imports `OptionSet`.

use std::collections::HashSet;

/// The names that `OptionSet as ..` gives it, anywhere in the file.
pub fn aliases(text: &str) -> HashSet<String> {
    let renamed = text.match_indices("OptionSet").filter_map(|(at, word)| {
        let rest = text[at + word.len()..].trim_start().strip_prefix("as")?;
        let name = rest.trim_start();
        let end = name.find(|char| !unicode_ident::is_xid_continue(char)).unwrap_or(name.len());
        (name.len() < rest.len() && end > 0).then(|| name[..end].to_owned())
    });
    renamed.collect()
}
