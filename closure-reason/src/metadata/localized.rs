use alloc::string::String;
use alloc::vec::Vec;

/// A text in the languages that an environment has it in, each named by its code, such as 1033 for English.
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

    /// The text in the language of the user who asked; where the answer does not say, the first that is listed.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.texts.get(self.user.unwrap_or_default()).map(|(_, text)| &**text)
    }

    /// The text in a language.
    #[must_use]
    pub fn text_in(&self, language: u32) -> Option<&str> {
        self.texts.iter().find(|(listed, _)| *listed == language).map(|(_, text)| &**text)
    }

    /// All texts, each with its language, as the environment lists them.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        self.texts.iter().map(|(language, text)| (*language, &**text))
    }
}
