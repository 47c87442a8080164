use super::{Change, Made, What, base, text_in};
use crate::proof::model::{Choice, Kind, Set, Table};

impl Change {
    /// A change of a set as a whole, or of one of its options.
    pub(super) fn of_set(&self, table: &mut Table, at: usize) -> Option<Made> {
        let name = table.name.clone();
        let before = table.sets.clone();
        let set = &mut table.sets[at];
        let is_local = !set.global;
        match self.what {
            What::Enforcement => {
                let word = |is| if is { "on" } else { "off" }.to_owned();
                table.enforces = !table.enforces;
                Some(Made::of("enforcement of transitions", word(!table.enforces), word(table.enforces)))
            }
            What::DisplayName => {
                let (language, old) = self.replace(&mut set.display)?;
                let now = text_in(&set.display, language);
                Some(Made { language: Some(language), ..Made::of("display name", old, now) })
            }
            What::Name if is_local => {
                let old = set.name.replace("renamed".to_owned())?;
                Some(Made::of("name", old, "renamed"))
            }
            What::NameUsual if is_local => Some(Made::of("name", set.name.take()?, set.name(&name))),
            What::Kind => {
                set.kind = Kind::Choice;
                Some(Made::of("kind", "boolean".to_owned(), "choice"))
            }
            What::Default if is_local => {
                let now = self.at[1].get(&set.options).value;
                let old = set.default.replace(now);
                // -1 means that the column has no default.
                (now != -1 && old != Some(now)).then_some(())?;
                Some(Made::of("default", old.map(|old| old.to_string()), now.to_string()))
            }
            What::DefaultGone if is_local => Some(Made::of("default", set.default.take()?.to_string(), "")),
            What::Name | What::NameUsual | What::Default | What::DefaultGone => None,
            What::Added => {
                let added = self.added(set);
                let value = Some(added.value);
                let label = added.label.first().map_or("", |(_, text)| text).to_owned();
                set.options.insert(self.at[3].index(set.options.len() + 1), added);
                Some(Made { value, ..Made::of("added option", String::new(), label) })
            }
            What::Removed => self.removed(set, &before),
            _ => {
                let place = self.at[1].index(set.options.len());
                let value = Some(set.options[place].value);
                let enforces = table.enforces;
                Some(Made { value, ..self.of_option(set, place, &before, enforces)? })
            }
        }
    }

    /// Removes an option that nothing refers to.
    fn removed(&self, set: &mut Set, before: &[Set]) -> Option<Made> {
        let others = before.iter().flat_map(|set| &set.options);
        let uses: Vec<i32> = match set.kind {
            Kind::State => others.map(|option| option.state).collect(),
            Kind::Status => {
                let of = |option: &Choice| {
                    option
                        .next
                        .clone()
                        .into_iter()
                        .flatten()
                        .chain([option.default_status])
                        .collect::<Vec<_>>()
                };
                others.flat_map(of).collect()
            }
            _ => set.default.into_iter().collect(),
        };
        let free = (0..set.options.len()).filter(|&at| !uses.contains(&set.options[at].value));
        let free: Vec<usize> = free.collect();
        if free.is_empty() || set.options.len() == 1 {
            return None;
        }
        // The old display name in the enum's language.
        let base = base(set);
        let gone = set.options.remove(*self.at[1].get(&free));
        let label = base.map_or("", |language| text_in(&gone.label, language)).to_owned();
        Some(Made { value: Some(gone.value), ..Made::of("removed option", label, "") })
    }

    fn added(&self, set: &Set) -> Choice {
        let model = self.at[1].get(&set.options).clone();
        let value =
            (900..1000).find(|value| set.options.iter().all(|option| option.value != *value)).unwrap();
        let label = model.label.iter().map(|(language, _)| (*language, self.text.clone())).collect();
        Choice { value, label, ..model }
    }
}
