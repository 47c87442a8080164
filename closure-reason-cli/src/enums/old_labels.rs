//! What happens to the old label of an option when it changes: it becomes an alias, unless another option has that label.

use std::collections::{HashMap, HashSet};

use super::names::NameSpelling;
use super::{attributes, names};
use crate::definition::OptionSetDefinition;
use crate::report::terminal::quoted;
use crate::rust::{RustEnum, RustOption, TextIn};

/// The texts by which `from_label` finds an option.
pub struct OptionTexts<'a> {
    /// The state of a status reason: labels may repeat in another one.
    pub state: Option<&'a str>,
    /// Label and aliases.
    pub base: Vec<&'a str>,
    /// The label in other languages.
    pub others: Vec<TextIn>,
}

/// Whether two options share a text in one language; the case of ASCII letters does not matter.
pub fn repeat<'a>(options: impl IntoIterator<Item = OptionTexts<'a>>) -> bool {
    let mut seen = HashSet::new();
    for OptionTexts { state, base, others } in options {
        let others = others.iter().map(|text| (text.language, &*text.text));
        for (language, text) in base.into_iter().map(|text| (0, text)).chain(others) {
            if !seen.insert((state, language, text.to_ascii_lowercase())) {
                return true;
            }
        }
    }
    false
}

/// An option whose label may change.
struct LabelChange {
    value: i32,
    /// The variant, if the enum has it.
    ident: Option<String>,
    old: Option<String>,
    new: String,
}

impl LabelChange {
    fn changes(&self) -> bool {
        self.old.as_ref() != Some(&self.new)
    }

    /// What messages call the option.
    fn name(&self) -> String {
        self.ident
            .as_ref()
            .map_or_else(|| format!("the new option {}", self.value), |ident| format!("`{ident}`"))
    }
}

/// The labels in the language of an enum before and after `generate`.
pub struct LabelChanges {
    all: Vec<LabelChange>,
    /// The options that will have a label, by that label in ASCII lower case.
    owners: HashMap<String, Vec<usize>>,
}

/// What happens to a label that an option no longer has.
pub enum OldLabel {
    /// There was none, or it differs from the new one only in upper and lower case.
    None,
    Alias,
    AliasAlready,
    /// It is now the label of this option, as messages call it.
    Of(String),
}

impl LabelChanges {
    /// Compares the labels of the options that stay, and adds those of new options.
    pub fn of(
        one: &RustEnum,
        definition: &OptionSetDefinition,
        language: Option<u32>,
        names: &HashMap<i32, String>,
        stays: impl Fn(&RustOption) -> bool,
    ) -> Self {
        let theirs = |value: i32| {
            let label = &definition.option(value)?.label;
            attributes::base(label, language)
                .map(str::to_owned)
                .or_else(|| label.is_stated().then(String::new))
        };
        let there: HashSet<i32> = one.options.iter().map(|option| option.value).collect();
        let ours = one.options.iter().filter(|option| stays(option)).map(|option| LabelChange {
            value: option.value,
            ident: Some(option.ident.clone()),
            old: Some(option.label().to_owned()),
            new: theirs(option.value).unwrap_or_else(|| option.label().to_owned()),
        });
        let added = definition.options.iter().filter(|option| !there.contains(&option.value));
        let added = added.map(|option| LabelChange {
            value: option.value,
            ident: None,
            old: None,
            new: theirs(option.value).or_else(|| names.get(&option.value).cloned()).unwrap_or_default(),
        });
        let all: Vec<_> = ours.chain(added).collect();
        let mut owners: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, turn) in all.iter().enumerate() {
            owners.entry(turn.new.to_ascii_lowercase()).or_default().push(at);
        }
        Self { all, owners }
    }

    /// The option that will have this text as its label; if there are several, one other than this option.
    fn owner(&self, text: &str, value: i32) -> Option<&LabelChange> {
        let owners =
            || self.owners.get(&text.to_ascii_lowercase()).into_iter().flatten().map(|&at| &self.all[at]);
        owners().find(|turn| turn.value != value).or_else(|| owners().next())
    }

    /// What messages call the option that will have a text of this option as its label.
    pub fn owner_of(&self, text: &str, option: &RustOption) -> Option<String> {
        let owner = self.owner(text, option.value)?;
        Some(if owner.value == option.value { "the option itself".to_owned() } else { owner.name() })
    }

    /// What happens to the old label of an option that gets a new one.
    pub fn old_label(&self, option: &RustOption) -> OldLabel {
        let old = option.label();
        if old.is_empty() {
            OldLabel::None
        } else if let Some(owner) = self.owner(old, option.value) {
            // It differs from its own new label only in upper and lower case.
            if owner.value == option.value { OldLabel::None } else { OldLabel::Of(owner.name()) }
        } else if option.aliases().any(|alias| alias.eq_ignore_ascii_case(old)) {
            OldLabel::AliasAlready
        } else {
            OldLabel::Alias
        }
    }

    /// Warnings about labels that moved to another option, and about variants named like the new label of another option,
    /// each with the value of the option that got the label. Code that uses such a variant may mean the other option.
    pub fn warnings(&self) -> Vec<(i32, String)> {
        let (mut old, mut idents) = (HashMap::new(), HashMap::new());
        for (at, turn) in self.all.iter().enumerate() {
            if let Some(label) = turn.old.as_ref().filter(|label| turn.changes() && !label.is_empty()) {
                old.entry(label.to_ascii_lowercase()).or_insert(at);
            }
            if let Some(ident) = &turn.ident {
                idents.entry(ident.trim_start_matches("r#")).or_insert(at);
            }
        }
        let mut warnings = Vec::new();
        for (at, turn) in
            self.all.iter().enumerate().filter(|(_, turn)| turn.changes() && !turn.new.is_empty())
        {
            let label = quoted(&turn.new);
            let had = old.get(&turn.new.to_ascii_lowercase()).copied();
            if let Some((had_at, had)) =
                had.map(|had| (had, &self.all[had])).filter(|(_, had)| had.value != turn.value)
            {
                let is_swap = turn.old.as_ref().is_some_and(|old| had.new.eq_ignore_ascii_case(old));
                if !is_swap {
                    let what = format!(
                        "{} now has the label {label}, which was that of {}",
                        turn.name(),
                        had.name()
                    );
                    warnings.push((turn.value, what));
                } else if at < had_at {
                    let what = format!("the labels of {} and {} changed places", turn.name(), had.name());
                    warnings.push((turn.value, what));
                }
            } else if let Some(named) = idents
                .get(&*names::wished(&turn.new, NameSpelling::default()))
                .map(|&at| &self.all[at])
                .filter(|named| named.value != turn.value)
            {
                let what = format!(
                    "{label} is now the label of {}, not of the variant {}",
                    turn.name(),
                    named.name()
                );
                warnings.push((turn.value, what));
            }
        }
        warnings
    }
}
