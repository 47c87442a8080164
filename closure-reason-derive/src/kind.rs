//! The kinds of choice column: which keys each adds, what it demands, what code it has besides.

mod boolean;
mod state;
mod status;

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
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
    /// One that could not be read: what it would demand or allow is not known.
    Illegible,
}

impl Kind {
    /// Reads `boolean`, `state(StatusEnum)` or `status(StateEnum)`.
    pub(crate) fn read(entry: Entry, errors: &mut Errors) -> Self {
        let Some(tokens) = entry.tokens("boolean", errors) else { return Self::Illegible };
        let mut tokens = tokens.into_iter();
        let (name, list, next) = (tokens.next(), tokens.next(), tokens.next());
        let span = name.as_ref().map_or_else(Span::call_site, TokenTree::span);
        let kind = name.map(|name| name.to_string()).unwrap_or_default();
        match (&*kind, list, next) {
            ("boolean", None, None) => return Self::Boolean,
            ("state" | "status", Some(TokenTree::Group(list)), None) if is_list(&list) => {
                match syn::parse2(list.stream()) {
                    Ok(status) if kind == "state" => return Self::State(status),
                    Ok(state) => return Self::Status(state),
                    Err(_) => {
                        errors.push(list.span(), format_args!("`{kind}(..)` takes the name of one enum"));
                    }
                }
            }
            ("state" | "status", Some(TokenTree::Group(list)), Some(next)) if is_list(&list) => {
                errors.push(next.span(), "expected `,`");
            }
            ("boolean", Some(next), _) => errors.push(next.span(), "expected `,`"),
            ("state", ..) => errors.push(
                span,
                "`state` takes the enum of the table's status reasons: `kind = state(MyStatus)`",
            ),
            ("status", ..) => {
                errors.push(span, "`status` takes the enum of the table's states: `kind = status(MyState)`");
            }
            _ => errors.push(
                span,
                "`kind` takes `boolean`, `state(MyStatus)` or `status(MyState)`; a choice or choices column needs none",
            ),
        }
        Self::Illegible
    }

    /// The name of the kind in the facade, where it is not the usual one.
    pub(crate) fn name(&self) -> Option<&'static str> {
        match self {
            Self::Choice | Self::Illegible => None,
            Self::Boolean => Some("Boolean"),
            Self::State(_) => Some("State"),
            Self::Status(_) => Some("Status"),
        }
    }

    /// Checks what the kind demands of the options, and that keys of other kinds are not used.
    pub(crate) fn check(&self, enumeration: &Ident, set: &SetKeys, drafts: &[Draft], errors: &mut Errors) {
        match self {
            Self::Choice => {}
            Self::Illegible => return,
            Self::Boolean => boolean::check(enumeration, drafts, errors),
            Self::State(_) => state::check(drafts, errors),
            Self::Status(_) => status::check(enumeration, set, drafts, errors),
        }
        let (is_state, is_status) = (matches!(self, Self::State(_)), matches!(self, Self::Status(_)));
        let foreign = [
            ("default_status", "state(MyStatus)", is_state),
            ("invariant_name", "state(MyStatus)", is_state),
            ("state", "status(MyState)", is_status),
            ("transitions", "status(MyState)", is_status),
        ];
        for draft in drafts {
            for (key, kind, _) in foreign.iter().filter(|(.., own)| !own) {
                if let Some(span) = draft.keys.span(key) {
                    errors
                        .push(span, format_args!("`{key}` needs `#[option_set(kind = {kind})]` on the enum"));
                }
            }
        }
        if let (false, Some(span)) = (is_status, set.enforce_transitions) {
            errors.push(span, "`enforce_transitions` needs `kind = status(MyState)`");
        }
    }

    /// The further implementations of an enum of this kind.
    pub(crate) fn code(
        &self,
        facade: &TokenStream,
        alias: &Ident,
        ident: &Ident,
        model: &Model,
    ) -> TokenStream {
        match self {
            Self::Choice | Self::Illegible => TokenStream::new(),
            Self::Boolean => boolean::code(facade, alias, ident, model),
            Self::State(status) => state::code(facade, alias, ident, status, model),
            Self::Status(state) => status::code(facade, alias, ident, state, model),
        }
    }

    /// The fields of the facade's `Extra` that an enum of this kind has.
    pub(crate) fn extra(&self, alias: &Ident, ident: &Ident, model: &Model) -> TokenStream {
        match self {
            Self::Choice | Self::Boolean | Self::Illegible => TokenStream::new(),
            Self::State(_) => state::extra(alias, ident, model),
            Self::Status(_) => status::extra(alias, ident, model),
        }
    }

    /// The implementations of a broken enum, whose name and generics are in the `head`.
    pub(crate) fn broken(&self, facade: &TokenStream, head: &TokenStream) -> TokenStream {
        match self {
            Self::Choice | Self::Illegible => TokenStream::new(),
            Self::Boolean => quote!(#facade::__option_set_boolean! { #head no: [loop {}], yes: [loop {}], }),
            Self::State(status) => {
                quote!(#facade::__option_set_state! { #head status: [#status], default_statuses: [], values: [], })
            }
            Self::Status(state) => {
                quote!(#facade::__option_set_status! { #head state: [#state], states: [], values: [], })
            }
        }
    }
}

fn is_list(group: &Group) -> bool {
    group.delimiter() == Delimiter::Parenthesis
}

/// A name as it would be written in another's place: what is wrong with a path is then underlined there.
fn at(name: &Ident, place: &Ident) -> Ident {
    let mut name = name.clone();
    name.set_span(name.span().located_at(place.span()));
    name
}

/// The values of the options, for the enum on the other side; none where discriminants say them.
fn values(model: &Model) -> TokenStream {
    let values =
        model.options.iter().filter(|_| model.dense).map(|option| Literal::i32_unsuffixed(option.value));
    quote!(#(#values),*)
}
