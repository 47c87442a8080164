use super::{Change, Made, What, base};
use crate::proof::model::{Choice, Kind, Set, Texts};

/// The labels of an option, or its descriptions.
type Of = fn(&mut Choice) -> &mut Texts;

impl Change {
    /// A change of one option.
    pub(super) fn of_option(
        &self,
        set: &mut Set,
        place: usize,
        before: &[Set],
        enforces: bool,
    ) -> Option<Made> {
        let labels: Of = |option| &mut option.label;
        let descriptions: Of = |option| &mut option.description;
        match self.what {
            What::Label | What::Description => {
                let (aspect, of) =
                    if self.what == What::Label { ("label", labels) } else { ("description", descriptions) };
                (self.what == What::Label || !self.text.is_empty()).then_some(())?;
                let (language, old) = self.replace(of(&mut set.options[place]))?;
                Some(Made { language: Some(language), ..Made::of(aspect, old, self.text.clone()) })
            }
            What::LabelGone => self.gone(set, place, "label", labels),
            What::DescriptionGone => self.gone(set, place, "description", descriptions),
            What::LabelMore => self.more(set, place, "label", labels),
            What::DescriptionMore => self.more(set, place, "description", descriptions),
            What::Hidden => {
                let option = &mut set.options[place];
                option.hidden = !option.hidden;
                let word = |is| if is { "hidden" } else { "visible" }.to_owned();
                Some(Made::of("visibility", word(!option.hidden), word(option.hidden)))
            }
            What::Transitions => self.transitions(set, place, enforces),
            _ => self.property(set, place, before),
        }
    }

    /// Removes a text, in one of its languages.
    fn gone(&self, set: &mut Set, place: usize, aspect: &'static str, of: Of) -> Option<Made> {
        let texts = of(&mut set.options[place]);
        // Removing its last description would be a change in each language that others have one in.
        if texts.is_empty() || aspect == "description" && texts.len() > 1 {
            return None;
        }
        let (language, old) = texts.remove(self.at[2].index(texts.len()));
        let is_last = texts.is_empty();
        // If the set has no such text left, the metadata says nothing about them.
        let is_gone_from_option = is_last && set.options.iter_mut().any(|option| !of(option).is_empty());
        let is_known =
            set.options.iter_mut().any(|option| of(option).iter().any(|(known, _)| *known == language));
        // Without its last text in a language, the metadata no longer has that language.
        // A description that only the enum has stays in the enum.
        let is_said = aspect == "label" && (is_known || is_gone_from_option);
        let ours = is_said.then(|| old.clone());
        (!old.is_empty()).then_some(())?;
        Some(Made { language: Some(language), ..Made::of(aspect, ours, "") })
    }

    /// Adds a text, in a language without one.
    fn more(&self, set: &mut Set, place: usize, aspect: &'static str, of: Of) -> Option<Made> {
        let base = base(set);
        let has = |option: &mut Choice, language| of(option).iter().any(|(known, _)| *known == language);
        let missing: Vec<u32> = [1031, 1033, 1036]
            .into_iter()
            .filter(|&language| !has(&mut set.options[place], language))
            .collect();
        let mut known = |language: &u32| set.options.iter_mut().any(|option| has(option, *language));
        let known: Vec<u32> = missing.iter().copied().filter(|language| known(language)).collect();
        let language = *known.first().or(missing.first())?;
        let texts = of(&mut set.options[place]);
        if self.text.is_empty() || texts.is_empty() {
            return None;
        }
        texts.push((language, self.text.clone()));
        let is_said = !known.is_empty() || aspect == "label" && base == Some(language);
        let ours = is_said.then(String::new);
        Some(Made { language: Some(language), ..Made::of(aspect, ours, self.text.clone()) })
    }

    /// The allowed transitions of a status reason: a subset of the others, chosen by the bits of a number.
    fn transitions(&self, set: &mut Set, place: usize, enforces: bool) -> Option<Made> {
        let bits = self.at[2].index(63) + 1;
        let next = set.options.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
        let next: Vec<i32> = next.map(|(_, option)| option.value).collect();
        let option = &mut set.options[place];
        let listed = |next: &[i32]| {
            let mut next: Vec<i32> = next.iter().copied().filter(|&to| to != option.value).collect();
            next.sort_unstable();
            next.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        let (ours, theirs) = (listed(option.next.as_deref().unwrap_or_default()), listed(&next));
        (!next.is_empty() && ours != theirs).then_some(())?;
        option.next = Some(next);
        Some(Made::of("transitions", enforces.then_some(ours), theirs))
    }

    fn property(&self, set: &mut Set, place: usize, before: &[Set]) -> Option<Made> {
        let any = |has: fn(&Choice) -> bool| set.options.iter().any(has);
        let has_colors = any(|option| option.color.is_some());
        let has_externals = any(|option| option.external.is_some());
        let has_invariants = any(|option| !option.invariant.is_empty());
        let option = &mut set.options[place];
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let of_other = |kind: Kind| {
            let set = before.iter().find(|set| set.kind == kind)?;
            Some(self.at[2].get(&set.options).value)
        };
        match self.what {
            What::Color | What::ColorGone => {
                let hex = format!("#{:06x}", self.text.len() * 40503 % 0x00ff_ffff);
                let now = (self.what == What::Color).then_some(hex);
                changed("color", std::mem::replace(&mut option.color, now.clone()), now, has_colors)
            }
            What::External | What::ExternalGone => {
                let now = if self.what == What::External { text(&self.text) } else { None };
                let old = std::mem::replace(&mut option.external, now.clone());
                changed("external value", old, now, has_externals)
            }
            What::Invariant => {
                let old = std::mem::replace(&mut option.invariant, self.text.clone());
                changed("invariant name", text(&old), text(&self.text), has_invariants)
            }
            What::State => {
                let now = of_other(Kind::State)?;
                let old = std::mem::replace(&mut option.state, now);
                changed("state", Some(old.to_string()), Some(now.to_string()), true)
            }
            What::DefaultStatus => {
                let now = of_other(Kind::Status)?;
                let old = std::mem::replace(&mut option.default_status, now);
                changed("default status", Some(old.to_string()), Some(now.to_string()), true)
            }
            other => panic!("{other:?} is not a change of an option"),
        }
    }
}

/// A change from or to nothing, or between two texts.
fn changed(aspect: &'static str, old: Option<String>, now: Option<String>, is_said: bool) -> Option<Made> {
    let is_change = old != now;
    let ours = is_said.then(|| old.unwrap_or_default());
    is_change.then(|| Made::of(aspect, ours, now.unwrap_or_default()))
}
