//! A yes/no column: its two options have the values 0 and 1.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::errors::Errors;
use crate::model::{Draft, Model};

pub(super) fn check(enumeration: &Ident, drafts: &[Draft], errors: &mut Errors) {
    for number in drafts.iter().filter_map(|draft| draft.value) {
        if number.value != 0 && number.value != 1 {
            let value = number.value;
            errors.push(
                number.span,
                format_args!("a yes/no column has the values 0 (no) and 1 (yes), not {value}"),
            );
        }
    }
    for (value, meaning) in [(0, "no"), (1, "yes")] {
        // Where a value is missing or wrong, that is the mistake.
        let all_right =
            drafts.iter().all(|draft| draft.value.is_some_and(|number| matches!(number.value, 0 | 1)));
        if all_right
            && !drafts.is_empty()
            && !drafts.iter().any(|draft| draft.value.is_some_and(|number| number.value == value))
        {
            errors.push(
                enumeration.span(),
                format_args!(
                    "`{enumeration}` has no option with value {value}, the {meaning} of a yes/no column: add it"
                ),
            );
        }
    }
}

pub(super) fn code(facade: &TokenStream, alias: &Ident, ident: &Ident, model: &Model) -> TokenStream {
    let option =
        |value| model.options.iter().filter(move |option| option.value == value).map(|option| option.ident);
    let (no, yes) = (option(0), option(1));
    quote! {
        #facade::__option_set_boolean! {
            facade: #alias, set: #ident, no: [#(#ident::#no)*], yes: [#(#ident::#yes)*],
        }
    }
}
