//! Names for any labels: legal, distinct, and the same in any order.

use std::collections::HashSet;

use crate::Folder;
use crate::enums::names::{NameSpelling, variants};

/// Each line is the label of an option. The first byte chooses whether names are ASCII.
pub(crate) fn target(_: &Folder, bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let spelling = NameSpelling { ascii: text.starts_with('?') };
    let options: Vec<(i32, Option<&str>)> =
        (-2..).zip(text.trim_start_matches('?').split('\n').map(Some)).take(64).collect();
    let taken = ["Red", "Self_"];
    let names = variants(&options, &taken, spelling);
    let different: HashSet<&str> = names.iter().map(String::as_str).chain(taken).collect();
    assert_eq!((names.len(), different.len()), (options.len(), options.len() + taken.len()), "{names:?}");
    for name in &names {
        assert!(syn::parse_str::<syn::Ident>(name).is_ok(), "{name:?}");
        assert!(!spelling.ascii || name.is_ascii(), "{name:?}");
    }
    let reversed: Vec<_> = options.iter().rev().copied().collect();
    let mut again = variants(&reversed, &taken, spelling);
    again.reverse();
    assert_eq!(names, again);
}
