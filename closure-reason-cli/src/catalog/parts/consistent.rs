//! Whether one input says one thing about each option of a set.

use closure_reason::OptionSetKind;

use crate::catalog::merge;
use crate::definition::{OptionDefinition, OptionSetDefinition, Options, in_language};
use crate::report::terminal::quoted;
use crate::source::{LeftOut, Sourced, Why};

/// The set, each value once. If the input contradicts itself about an option, nobody knows what its
/// number means, and the set is left out.
pub(super) fn consistent(
    set: Sourced<OptionSetDefinition>,
) -> Result<Sourced<OptionSetDefinition>, Box<LeftOut>> {
    let Sourced { mut what, origin } = set;
    let mut contradiction = what.options.iter().find_map(label_contradiction).or_else(|| not_yes_no(&what));
    if contradiction.is_none() && what.options.has_repeats() {
        match merge::repeated_options(&what) {
            Ok(options) => what.options = options,
            Err(difference) => contradiction = Some(difference),
        }
    }
    match contradiction {
        None => Ok(Sourced { what, origin }),
        Some(contradiction) => Err(Box::new(LeftOut {
            column: OptionSetDefinition { options: Options::default(), ..what },
            place: origin.to_string(),
            why: Why::Contradiction(contradiction),
        })),
    }
}

fn label_contradiction(option: &OptionDefinition) -> Option<String> {
    let (language, first, second) = option.label.contradiction()?;
    let (value, language) = (option.value, in_language(language));
    Some(format!("the label of {value} {language} is {}, and also {}", quoted(first), quoted(second)))
}

fn not_yes_no(set: &OptionSetDefinition) -> Option<String> {
    let other = set.options.iter().find(|option| !matches!(option.value, 0 | 1))?.value;
    (set.kind == Some(OptionSetKind::Boolean))
        .then(|| format!("a yes/no column has the values 0 and 1, and not {other}"))
}
