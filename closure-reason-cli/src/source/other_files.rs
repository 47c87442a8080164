//! Files that people have at hand, but that are neither metadata nor rows: what they are called in messages.

/// The first bytes of such files, what these files are, and how their rows can be had.
pub const BEGINNINGS: [(&[u8], &str, &str); 15] = [
    (
        b"\x28\xB5\x2F\xFD",
        "compressed with zstd",
        "unpack it, such as with `zstd -dc FILE | closure-reason ..`",
    ),
    (b"BZh9", "compressed with bzip2", "unpack it, such as with `bzip2 -dc FILE | closure-reason ..`"),
    (
        b"\xD0\xCF\x11\xE0",
        "an old Office file (.xls, .doc, .msg), or one with a password",
        "save its rows as .xlsx without a password, or as CSV UTF-8",
    ),
    (b"PAR1", "a Parquet file", "write it as CSV, such as with `duckdb`"),
    (b"\xFF\xFE\0\0", "text in UTF-32", "save it as UTF-8"),
    (b"\0\0\xFE\xFF", "text in UTF-32", "save it as UTF-8"),
    (b"%PDF", "a PDF", EXPORT),
    (b"7z\xBC\xAF\x27\x1C", "an archive of 7-Zip", UNPACK),
    (b"Rar!\x1A\x07", "an archive of RAR", UNPACK),
    (b"\xFD7zXZ\0", "compressed with xz", "unpack it, such as with `xz -dc FILE | closure-reason ..`"),
    (b"L\0\0\0\x01\x14\x02\0", "a shortcut of Windows", "name the file that it leads to"),
    (b"SQLite format 3\0", "a database of SQLite", EXPORT),
    (b"\x89PNG\r\n", "a picture", EXPORT),
    (b"\xFF\xD8\xFF", "a picture", EXPORT),
    (b"MZ\x90\0", "a program", EXPORT),
];

const EXPORT: &str = "export the rows as CSV";
const UNPACK: &str = "unpack it, and name the file of rows";

/// Entries that an archive of another program has, what it is, and how its rows can be had.
const ARCHIVES: [(&[&str], &str, &str); 8] = [
    (&["DataModel"], POWER_BI, EXPORT_FROM_POWER_BI),
    (&["DataModelSchema"], POWER_BI, EXPORT_FROM_POWER_BI),
    (&["Report/Layout"], POWER_BI, EXPORT_FROM_POWER_BI),
    (&["Report/definition/report.json"], POWER_BI, EXPORT_FROM_POWER_BI),
    (&["xl/workbook.bin"], "a binary Excel workbook", SAVE_AS_WORKBOOK),
    (&["mimetype", "content.xml"], "an OpenDocument file", SAVE_AS_WORKBOOK),
    (&["word/document.xml"], "a Word document", SAVE_AS_WORKBOOK),
    (&["ppt/presentation.xml"], "a PowerPoint presentation", SAVE_AS_WORKBOOK),
];

const POWER_BI: &str = "a Power BI report";
const EXPORT_FROM_POWER_BI: &str =
    "export the data of its table, in Power BI (.xlsx or .csv) or with DAX Studio";
const SAVE_AS_WORKBOOK: &str = "save it as .xlsx, or as CSV UTF-8";

/// What an archive of another program is, and how its rows can be had.
pub fn archive(has: impl Fn(&str) -> bool) -> Option<(&'static str, &'static str)> {
    let is_it = |entries: &[&str]| entries.iter().all(|entry| has(entry));
    ARCHIVES.iter().find(|(entries, ..)| is_it(entries)).map(|&(_, what, remedy)| (what, remedy))
}

/// A web page, as the name of what a file is.
pub const WEB_PAGE: &str = "a web page";

/// Whether a text is a web page. Microsoft's page to sign in begins with a comment.
pub fn is_web_page(text: &[u8]) -> bool {
    let mut text = text.trim_ascii_start();
    while let Some(comment) = text.strip_prefix(b"<!--") {
        let Some(end) = memchr::memmem::find(comment, b"-->") else { return false };
        text = comment[end + 3..].trim_ascii_start();
    }
    [&b"<!doctype html"[..], b"<html"]
        .iter()
        .any(|start| text.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start)))
}
