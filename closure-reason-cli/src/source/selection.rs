//! Selects names by the globs of flags.

use std::borrow::Cow;

use glob::Pattern;

use crate::report::error::Error;
use crate::report::terminal::{QUOTED, cut};

/// How many nearest names an error lists.
const NEAREST: usize = 3;

/// Whether a pattern may match several names.
pub fn is_glob(name: &str) -> bool {
    name.contains(['*', '?', '[', '!'])
}

/// Which names are selected: those that match any of the first, and none of the second.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    included: Vec<Pattern>,
    excluded: Vec<Pattern>,
}

impl Selection {
    /// The selection of a flag's patterns.
    pub fn new(flag: &str, patterns: &[String]) -> Result<Self, Error> {
        let (mut included, mut excluded) = (Vec::new(), Vec::new());
        for pattern in patterns {
            let (to, glob) = match pattern.strip_prefix('!') {
                Some(glob) => (&mut excluded, glob),
                None => (&mut included, &**pattern),
            };
            // No logical name has quotes.
            if pattern.len() > 1 && pattern.starts_with('\'') && pattern.ends_with('\'') {
                let bare = cut(&pattern[1..pattern.len() - 1], QUOTED);
                let message = format!("`{flag} {}` has quotes in it", cut(pattern, QUOTED));
                return Err(Error::new(message).remedy(format!(
                    "the command prompt of Windows knows only double ones: `{flag} \"{bare}\"`"
                )));
            }
            to.push(Pattern::new(&glob.to_lowercase()).map_err(|error| {
                Error::new(format!("`{flag} {}` is not a glob: {}", cut(pattern, QUOTED), error.msg))
                    .remedy("`*` matches any characters, `?` matches one, and `[ab]` matches `a` or `b`")
            })?);
        }
        Ok(Self { included, excluded })
    }

    /// Whether a name is selected.
    pub fn selects(&self, name: Option<&str>) -> bool {
        let Some(name) = name.map(str::to_lowercase) else { return self.included.is_empty() };
        let any = |globs: &[Pattern]| globs.iter().any(|glob| glob.matches(&name));
        (self.included.is_empty() || any(&self.included)) && !any(&self.excluded)
    }
}

/// An error if a pattern matches none of the names; it lists the nearest ones.
pub fn each_matches(flag: &str, patterns: &[String], mut names: Vec<&str>) -> Result<(), Error> {
    names.sort_unstable();
    names.dedup();
    for pattern in patterns.iter().filter(|pattern| !pattern.starts_with('!')) {
        let selection = Selection::new(flag, std::slice::from_ref(pattern))?;
        if !names.iter().any(|name| selection.selects(Some(name))) {
            let error = Error::new(format!("`{flag} {}` matches nothing", cut(pattern, QUOTED)));
            return Err(error.remedy(match &nearest(pattern, names)[..] {
                [] => format!("the input names no {}", of_flag(flag)),
                [near] => format!("the nearest name is {near}"),
                near => format!("the nearest names are {}", near.join(", ")),
            }));
        }
    }
    Ok(())
}

fn of_flag(flag: &str) -> &str {
    match flag {
        "--table" => "tables",
        "--column" => "columns",
        _ => "global sets",
    }
}

fn nearest<'a>(pattern: &str, names: Vec<&'a str>) -> Vec<Cow<'a, str>> {
    let pattern = cut(pattern, QUOTED).to_lowercase();
    let mut names: Vec<_> = names.into_iter().map(|name| cut(name, QUOTED)).collect();
    names.sort_by_cached_key(|name| ordered(1.0 - strsim::jaro_winkler(name, &pattern)));
    names.truncate(NEAREST);
    names
}

/// A distance from 0 to 1 as a number that can be sorted.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to a million")]
fn ordered(distance: f64) -> u32 {
    (distance * 1e6) as u32
}
