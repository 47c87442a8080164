//! The kinds of choice column: which keys each adds, what it demands, what code it has besides.

mod boolean;
mod state;
mod status;

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;
use syn::Path;

use crate::attr::Entry;
use crate::errors::Errors;
use crate::model::{Draft, Model, SetKeys};

/// What `kind = ..` says.
#[derive(Default)]
pub(crate) enum Kind {
    /// A choice or choices column.
    #[default]
    Choice,
    /// A yes/no column.
    Boolean,
    /// The states of a table, with the enum of its status reasons.
    State(Path),
    /// The status reasons of a table, with the enum of its states.
    Status(Path),
}

impl Kind {
    /// Reads `boolean`, `state(StatusEnum)` or `status(StateEnum)`.
    pub(crate) fn read(entry: Entry, errors: &mut Errors) -> Option<Self> {
        let mut tokens = entry.tokens("boolean", errors)?.into_iter();
        let (name, list, rest) = (tokens.next()?, tokens.next(), tokens.next());
        let span = name.span();
        let kind = name.to_string();
        let enumeration = match (&*kind, list, rest) {
            ("boolean", None, None) => return Some(Self::Boolean),
            ("state" | "status", Some(TokenTree::Group(list)), None) => {
                let path = syn::parse2(list.stream()).ok();
                if path.is_none() {
                    errors.push(list.span(), format_args!("`{kind}(..)` takes the name of an enum"));
                }
                path?
            }
            ("state", None, None) => {
                errors.push(
                    span,
                    "`state` takes the enum of the table's status reasons: `kind = state(MyStatus)`",
                );
                return None;
            }
            ("status", None, None) => {
                errors.push(span, "`status` takes the enum of the table's states: `kind = status(MyState)`");
                return None;
            }
            _ => {
                errors.push(span, "`kind` takes `boolean`, `state(MyStatus)` or `status(MyState)`; a choice or choices column needs none");
                return None;
            }
        };
        Some(if kind == "state" { Self::State(enumeration) } else { Self::Status(enumeration) })
    }

    /// The name of the kind in the facade, where it is not the usual one.
    pub(crate) fn name(&self) -> Option<&'static str> {
        match self {
            Self::Choice => None,
            Self::Boolean => Some("Boolean"),
            Self::State(_) => Some("State"),
            Self::Status(_) => Some("Status"),
        }
    }

    /// Checks what the kind demands of the options, and that keys of other kinds are not used.
    pub(crate) fn check(&self, enumeration: &Ident, set: &SetKeys, drafts: &[Draft], errors: &mut Errors) {
        match self {
            Self::Choice => {}
            Self::Boolean => boolean::check(enumeration, drafts, errors),
            Self::State(_) => state::check(drafts, errors),
            Self::Status(_) => status::check(enumeration, set, drafts, errors),
        }
        let (is_state, is_status) = (matches!(self, Self::State(_)), matches!(self, Self::Status(_)));
        for draft in drafts {
            let keys = &draft.keys;
            let mut foreign = |span: Option<Span>, key: &str, kind: &str| {
                if let Some(span) = span {
                    errors
                        .push(span, format_args!("`{key}` needs `#[option_set(kind = {kind})]` on the enum"));
                }
            };
            if !is_state {
                foreign(keys.default_status.as_ref().map(Ident::span), "default_status", "state(..)");
                foreign(
                    keys.invariant_name.as_ref().map(|text| text.literal.span()),
                    "invariant_name",
                    "state(..)",
                );
            }
            if !is_status {
                foreign(keys.state.as_ref().map(Ident::span), "state", "status(..)");
                foreign(
                    keys.transitions.as_ref().map(|transitions| transitions.span),
                    "transitions",
                    "status(..)",
                );
            }
        }
        if let (false, Some(span)) = (is_status, set.enforce_transitions) {
            errors.push(span, "`enforce_transitions` needs `kind = status(..)`");
        }
    }

    /// The further implementations of an enum of this kind.
    pub(crate) fn code(&self, facade: &TokenStream, ident: &Ident, model: &Model) -> TokenStream {
        match self {
            Self::Choice => TokenStream::new(),
            Self::Boolean => boolean::code(facade, ident, model),
            Self::State(status) => state::code(facade, ident, status, model),
            Self::Status(state) => status::code(facade, ident, state, model),
        }
    }

    /// The fields of the facade's `Extra` that an enum of this kind has.
    pub(crate) fn extra(&self, model: &Model) -> TokenStream {
        match self {
            Self::Choice | Self::Boolean => TokenStream::new(),
            Self::State(status) => state::extra(status, model),
            Self::Status(state) => status::extra(state, model),
        }
    }

    /// The implementations of a broken enum, whose generics come in three lists.
    pub(crate) fn broken(&self, facade: &TokenStream, ident: &Ident, generics: &TokenStream) -> TokenStream {
        match self {
            Self::Choice => TokenStream::new(),
            Self::Boolean => quote!(#facade::__option_set_boolean! { #ident #generics [loop {}] [loop {}] }),
            Self::State(status) => quote!(#facade::__option_set_state! { #ident #generics [#status] [] [] }),
            Self::Status(state) => quote!(#facade::__option_set_status! { #ident #generics [#state] [] [] }),
        }
    }
}

/// The values of the options, for the enum on the other side; none where discriminants say them.
fn values(model: &Model) -> TokenStream {
    let values =
        model.options.iter().filter(|_| model.dense).map(|option| Literal::i32_unsuffixed(option.value));
    quote!(#(#values),*)
}
