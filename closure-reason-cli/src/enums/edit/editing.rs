//! An enum that is being edited: what it has, and what it should have.

use std::collections::HashSet;

use crate::definition::OptionSetDefinition;
use crate::enums::attributes::{AttributeContext, NamedSet};
use crate::enums::keys::KeyEdits;
use crate::enums::layout::Indent;
use crate::enums::old_labels::LabelChanges;
use crate::rust::{RustEnum, RustOption};

/// An enum that is being edited.
pub struct Editing<'a> {
    pub text: &'a str,
    pub one: &'a RustEnum,
    pub scope: AttributeContext<'a>,
    /// The indentation of the enum.
    pub outer: Indent,
    /// Whether options that are gone are removed.
    pub prune: bool,
    /// The new options, in the order of the definition.
    pub added: Vec<(i32, KeyEdits)>,
    /// The labels before and after. An alias is dropped if it is now the label of another option.
    pub turns: LabelChanges,
}

impl<'a> Editing<'a> {
    pub fn new(text: &'a str, one: &'a RustEnum, scope: AttributeContext<'a>, prune: bool) -> Self {
        let outer = Indent::at(text, one.head);
        let NamedSet { definition, names, .. } = scope.set;
        let turns = LabelChanges::of(one, definition, scope.language, names, |option| {
            stays(definition, prune, option.value)
        });
        let there: HashSet<i32> = one.options.iter().map(|option| option.value).collect();
        let added = definition.options.iter().filter(|option| !there.contains(&option.value));
        let added = added.map(|option| (option.value, scope.option(option))).collect();
        Self { text, one, scope, outer, prune, added, turns }
    }

    /// Whether the enum keeps an option.
    pub fn stays(&self, option: &RustOption) -> bool {
        stays(self.scope.set.definition, self.prune, option.value)
    }

    /// What an option should say; `None` if it is gone.
    pub fn keys(&self, option: &RustOption) -> KeyEdits {
        let theirs = self.scope.set.definition.option(option.value);
        theirs.map(|theirs| self.scope.option(theirs)).unwrap_or_default()
    }
}

/// Whether the enum keeps an option.
pub fn stays(definition: &OptionSetDefinition, prune: bool, value: i32) -> bool {
    !(prune && !definition.partial && definition.option(value).is_none())
}
