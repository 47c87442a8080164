use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text in the languages that a source has it in, each named by its [locale id][lcid], such as
/// 1033 for English.
///
/// [lcid]: https://learn.microsoft.com/openspecs/windows_protocols/ms-lcid/
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized {
    /// The language is 0 if the source does not name it.
    texts: Vec<(u32, String)>,
    base: usize,
    stated: bool,
    /// A language for which the source has a second, different text, and that text.
    contradiction: Option<Box<(u32, String)>>,
}

/// Stands for a language that the source does not name. Dataverse has no language 0.
const UNNAMED: u32 = 0;

impl Localized {
    /// States that there is no text, in any language.
    pub fn nothing() -> Self {
        Self { stated: true, ..Self::default() }
    }

    /// A text in a language that the source does not name.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::nothing().with_text(UNNAMED, text)
    }

    /// Adds a text in a language. If there is a different one already, that one stays, and this one is a
    /// [`contradiction`](Self::contradiction).
    pub fn with_text(mut self, language: u32, text: impl Into<String>) -> Self {
        self.set(language, text.into());
        self
    }

    /// Sets the base language, that of [`text`](Self::text), if there is a text in it.
    pub fn with_base(mut self, language: u32) -> Self {
        self.base = self.at(language).unwrap_or(self.base);
        self
    }

    /// Without the texts that are empty. If a source lists only `""`, it states that there is no text.
    pub fn without_empty(mut self) -> Self {
        let base = self.texts.get(self.base).map(|(language, _)| *language);
        self.texts.retain(|(_, text)| !text.is_empty());
        self.base = base.and_then(|language| self.at(language)).unwrap_or(0);
        self
    }

    fn set(&mut self, language: u32, text: String) {
        self.stated = true;
        match self.at(language) {
            Some(at) if self.texts[at].1 == text => {}
            Some(_) => {
                self.contradiction.get_or_insert_with(|| Box::new((language, text)));
            }
            None => self.texts.push((language, text)),
        }
    }

    fn at(&self, language: u32) -> Option<usize> {
        self.texts.iter().position(|(listed, _)| *listed == language)
    }

    /// Whether the source says anything, even if only that there is no text.
    pub const fn is_stated(&self) -> bool {
        self.stated
    }

    /// Whether the source says nothing.
    pub const fn is_unstated(&self) -> bool {
        !self.stated
    }

    /// The text in the base language, which is that of the user who made the request; if the source
    /// does not say which it is, the first text listed; `None` if there is no text at all.
    pub fn text(&self) -> Option<&str> {
        self.texts.get(self.base).map(|(_, text)| &**text)
    }

    /// The language of [`text`](Self::text); `None` if there is no text, or if the source does not
    /// name its language.
    pub fn language(&self) -> Option<u32> {
        self.texts.get(self.base).map(|(language, _)| *language).filter(|&language| language != UNNAMED)
    }

    /// The text in a language, or in the one that the source does not name if it is 0; `None` if the
    /// source has none in it.
    pub fn text_in(&self, language: u32) -> Option<&str> {
        self.at(language).map(|at| &*self.texts[at].1)
    }

    /// The first language for which the source has two texts, with both. It is 0 if the source does not
    /// name it.
    pub fn contradiction(&self) -> Option<(u32, &str, &str)> {
        let (language, second) = &**self.contradiction.as_ref()?;
        Some((*language, self.text_in(*language)?, second))
    }

    /// All texts whose language is known, each with its language, as the source lists them.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        let named = self.texts.iter().filter(|(language, _)| *language != UNNAMED);
        named.map(|(language, text)| (*language, &**text))
    }

    /// Adds the texts of languages that are missing here. Returns the first language in which both
    /// have a text and the texts differ; then nothing is added. It is 0 if neither names the language.
    ///
    /// # Errors
    /// The language in which the texts differ.
    pub fn merge(&mut self, other: &Self) -> Result<(), u32> {
        let differs = |(language, text): &&(u32, String)| {
            self.at(*language).is_some_and(|at| self.texts[at].1 != *text)
        };
        if let Some((language, _)) = other.texts.iter().find(differs) {
            return Err(*language);
        }
        self.stated |= other.stated;
        for (language, text) in other.iter() {
            self.set(language, text.into());
        }
        if self.texts.is_empty() {
            self.texts.clone_from(&other.texts);
        }
        Ok(())
    }
}

/// The first text is the one in the base language. No texts at all state that there is none.
impl<T: Into<String>> FromIterator<(u32, T)> for Localized {
    fn from_iter<I: IntoIterator<Item = (u32, T)>>(texts: I) -> Self {
        texts
            .into_iter()
            .fold(Self::nothing(), |localized, (language, text)| localized.with_text(language, text))
    }
}

/// A text as JSON: the base language, if it is known, and all texts.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "`base` and `texts`")]
struct Texts<'a> {
    base: Option<u32>,
    texts: Vec<Text<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "`language` and `text`")]
struct Text<'a> {
    language: Option<u32>,
    text: Cow<'a, str>,
}

impl Serialize for Localized {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let base = self.language();
        let unnamed = self.text().filter(|_| base.is_none()).map(|text| (None, text));
        let named = self.iter().map(|(language, text)| (Some(language), text));
        let texts = unnamed.into_iter().chain(named);
        let texts = texts.map(|(language, text)| Text { language, text: text.into() }).collect();
        self.stated.then_some(Texts { base, texts }).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Localized {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Some(Texts { base, texts }) = Option::deserialize(deserializer)? else {
            return Ok(Self::default());
        };
        let all = texts.into_iter().fold(Self::nothing(), |all, Text { language, text }| {
            all.with_text(language.unwrap_or(UNNAMED), text)
        });
        Ok(all.with_base(base.unwrap_or(UNNAMED)))
    }
}

/// How messages name a language that two texts are in.
pub fn in_language(language: u32) -> String {
    if language == UNNAMED {
        "in a language that is not named".into()
    } else {
        format!("in language {language}")
    }
}

/// Empty texts of a description mean the same as none.
pub(super) fn description<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Localized, D::Error> {
    Localized::deserialize(deserializer).map(Localized::without_empty)
}
