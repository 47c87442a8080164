//! Which pages of an answer follow one another.
//!
//! A page names the next one (`@odata.nextLink`), but no page says which one it is itself. Another
//! input may be the page that is named, or a later one, or the answer to another request. Only
//! pages that follow each other in one input are known to have nothing in between.

/// The message about a page whose next page is missing.
pub(super) fn goes_on(what: &str) -> String {
    format!(
        "this is not the last page (`@odata.nextLink`), and the next one does not follow it in the same file: \
         {what} may be missing, and nothing is treated as removed; put all pages into one file, one after another"
    )
}

/// Whether a page with the first link may be followed by a page with the second one, or by the last page.
pub fn may_follow(link: &str, next: Option<&str>) -> bool {
    match (number(link), next.and_then(number)) {
        (Some(this), Some(next)) => this.checked_add(1) == Some(next),
        _ => true,
    }
}

/// The number of the page that a link names: Dataverse puts it into `$skiptoken`, as in
/// `%3Ccookie%20pagenumber=%222%22%20/%3E`.
fn number(link: &str) -> Option<u32> {
    let (_, rest) = link.split_once("pagenumber")?;
    let rest = rest.strip_prefix("%3d").or(rest.strip_prefix("%3D")).or(rest.strip_prefix('='))?;
    let rest = rest.strip_prefix("%22").or(rest.strip_prefix(['"', '\'']))?;
    let end = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
    rest[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::may_follow;

    #[test]
    fn pages_follow_by_their_numbers_where_they_have_some() {
        let page = |number: u32| {
            format!("https://x/stringmaps?$select=a&$skiptoken=%3Ccookie%20pagenumber=%22{number}%22%20/%3E")
        };
        assert!(may_follow(&page(2), Some(&page(3))));
        assert!(may_follow(&page(2), None));
        assert!(may_follow("https://x/next", Some(&page(3))));
        for number in [1, 2, 4, 22] {
            assert!(!may_follow(&page(2), Some(&page(number))), "{number}");
        }
        assert!(!may_follow(&page(u32::MAX), Some(&page(1))));
        assert!(!may_follow(r#"?$skiptoken=<cookie pagenumber="2" />"#, Some("pagenumber%3d%224%22")));
    }
}
