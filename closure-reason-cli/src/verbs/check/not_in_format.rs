//! What was not compared in an enum, and why: most often because the format does not contain it.

use crate::definition::{
    Aspect, Localized, NotCompared, OptionDefinition, OptionSetDefinition, Reason, Stated,
};
use crate::enums::attributes;
use crate::source::{MetadataFormat, Sourced};

/// Whether the enum says by a missing key what the metadata states explicitly, such as that there is
/// no color.
pub fn is_implied(left_out: &NotCompared, ours: &OptionSetDefinition, theirs: &OptionSetDefinition) -> bool {
    // A global set belongs to no table.
    if ours.global == Some(true) && matches!(left_out.aspect, Aspect::Table | Aspect::Column) {
        return true;
    }
    if left_out.reason != Reason::OursUnstated || left_out.language.is_some() {
        return false;
    }
    let is_nothing = |text: &Localized| text.is_stated() && text.text().is_none_or(str::is_empty);
    if !left_out.values.is_empty() {
        let is_nothing = |option: &OptionDefinition| match left_out.aspect {
            Aspect::Color => option.color.as_deref() == Stated::Nothing,
            Aspect::ExternalValue => option.external_value.as_deref() == Stated::Nothing,
            Aspect::InvariantName => option.invariant_name.as_deref() == Stated::Nothing,
            Aspect::Description => is_nothing(&option.description),
            _ => false,
        };
        let mut options = left_out.values.iter().map(|&value| theirs.option(value));
        return options.all(|option| option.is_some_and(is_nothing));
    }
    match left_out.aspect {
        Aspect::Name => match (theirs.name.as_deref(), ours.table.as_deref(), ours.column.as_deref()) {
            (Some(name), Some(table), Some(column)) => name == format!("{table}_{column}"),
            _ => false,
        },
        Aspect::Global => theirs.global == Some(false) && ours.column.is_some(),
        Aspect::Default => theirs.default == Stated::Nothing,
        Aspect::DisplayName => is_nothing(&theirs.display_name),
        Aspect::ColumnDisplayName => is_nothing(&theirs.column_display_name),
        Aspect::Description => is_nothing(&theirs.description),
        _ => false,
    }
}

/// What messages call the property. Both the set and its options have a description.
pub fn aspect(left_out: &NotCompared) -> String {
    match left_out.aspect {
        Aspect::Description if left_out.values.is_empty() => "description of the set".to_owned(),
        aspect => aspect.to_string(),
    }
}

/// Whether an enum has no attribute for it.
fn has_no_key(left_out: &NotCompared) -> bool {
    match left_out.aspect {
        Aspect::SchemaName | Aspect::Selection | Aspect::ColumnDisplayName => true,
        Aspect::Description => left_out.values.is_empty(),
        _ => false,
    }
}

/// Why something was not compared, in the words of `check`: enum against metadata.
pub fn why(left_out: &NotCompared, set: &Sourced<OptionSetDefinition>) -> String {
    let format = format_words(set.origin.format);
    match left_out.reason {
        Reason::OursUnstated if has_no_key(left_out) => "an enum has no key for it".into(),
        Reason::OursUnstated => "the enum does not say".into(),
        Reason::TheirsUnstated if left_out.aspect == Aspect::Aliases => "only enums have aliases".into(),
        Reason::TheirsUnstated if has_empty_descriptions(left_out, &set.what) => {
            "the metadata describes no option".into()
        }
        Reason::TheirsUnstated if has_empty_labels(left_out, &set.what) => {
            "the metadata labels no option".into()
        }
        Reason::TheirsUnstated => format!("{format} does not say"),
        Reason::NeitherStated => "neither side says".into(),
        Reason::DocComment => "a doc comment is not Dataverse's text".into(),
        Reason::TheirsIncomplete => format!("{format} may not have every option"),
        Reason::NotAsked => "`--order` compares it".into(),
        Reason::OursIncomplete => "the enum may not have every option".into(),
    }
}

/// Whether the metadata has a description of such an option, and all of them are empty.
fn has_empty_descriptions(left_out: &NotCompared, theirs: &OptionSetDefinition) -> bool {
    let stated = |&value: &i32| theirs.option(value).is_some_and(|option| option.description.is_stated());
    left_out.aspect == Aspect::Description
        && left_out.language.is_none()
        && left_out.values.first().is_some_and(stated)
}

/// Whether the metadata has a label of such an option, and all of them are empty.
fn has_empty_labels(left_out: &NotCompared, theirs: &OptionSetDefinition) -> bool {
    left_out.aspect == Aspect::Label && attributes::without_labels(theirs).is_some()
}

fn format_words(format: MetadataFormat) -> &'static str {
    match format {
        MetadataFormat::BuiltIn => "the command",
        MetadataFormat::WebApi => "the Web API's JSON",
        MetadataFormat::Stringmaps => "the stringmap table",
        MetadataFormat::Solution => "the solution",
        MetadataFormat::LakeCsv => "the lake's CSV",
        MetadataFormat::EntityMetadata => "the lake's JSON",
        MetadataFormat::CanvasApp => "the canvas app",
        MetadataFormat::SdkXml => "the SDK's XML",
        MetadataFormat::Sheet => "the sheet",
        MetadataFormat::CodeApp => "the code app's schema",
        MetadataFormat::List => "the list",
        MetadataFormat::Rust => "the other Rust file",
    }
}
