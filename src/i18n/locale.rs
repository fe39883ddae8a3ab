//! A locale: its messages, and how it formats dates and numbers.

use std::cell::Cell;

/// A language other than English.
#[derive(Debug)]
pub struct Locale {
    /// The BCP 47 language tag, such as "de".
    pub tag: String,
    /// Translations by key, sorted by key.
    messages: Vec<(String, String)>,
    /// How it formats dates and numbers.
    pub formatters: Formatters,
}

/// Formatting functions of a locale.
#[derive(Clone, Copy, Debug)]
pub struct Formatters {
    /// A date with the month's name. Takes the year, the month from 1, and the day of the month.
    pub day: fn(&Locale, [u16; 3]) -> String,
    /// A month and its year. Takes the year and the month from 1.
    pub month: fn(&Locale, [u16; 2]) -> String,
    /// A number with the locale's separators.
    pub number: fn(&Locale, f64) -> String,
    /// The CLDR plural category of a number: "one", "few", "other".
    pub plural: fn(&Locale, usize) -> String,
}

impl Locale {
    /// Creates a locale from its messages by key. The key of a plural form ends in `#` and the
    /// plural category.
    #[must_use]
    pub fn new(tag: String, mut words: Vec<(String, String)>, habits: Formatters) -> Self {
        words.sort_unstable();
        Self { tag, messages: words, formatters: habits }
    }

    /// The translation of a key.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&str> {
        let at = self.messages.binary_search_by(|(known, _)| known.as_str().cmp(key)).ok()?;
        Some(&self.messages[at].1)
    }

    /// The plural form of a translation. Falls back to the category "other".
    #[must_use]
    pub fn find_plural(&self, key: &str, count: usize) -> Option<&str> {
        // Not `concat`, which adds more code to the download.
        let of = |category: &str| self.find(&(key.to_owned() + "#" + category));
        of(&(self.formatters.plural)(self, count)).or_else(|| of("other"))
    }
}

thread_local! {
    static CURRENT: Cell<Option<&'static Locale>> = const { Cell::new(None) };
}

/// The current locale; `None` is English.
#[must_use]
pub fn current_locale() -> Option<&'static Locale> {
    CURRENT.get()
}

/// Sets the current locale. Texts that were already formatted do not change.
pub fn set_locale(locale: Option<&'static Locale>) {
    CURRENT.set(locale);
}
