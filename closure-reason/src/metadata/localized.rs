use alloc::string::String;
use alloc::vec::Vec;

/// A text in the languages that an environment has it in, each named by its [locale id][lcid], such as 1033 for English.
///
/// ```
/// use closure_reason::metadata::OptionSetDefinition;
///
/// let grade: OptionSetDefinition = serde_json::from_str(r#"{"Options": [], "DisplayName": {
///     "LocalizedLabels": [{"Label": "Grade", "LanguageCode": 1033}, {"Label": "Note", "LanguageCode": 1031}],
///     "UserLocalizedLabel": {"Label": "Note", "LanguageCode": 1031}
/// }}"#)?;
///
/// let name = grade.display_name();
/// assert_eq!(name.text(), Some("Note"));
/// assert_eq!((name.text_in(1033), name.text_in(1036)), (Some("Grade"), None));
/// assert!(name.iter().eq([(1033, "Grade"), (1031, "Note")]));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// [lcid]: https://learn.microsoft.com/openspecs/windows_protocols/ms-lcid/
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized {
    texts: Vec<(u32, String)>,
    user: Option<usize>,
}

impl Localized {
    /// A text that may be listed twice: among all languages, and as that of the user who asked.
    pub(super) fn new(mut texts: Vec<(u32, String)>, user: Option<(u32, String)>) -> Self {
        let user = user.map(|(language, text)| {
            texts.iter().position(|(listed, _)| *listed == language).unwrap_or_else(|| {
                texts.push((language, text));
                texts.len() - 1
            })
        });
        Self { texts, user }
    }

    /// The text in the language of the user who asked; where the answer does not say, the first that is listed; `None` where there
    /// is no text at all.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.texts.get(self.user.unwrap_or_default()).map(|(_, text)| &**text)
    }

    /// The text in a language; `None` where the environment has none in it.
    #[must_use]
    pub fn text_in(&self, language: u32) -> Option<&str> {
        self.texts.iter().find(|(listed, _)| *listed == language).map(|(_, text)| &**text)
    }

    /// All texts, each with its language, as the environment lists them.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        self.texts.iter().map(|(language, text)| (*language, &**text))
    }
}
