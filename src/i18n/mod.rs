//! German and English: texts, words of the model, errors, dates and numbers.
//!
//! Knows model, document and store, whose words and errors it puts into the user's language.
//! Both rims, `cli` and `ui`, speak through it.

pub mod changes;
pub mod damages;
pub mod due_words;
pub mod errors;
mod fields;
pub mod format;
mod names;
pub mod words;

pub use fields::field;
pub use names::Names;

use i18n_embed::LanguageLoader as _;
use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed::unic_langid::LanguageIdentifier;
use rust_embed::RustEmbed;

// A changed translation has to recompile what `tr!` checks at compile time.
const _: &str = include_str!("../../assets/translations/de/zirkel.ftl");
const _: &str = include_str!("../../assets/translations/en/zirkel.ftl");

#[derive(RustEmbed)]
#[folder = "assets/translations"]
struct Translations;

/// The interface's languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Lang {
    /// Deutsch.
    De,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which to offer them.
    pub const ALL: &[Self] = &[Self::De, Self::En];

    /// The language whose code this is ("de", "en"), with or without a region.
    pub fn from_code(code: &str) -> Option<Self> {
        let language = code.split(['-', '_', '.', '@']).next()?;
        match language.to_ascii_lowercase().as_str() {
            "de" => Some(Self::De),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The system's language, German where it is neither German nor English.
    pub fn of_system() -> Self {
        sys_locale::get_locales()
            .find_map(|locale| Self::from_code(&locale))
            .unwrap_or(Self::De)
    }

    fn id(self) -> LanguageIdentifier {
        // Both codes are valid; the default would be "und", for which the fallback is German.
        self.code().parse().unwrap_or_default()
    }

    /// Its ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }
}

/// The texts of one language. Ask through [`tr!`].
pub struct Texts {
    lang: Lang,
    loader: FluentLanguageLoader,
}

impl Texts {
    /// The texts of this language.
    pub fn new(lang: Lang) -> Self {
        let loader = FluentLanguageLoader::new("zirkel", Lang::De.id());
        // Both languages are compiled in and `i18n::tests` reads them: should loading fail all
        // the same, the ids are shown, which is better than no window.
        if let Err(error) = loader.load_languages(&Translations, &[lang.id()]) {
            tracing::error!(%error, "translations could not be loaded");
        }
        // No marks around what is put in: no font draws them.
        loader.set_use_isolating(false);
        Self { lang, loader }
    }

    /// Which language it is.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// For [`tr!`].
    #[doc(hidden)]
    pub const fn loader(&self) -> &FluentLanguageLoader {
        &self.loader
    }
}

/// A text by its id, checked at compile time: `tr!(texts, "undo")`, `tr!(texts, "found", count = 3)`.
macro_rules! tr {
    ($texts:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        i18n_embed_fl::fl!($texts.loader(), $id $(, $name = $value)*)
    };
}
pub(crate) use tr;

#[cfg(test)]
mod tests;
