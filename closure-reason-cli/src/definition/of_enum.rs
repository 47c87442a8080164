use closure_reason::{OptionMetadata, OptionSetKind, OptionSetMetadata};

use super::{Localized, OptionDefinition, OptionSetDefinition, Stated};

/// What the attributes of an enum say.
///
/// A key that no option of the enum has is not stated; if some options have it, the others state
/// that they have none. An enum always states whether an option is `hidden`, and whether transitions
/// are enforced.
impl From<&'static OptionSetMetadata> for OptionSetDefinition {
    fn from(set: &'static OptionSetMetadata) -> Self {
        let languages: Vec<u32> =
            set.languages().filter(|&language| Some(language) != set.language()).collect();
        let said = StatedKeys::of(set);
        let name = set.global().or(set.name());
        Self {
            enum_name: Some(set.enum_name().into()),
            kind: Some(set.kind()),
            table: set.table().map(Into::into),
            column: set.column().map(Into::into),
            global: name.map(|_| set.global().is_some()),
            name: name.map(Into::into),
            display_name: localized(set.language(), set.display_name(), &languages, |language| {
                set.display_name_in(language)
            }),
            default: set.default_option().map_or(Stated::Unstated, |option| Stated::Value(option.value())),
            enforces_transitions: (set.kind() == OptionSetKind::Status).then(|| set.enforces_transitions()),
            ..Self::new(set.options().map(|option| option_of(option, &languages, &said)))
        }
    }
}

/// Which keys any option of the enum has.
#[expect(clippy::struct_excessive_bools, reason = "each key is there or not, whatever the others")]
struct StatedKeys {
    description: bool,
    color: bool,
    external_value: bool,
    invariant_name: bool,
}

impl StatedKeys {
    fn of(set: &'static OptionSetMetadata) -> Self {
        Self {
            description: set
                .options()
                .any(|option| option.description().is_some() && !option.description_is_doc_comment()),
            color: set.options().any(|option| option.color().is_some()),
            external_value: set.options().any(|option| option.external_value().is_some()),
            invariant_name: set.options().any(|option| option.invariant_name().is_some()),
        }
    }
}

fn option_of(option: OptionMetadata, languages: &[u32], said: &StatedKeys) -> OptionDefinition {
    let set = option.set();
    let label =
        localized(set.language(), Some(option.label()), languages, |language| option.label_in(language));
    let description = localized(set.language(), option.description(), languages, |language| {
        option.description_in(language)
    });
    let doc_comment = option.description().is_some() && option.description_is_doc_comment();
    let has_none = option.description().is_none() && said.description && !description.is_stated();
    let next = || set.options().filter(|next| next.index() != option.index() && option.can_change_to(*next));
    OptionDefinition {
        value: option.value(),
        label,
        aliases: option.aliases().map(Into::into).collect(),
        description: if has_none { Localized::nothing() } else { description },
        doc_comment,
        color: stated(option.color(), said.color),
        external_value: stated(option.external_value(), said.external_value),
        invariant_name: stated(option.invariant_name(), said.invariant_name),
        hidden: Some(option.is_hidden()),
        state: option.state(),
        default_status: option.default_status(),
        transitions: set.enforces_transitions().then(|| next().map(OptionMetadata::value).collect()),
    }
}

fn stated(text: Option<&str>, said: bool) -> Stated<String> {
    match text {
        Some(text) => Stated::Value(text.into()),
        None if said => Stated::Nothing,
        None => Stated::Unstated,
    }
}

/// The text in the base language, which the enum may not name, and the texts in other languages.
fn localized(
    base: Option<u32>,
    text: Option<&str>,
    languages: &[u32],
    text_in: impl Fn(u32) -> Option<&'static str>,
) -> Localized {
    let base = match (base, text) {
        (_, None) => Localized::default(),
        (Some(language), Some(text)) => Localized::default().with_text(language, text),
        (None, Some(text)) => Localized::plain(text),
    };
    let others = languages.iter().filter_map(|&language| Some((language, text_in(language)?)));
    others.fold(base, |localized, (language, text)| localized.with_text(language, text))
}
