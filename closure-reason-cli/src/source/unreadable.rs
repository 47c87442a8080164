//! Files in folders that are not metadata, although their names suggest that they should be readable.

use serde::de::IgnoredAny;

use super::recognize::{Recognized, of_csv};
use super::{Input, json, other_files};

/// How many lines before the header of a CSV are searched.
const BEFORE: usize = 20;

const REPAIR: &str = "repair the file";

/// What to do about a web page.
pub const SIGN_IN: &str = "is it a page to sign in? sign in, and save the response itself again";

/// What is wrong with a JSON, XML or CSV file, and what to do; `None` if it can be read, or has another extension.
pub fn why(input: &Input) -> Option<(&'static str, &'static str)> {
    let ending = input.name.rsplit('.').next()?.to_ascii_lowercase();
    if !matches!(&*ending, "json" | "xml" | "csv") {
        return None;
    }
    let text = input.bytes.trim_ascii_start();
    if text.is_empty() {
        return Some(("this file is empty", "export it again"));
    }
    if text.split(|&byte| byte == b'\n').any(|line| line.starts_with(b"<<<<<<< ")) {
        return Some(("this has conflict marks of Git", REPAIR));
    }
    if other_files::is_web_page(text) {
        return Some(("this is a web page, not metadata", SIGN_IN));
    }
    let is_broken = match &*ending {
        "json" => json::documents::<IgnoredAny>(input).any(|document| document.is_err()),
        "xml" => text[0] != b'<',
        _ => {
            let mut lines = text.split(|&byte| byte == b'\n').take(BEFORE);
            lines.any(|line| matches!(of_csv(line), Recognized::Metadata(_)))
        }
    };
    match &*ending {
        _ if !is_broken => None,
        "json" => Some(("this cannot be read as JSON", REPAIR)),
        "xml" => Some(("this cannot be read as XML", REPAIR)),
        _ => Some(("this cannot be read as CSV: its first line does not name the columns", REPAIR)),
    }
}
