//! Finds options by the names of their variants.

use core::cell::OnceCell;
use std::collections::HashMap;

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::errors::Errors;
use crate::model::VariantDraft;

/// The variants of an enum by name. Most enums refer to none of them, so the table is built on first use.
pub(crate) struct Names<'a> {
    enumeration: &'a Ident,
    drafts: &'a [VariantDraft],
    positions: OnceCell<HashMap<String, usize>>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(enumeration: &'a Ident, drafts: &'a [VariantDraft]) -> Self {
        Self { enumeration, drafts, positions: OnceCell::new() }
    }

    /// The enum's own name.
    pub(crate) fn enumeration(&self) -> &'a Ident {
        self.enumeration
    }

    /// The position of a variant that an attribute names. Any other name is a mistake.
    pub(crate) fn position(&self, name: &Ident, errors: &mut Errors) -> Option<usize> {
        let positions = self.positions.get_or_init(|| {
            let names = self.drafts.iter().map(|draft| draft.ident.unraw().to_string());
            names.zip(0..).collect()
        });
        let position = positions.get(&name.unraw().to_string()).copied();
        if position.is_none() {
            errors.push(name.span(), format_args!("`{name}` is not a variant of `{}`", self.enumeration));
        }
        position
    }
}
