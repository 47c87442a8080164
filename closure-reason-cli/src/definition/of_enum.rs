use closure_reason::{OptionMetadata, OptionSetKind, OptionSetMetadata};

use super::{Localized, OptionDefinition, OptionSetDefinition, Stated};

/// What the attributes of an enum say.
///
/// A key that no option of the enum has is not stated; where some options have it, the others state
/// that they have none. That an option is not `hidden`, and that transitions are not enforced, is
/// always stated.
impl From<&'static OptionSetMetadata> for OptionSetDefinition {
    fn from(set: &'static OptionSetMetadata) -> Self {
        let languages: Vec<u32> =
            set.languages().filter(|&language| Some(language) != set.language()).collect();
        let said = Said::of(set);
        let options = set.options().map(|option| option_of(option, &languages, &said));
        let mut definition = Self::new(options)
            .with_enum_name(set.enum_name())
            .with_kind(set.kind())
            .with_display_name(localized(set.language(), set.display_name(), &languages, |language| {
                set.display_name_in(language)
            }));
        if let Some(table) = set.table() {
            definition = definition.with_table(table);
        }
        if let Some(column) = set.column() {
            definition = definition.with_column_name(column);
        }
        if let Some(name) = set.global().or(set.name()) {
            definition = definition.with_name(name).with_global(set.global().is_some());
        }
        if let Some(default) = set.default_option() {
            definition = definition.with_default(Stated::Value(default.value()));
        }
        if set.kind() == OptionSetKind::Status {
            definition = definition.with_enforced_transitions(set.enforces_transitions());
        }
        definition
    }
}

/// Which keys any option of the enum has.
#[expect(clippy::struct_excessive_bools, reason = "each key is there or not, whatever the others")]
struct Said {
    description: bool,
    color: bool,
    external_value: bool,
    invariant_name: bool,
}

impl Said {
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

fn option_of(option: OptionMetadata, languages: &[u32], said: &Said) -> OptionDefinition {
    let set = option.set();
    let label =
        localized(set.language(), Some(option.label()), languages, |language| option.label_in(language));
    let description = localized(set.language(), option.description(), languages, |language| {
        option.description_in(language)
    });
    let mut definition = OptionDefinition::new(option.value())
        .with_label(label)
        .with_color(stated(option.color(), said.color))
        .with_external_value(stated(option.external_value(), said.external_value))
        .with_invariant_name(stated(option.invariant_name(), said.invariant_name))
        .with_hidden(option.is_hidden());
    definition = option.aliases().fold(definition, OptionDefinition::with_alias);
    definition = match option.description() {
        Some(_) if option.description_is_doc_comment() => definition.with_doc_comment(description),
        None if said.description && !description.is_stated() => {
            definition.with_description(Localized::nothing())
        }
        _ => definition.with_description(description),
    };
    if let Some(state) = option.state() {
        definition = definition.with_state(state);
    }
    if let Some(default_status) = option.default_status() {
        definition = definition.with_default_status(default_status);
    }
    if set.enforces_transitions() {
        let next = set.options().filter(|next| next.index() != option.index() && option.can_change_to(*next));
        definition = definition.with_transitions(next.map(OptionMetadata::value).collect::<Vec<_>>());
    }
    definition
}

fn stated(text: Option<&str>, said: bool) -> Stated<String> {
    match text {
        Some(text) => Stated::Value(text.into()),
        None if said => Stated::Nothing,
        None => Stated::Unstated,
    }
}

/// The text in the base language, which the enum may not name, then the others.
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
