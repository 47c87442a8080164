use crate::{OptionMetadata, OptionSetMetadata};

/// Its options.
impl OptionSetMetadata {
    /// The column's default (`default = ..`); `None` if a new row has no value, which [Dataverse's
    /// metadata][source] writes as -1.
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/picklistattributemetadata
    #[must_use]
    pub const fn default_option(&'static self) -> Option<OptionMetadata> {
        match self.parts.extra.default {
            Some(position) => Some(OptionMetadata { set: self, position }),
            None => None,
        }
    }

    /// All options, in declaration order.
    #[must_use]
    pub fn options(
        &'static self,
    ) -> impl ExactSizeIterator<Item = OptionMetadata> + DoubleEndedIterator + Clone {
        (0..self.len()).map(move |position| OptionMetadata { set: self, position })
    }

    /// The option with this value; `None` for a value that the enum does not list.
    ///
    /// ```
    /// use closure_reason::ClosureReason;
    ///
    /// let set = ClosureReason::METADATA;
    /// assert_eq!(set.option(192350004).map(|option| option.label()), Some("AgentClosed"));
    /// assert_eq!(set.option(7), None);
    /// ```
    #[must_use]
    pub const fn option(&'static self, value: i32) -> Option<OptionMetadata> {
        let position = self.parts.values.position(self.parts.values.slot(value));
        if position < self.len() { Some(OptionMetadata { set: self, position }) } else { None }
    }

    /// The option that has this text as its label or an alias; `None` if none or several do.
    ///
    /// ```
    /// use closure_reason::ClosureReason;
    ///
    /// let set = ClosureReason::METADATA;
    /// assert_eq!(set.option_labeled("AgentClosed").map(|option| option.value()), Some(192350004));
    /// ```
    #[must_use]
    pub fn option_labeled(&'static self, label: &str) -> Option<OptionMetadata> {
        self.parts.texts.find(label).map(|position| OptionMetadata { set: self, position })
    }

    /// The option that has this text as its label in a language; `None` if none or several do.
    /// Aliases belong to the base language.
    #[must_use]
    pub fn option_labeled_in(&'static self, language: u32, label: &str) -> Option<OptionMetadata> {
        if self.language() == Some(language) {
            return self.option_labeled(label);
        }
        let texts = self.parts.extra.language(language)?;
        texts.labels.find(label).map(|position| OptionMetadata { set: self, position })
    }
}
