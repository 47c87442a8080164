//! Paths with wildcards, such as `exports\*.csv`. The shells of Unix replace them by the files that they match; those
//! of Windows leave that to the program, and no file there has such a name.

use std::path::{Path, PathBuf};

use crate::report::error::Error;
use crate::report::output::paths;

/// The paths, with those in place of each wildcard that match it, in order of their names.
pub fn expanded(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut all = Vec::with_capacity(paths.len());
    for path in paths {
        match path.to_str().filter(|text| cfg!(windows) && has_wildcard(text)) {
            Some(pattern) => all.extend(matching(pattern)?),
            None => all.push(path.clone()),
        }
    }
    Ok(all)
}

/// A path that Windows does not parse begins with a question mark, and an address may have one.
fn has_wildcard(path: &str) -> bool {
    !path.starts_with(r"\\?\") && !paths::is_address(Path::new(path)) && path.contains(['*', '?'])
}

fn matching(pattern: &str) -> Result<Vec<PathBuf>, Error> {
    // A bracket is part of a name.
    let escaped = pattern.replace('[', "[[]");
    let options = glob::MatchOptions { case_sensitive: false, ..glob::MatchOptions::new() };
    let failed =
        |error: &dyn std::fmt::Display| Error::new(error.to_string()).at(Path::new(pattern).display());
    let found = glob::glob_with(&escaped, options).map_err(|error| failed(&error.msg))?;
    let found: Vec<PathBuf> = found.collect::<Result<_, _>>().map_err(|error| failed(error.error()))?;
    if found.is_empty() {
        return Err(failed(&"no file has such a name")
            .remedy("`*` stands for any characters in a name, and `?` for one"));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{has_wildcard, matching};

    #[test]
    fn a_pattern_finds_the_files_in_order_of_their_names() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b[1].csv", "b1.csv", "A.CSV", "c.json"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let names = |pattern: &str| {
            let found = matching(folder.path().join(pattern).to_str().unwrap());
            found.map(|found| {
                found
                    .iter()
                    .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
                    .collect::<Vec<_>>()
            })
        };
        assert_eq!(names("*.csv").unwrap(), ["A.CSV", "b1.csv", "b[1].csv"]);
        assert_eq!(names("?[1].csv").unwrap(), ["b[1].csv"]);
        assert!(names("*.xlsx").unwrap_err().to_string().contains("no file has such a name\n  help: "));
    }

    #[test]
    fn only_wildcards_are_wildcards() {
        assert!(has_wildcard(r"exports\*.csv") && has_wildcard("2024-0?.csv"));
        assert!(!has_wildcard(r"\\?\C:\exports\a.csv") && !has_wildcard("a[1].csv") && !has_wildcard("-"));
        assert!(!has_wildcard("https://contoso.crm4.dynamics.com/api/data/v9.2/incidents?$top=1"));
    }
}
