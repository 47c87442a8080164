//! Rust files with derived enums.

use crate::Folder;
use crate::rust::File;

pub(crate) fn target(_: &Folder, bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let file = File::parse(text.to_owned());
    assert_eq!(file.text(), text);
    for error in file.errors("file.rs") {
        assert!(!error.to_string().is_empty());
    }
    // Every reported place is in the file.
    let lines = text.split('\n').count();
    for mistake in file.mistakes() {
        assert!(file.place_of(mistake).line <= lines && text.is_char_boundary(mistake.at));
    }
    // Otherwise the spans of all files stay in memory.
    drop(file);
    proc_macro2::extra::invalidate_current_thread_spans();
}
