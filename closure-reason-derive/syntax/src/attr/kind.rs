//! Reads `kind = ..`.

use proc_macro2::{Delimiter, Span, TokenTree};
use syn::Path;

use super::grammar::Entry;
use crate::errors::Errors;

/// The kind of column, as the attribute gives it.
#[derive(Default)]
pub enum Kind {
    /// A choice or choices column.
    #[default]
    Choice,
    /// A yes/no column.
    Boolean,
    /// The states of a table, with the enum of its status reasons.
    State(Path),
    /// The status reasons of a table, with the enum of its states.
    Status(Path),
    /// Unknown because of an earlier error, so no rule of a kind applies.
    Unknown,
}

/// A kind of column that has keys of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum KindName {
    /// `state(..)`
    State,
    /// `status(..)`
    Status,
}

impl Kind {
    /// Reads `boolean`, `state(StatusEnum)` or `status(StateEnum)`.
    pub(super) fn read(entry: Entry, errors: &mut Errors) -> Self {
        let Some(tokens) = entry.tokens("boolean", errors) else { return Self::Unknown };
        let mut tokens = tokens.into_iter();
        let (name, list, next) = (tokens.next(), tokens.next(), tokens.next());
        let span = name.as_ref().map_or_else(Span::call_site, TokenTree::span);
        let kind = name.map(|name| name.to_string()).unwrap_or_default();
        match (&*kind, list, next) {
            ("boolean", None, None) => return Self::Boolean,
            ("boolean", Some(next), _) => {
                errors.push(next.span(), "expected `,`");
                return Self::Boolean;
            }
            ("state" | "status", Some(TokenTree::Group(list)), next) => {
                if list.delimiter() != Delimiter::Parenthesis {
                    missing_enum(&kind, span, errors);
                } else if let Some(next) = next {
                    errors.push(next.span(), "expected `,`");
                }
                match syn::parse2(list.stream()) {
                    Ok(status) if kind == "state" => return Self::State(status),
                    Ok(state) => return Self::Status(state),
                    Err(_) => {
                        errors.push(list.span(), format_args!("`{kind}(..)` takes the name of one enum"));
                    }
                }
            }
            ("state" | "status", ..) => missing_enum(&kind, span, errors),
            _ => errors.push(
                span,
                "`kind` takes `boolean`, `state(MyStatus)` or `status(MyState)`; \
                 a choice or choices column needs no `kind`",
            ),
        }
        Self::Unknown
    }

    /// The kind's name, if it has keys of its own.
    #[must_use]
    pub fn name(&self) -> Option<KindName> {
        match self {
            Self::State(_) => Some(KindName::State),
            Self::Status(_) => Some(KindName::Status),
            Self::Choice | Self::Boolean | Self::Unknown => None,
        }
    }
}

impl KindName {
    /// How the attribute spells the kind.
    #[must_use]
    pub fn spelling(self) -> &'static str {
        match self {
            Self::State => "state(MyStatus)",
            Self::Status => "status(MyState)",
        }
    }
}

fn missing_enum(kind: &str, span: Span, errors: &mut Errors) {
    errors.push(
        span,
        match kind {
            "state" => "`state` takes the enum of the table's status reasons: `kind = state(MyStatus)`",
            _ => "`status` takes the enum of the table's states: `kind = status(MyState)`",
        },
    );
}
