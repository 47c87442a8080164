//! Rows in JSON, with their original bytes: pages of the Web API, arrays of rows or of pages, and
//! objects.
//!
//! A reader that builds values could not write a row unchanged, and would have to read a whole page
//! first. This one checks the grammar, and remembers where the members of one row are.

mod choice;
mod grammar;
mod object;
mod wrapper;

use std::borrow::Cow;

use self::choice::{choice, list, scalar};
use self::grammar::{Parsed, SyntaxError, blanks, syntax_error};
use self::object::{AN_OBJECT_ON_THE_WAY, Head, head, key, member, object, text};
pub use self::object::{Member, begins_with, path_to_list};
pub use self::wrapper::RowsPath;
use super::buffer::Buffer;
use crate::report::error::Error;
use crate::source::pages;

/// What an object is that has a list, which may be one of rows.
const A_PAGE_OR_A_ROW: &str =
    "a page of rows or a row, not a column of a row beside a list called `value`, `body` or `result`";

/// The remedy for an object that looks like both.
const ROWS_OR_NOT: &str = "if the list has the rows, say so, such as with `--rows value`; if it belongs to a row, leave it \
                           out, such as with `jq 'map(del(.value))'`";

/// The remedy for rows in several lists.
const INTO_ONE_LIST: &str = "put the rows into one list first, such as with `jq '[.a[].b[]]'`, which has `[]` after the name of each list";

/// Reads rows, and the bytes between them.
pub struct Reader {
    window: Buffer,
    path: RowsPath,
    /// The names of columns, which only rows have.
    columns: Vec<String>,
    state: State,
    /// How many bytes the last piece had.
    last: usize,
    members: Vec<Member>,
    /// The link of the last page to its next one, and the link of the page before it.
    next: Option<String>,
    next_before: Option<String>,
    /// Whether a page is missing between others.
    has_gap: bool,
}

/// A piece of the input. All pieces together are the input.
pub enum Piece<'a> {
    /// What is between rows: brackets, commas, the other members of a page.
    Between(&'a [u8]),
    Row(Row<'a>),
}

/// A row: its members, and its original bytes.
pub struct Row<'a> {
    pub bytes: &'a [u8],
    pub members: &'a [Member],
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    /// Between values at the top level.
    Top,
    /// In a list, after its bracket or a comma.
    First(List),
    /// After a row or a page of a list.
    Next(List),
    /// After the list of a page: more members of the page, or its end.
    Tail { is_listed: bool, depth: usize },
}

/// A list that has rows.
#[derive(Clone, Copy, PartialEq)]
enum List {
    /// A list at the top level. It may also hold pages.
    Outer,
    /// The list of a page, inside this many objects, which may be in a list themselves.
    OfPage { is_listed: bool, depth: usize },
}

impl Reader {
    /// A reader of the rest of the window, with the rows at this path.
    pub fn new(window: Buffer, path: RowsPath) -> Self {
        Self {
            window,
            path,
            columns: Vec::new(),
            state: State::Top,
            last: 0,
            members: Vec::new(),
            next: None,
            next_before: None,
            has_gap: false,
        }
    }

    /// The same reader, which refuses a row that looks like a page because one of its properties is a list: these are
    /// the names of columns.
    pub fn with_columns<'c>(mut self, names: impl Iterator<Item = &'c str>) -> Self {
        self.columns = names.map(str::to_owned).collect();
        self
    }

    /// Refuses members of a page, if one is a column of a row. If the user says where the rows are, none is.
    fn are_of_page(&self) -> Result<(), SyntaxError> {
        let rest = self.window.rest();
        let is_column = |member: &&Member| {
            let key = key(rest, member);
            self.columns.iter().any(|column| column.as_bytes() == &*key)
        };
        match self.members.iter().find(is_column) {
            Some(column) if !self.path.is_said() => syntax_error(column.key.start, A_PAGE_OR_A_ROW),
            _ => Ok(()),
        }
    }

    /// The name of the input.
    pub fn name(&self) -> &str {
        self.window.name()
    }

    /// Whether the user says where the rows are.
    pub fn is_path_said(&self) -> bool {
        self.path.is_said()
    }

    /// Whether a page names a next one (`@odata.nextLink`) that is missing.
    pub fn is_incomplete(&self) -> bool {
        self.has_gap || self.next.is_some()
    }

    /// The place of a byte of the last piece, for messages.
    pub fn place_of(&self, offset: usize) -> String {
        self.window.place(offset)
    }

    /// The next piece; `None` at the end.
    #[inline]
    pub fn next(&mut self) -> Result<Option<Piece<'_>>, Error> {
        self.window.consume(self.last);
        self.last = 0;
        loop {
            let step = self.step();
            match step {
                Ok(Some((length, state, is_row))) => {
                    (self.last, self.state) = (length, state);
                    let bytes = &self.window.rest()[..length];
                    return Ok(Some(match is_row {
                        true => Piece::Row(Row { bytes, members: &self.members }),
                        false if length == 0 => return Ok(None),
                        false => Piece::Between(bytes),
                    }));
                }
                Ok(None) if self.window.is_last() => {
                    let rest = self.window.rest().len();
                    return Err(self
                        .window
                        .error_at(rest, "the JSON ends too early")
                        .remedy("is the file cut off?"));
                }
                Ok(None) => self.window.more()?,
                Err(SyntaxError { at, expected }) => {
                    let found = self.window.rest().get(at..).unwrap_or_default();
                    let message = format!("expected {expected}, found {}", Shown(found));
                    let error = self.window.error_at(at, message);
                    return Err(match expected {
                        AN_OBJECT_ON_THE_WAY => error.remedy(INTO_ONE_LIST),
                        A_PAGE_OR_A_ROW => error.remedy(ROWS_OR_NOT),
                        _ => error,
                    });
                }
            }
        }
    }

    /// The length of the next piece, what follows it, and whether it is a row.
    fn step(&mut self) -> Parsed<(usize, State, bool)> {
        let rest = self.window.rest();
        let blank = blanks(rest);
        let Some(&byte) = rest.get(blank) else {
            let is_over = self.window.is_last() && self.state == State::Top;
            // At the end of what was read: blanks are a piece, nothing is the end.
            return Ok((is_over || blank > 0).then_some((blank, self.state, false)));
        };
        match (self.state, byte) {
            _ if blank > 0 => Ok(Some((blank, self.state, false))),
            (State::Top, b'[') => Ok(Some((1, State::First(List::Outer), false))),
            (State::Top | State::First(List::Outer), b'{') => {
                let is_listed = self.state != State::Top;
                match head(rest, &mut self.members, &self.path)? {
                    Some(Head::Page { length, depth }) => {
                        self.are_of_page()?;
                        self.next_before = self.next.take();
                        self.next = next_link(rest, &self.members);
                        Ok(Some((length, State::First(List::OfPage { is_listed, depth }), false)))
                    }
                    Some(Head::Row(_)) if self.path.is_said() => {
                        syntax_error(0, "an object with a list of rows where `--rows` says")
                    }
                    Some(Head::Row(length)) if is_listed => {
                        Ok(Some((length, State::Next(List::Outer), true)))
                    }
                    Some(Head::Row(length)) => Ok(Some((length, State::Top, true))),
                    None => Ok(None),
                }
            }
            (State::Top, _) => syntax_error(0, "an object or a list of objects"),
            (State::First(List::Outer) | State::Next(List::Outer), b']') => Ok(Some((1, State::Top, false))),
            (
                State::First(List::OfPage { is_listed, depth })
                | State::Next(List::OfPage { is_listed, depth }),
                b']',
            ) => Ok(Some((1, State::Tail { is_listed, depth }, false))),
            (State::Next(list), b',') => {
                // A comma before the bracket is not JSON: look at what follows.
                let next = 1 + blanks(&rest[1..]);
                match rest.get(next) {
                    None => Ok(None),
                    Some(b'{') => Ok(Some((next, State::First(list), false))),
                    Some(_) => syntax_error(next, "a row, which is an object"),
                }
            }
            (State::Next(_), _) => syntax_error(0, "`,` or `]` after a row"),
            (State::First(list), b'{') => {
                let length = object(rest, &mut self.members)?;
                Ok(length.map(|length| (length, State::Next(list), true)))
            }
            (State::First(_), _) => syntax_error(0, "a row, which is an object"),
            (State::Tail { is_listed, depth: depth @ 2.. }, b'}') => {
                Ok(Some((1, State::Tail { is_listed, depth: depth - 1 }, false)))
            }
            (State::Tail { is_listed, .. }, b'}') => {
                if let Some(link) = self.next_before.take() {
                    self.has_gap |= !pages::may_follow(&link, self.next.as_deref());
                }
                Ok(Some((1, if is_listed { State::Next(List::Outer) } else { State::Top }, false)))
            }
            (State::Tail { depth, .. }, b',') => {
                self.members.clear();
                let length = member(rest, 1, &mut self.members)?;
                let is_rows = |member: &Member| {
                    self.path.leads_to_rows(depth, &key(rest, member), &rest[member.value.clone()])
                };
                if self.members.first().is_some_and(is_rows) {
                    return syntax_error(self.members[0].key.start, "one list of rows in a page, not two");
                }
                if length.is_some() {
                    self.are_of_page()?;
                    self.next = self.next.take().or(next_link(rest, &self.members));
                }
                Ok(length.map(|length| (length, self.state, false)))
            }
            (State::Tail { .. }, _) => syntax_error(0, "`,` or `}` after the list of a page"),
        }
    }
}

/// The address of the next page, if one of the members is that.
fn next_link(bytes: &[u8], members: &[Member]) -> Option<String> {
    let is_link = |member: &&Member| key(bytes, member) == &b"@odata.nextLink"[..];
    let value = &bytes[members.iter().find(is_link)?.value.clone()];
    (value != b"null").then(|| {
        let link = if value.starts_with(b"\"") { text(value) } else { Cow::Borrowed(value) };
        String::from_utf8_lossy(&link).into_owned()
    })
}

impl<'a> Row<'a> {
    /// The key of a member.
    #[inline]
    pub fn key(&self, member: &Member) -> Cow<'a, [u8]> {
        key(self.bytes, member)
    }

    /// The value of a member as a cell: the text of a string, a number or word as it is written (without
    /// zeros after a point), nothing for `null`, and the members of a list joined as Dataverse joins
    /// labels; for an object of the SDK, its `Value`. `None` for any other object or list.
    #[inline]
    pub fn cell(&self, member: &Member) -> Option<Cow<'a, [u8]>> {
        let value = &self.bytes[member.value.clone()];
        match value.first() {
            Some(b'{') => choice(value).map(|choice| choice.value),
            Some(b'[') => list(value).map(Cow::Owned),
            _ => scalar(value),
        }
    }

    /// The label inside the value of a member, as the SDK writes it.
    #[inline]
    pub fn label_within(&self, member: &Member) -> Option<Cow<'a, [u8]>> {
        let value = &self.bytes[member.value.clone()];
        if value.starts_with(b"{") { choice(value)?.label } else { None }
    }
}

impl Row<'_> {
    /// The message of a server, if this is not a row but an error that the server answered.
    pub fn server_error(&self) -> Option<String> {
        let [member] = self.members else { return None };
        if key(self.bytes, member) != &b"error"[..] {
            return None;
        }
        let error: serde_json::Value = serde_json::from_slice(&self.bytes[member.value.clone()]).ok()?;
        Some(error.get("message").or(error.get("code"))?.as_str()?.to_owned())
    }
}

/// A few bytes of what was found, for a message.
pub struct Shown<'a>(pub &'a [u8]);

impl std::fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let start = String::from_utf8_lossy(&self.0[..self.0.len().min(64)]);
        let mut characters = start.chars();
        let few: String = characters.by_ref().take(16).collect();
        match (few.is_empty(), characters.next()) {
            (true, _) => f.write_str("the end"),
            (false, None) => write!(f, "{few:?}"),
            (false, Some(_)) => write!(f, "{few:?} .."),
        }
    }
}
