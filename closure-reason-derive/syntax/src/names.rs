//! Finds options by the names of their variants.

use core::cell::OnceCell;

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::errors::Errors;
use crate::model::VariantDraft;
use crate::order::ordered;

/// The variants of an enum by name. Most enums refer to none of them, so they are sorted on first use.
pub(crate) struct Names<'a> {
    enumeration: &'a Ident,
    drafts: &'a [VariantDraft],
    /// The names and the positions of their variants, in order.
    sorted: OnceCell<Vec<(String, usize)>>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(enumeration: &'a Ident, drafts: &'a [VariantDraft]) -> Self {
        Self { enumeration, drafts, sorted: OnceCell::new() }
    }

    /// The enum's own name.
    pub(crate) fn enumeration(&self) -> &'a Ident {
        self.enumeration
    }

    /// The position of a variant that an attribute names. Any other name is a mistake.
    pub(crate) fn position(&self, name: &Ident, errors: &mut Errors) -> Option<usize> {
        let sorted = self.sorted.get_or_init(|| {
            let name = |at: usize| self.drafts[at].ident.unraw().to_string();
            let names: Vec<String> = (0..self.drafts.len()).map(name).collect();
            let order = ordered(names.len(), &|left, right| names[left].cmp(&names[right]));
            order.into_iter().map(|at| (names[at].clone(), at)).collect()
        });
        let wanted = name.unraw().to_string();
        // Of variants under conditions that exclude each other, the last.
        let behind = sorted.partition_point(|(name, _)| *name <= wanted);
        let found = sorted[..behind].last().filter(|(name, _)| *name == wanted);
        let position = found.map(|&(_, position)| position);
        if position.is_none() {
            errors.push(name.span(), format_args!("`{name}` is not a variant of `{}`", self.enumeration));
        }
        position
    }
}
