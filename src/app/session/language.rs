//! Puts a language into use. `public/apply_preferences.js` chooses it when a page is loaded.

use crate::browser;
use crate::browser::locale::ENGLISH;
use crate::i18n::catalog_file::read;
use crate::i18n::messages::builtin_framework::translated;
use crate::i18n::{self, Locale};
use crate::model::{Framework, FrameworkDraft};

/// The available languages: tag and native name.
pub const LANGUAGES: [(&str, &str); 4] =
    [(ENGLISH, "English"), ("de", "Deutsch"), ("es", "Español"), ("ja", "日本語")];

/// Sets the locale from a catalog text. Returns false if it cannot be read.
pub fn set_locale(tag: &str, text: &str) -> bool {
    let Ok([interface, framework]) = read(text) else { return false };
    let locale = Locale::new(tag.to_owned(), interface, browser::locale::FORMATTERS);
    i18n::set_locale(Some(Box::leak(Box::new(locale))));
    let said =
        |words: &str| framework.iter().find(|(key, _)| key == words).map(|(_, said)| said.clone());
    Framework::translate(Some(|document: &FrameworkDraft| translated(document, said)));
    true
}

/// Puts English into use.
pub fn set_english() {
    i18n::set_locale(None);
    Framework::translate(None::<fn(&FrameworkDraft) -> FrameworkDraft>);
}
