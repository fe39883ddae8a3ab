//! A language: its words, and how it writes days and numbers.

use std::cell::Cell;

/// A language other than English.
#[derive(Debug)]
pub struct Locale {
    /// Its tag (BCP 47): "de".
    pub tag: String,
    /// By key, in the order of the keys.
    messages: Vec<(String, String)>,
    /// How it writes what is no word.
    pub formatters: Formatters,
}

/// How a language writes what is no word.
#[derive(Clone, Copy, Debug)]
pub struct Formatters {
    /// A day (year, month from 1, day of the month), with the month's name.
    pub day: fn(&Locale, [u16; 3]) -> String,
    /// A month and its year (year, month from 1).
    pub month: fn(&Locale, [u16; 2]) -> String,
    /// A number, with the language's own marks.
    pub number: fn(&Locale, f64) -> String,
    /// The plural category of a number: "one", "few", "other".
    pub plural: fn(&Locale, usize) -> String,
}

impl Locale {
    /// A language with its words by key. The forms of a text that counts have `#` and the plural category
    /// after the key.
    #[must_use]
    pub fn new(tag: String, mut words: Vec<(String, String)>, habits: Formatters) -> Self {
        words.sort_unstable();
        Self { tag, messages: words, formatters: habits }
    }

    /// The words for a key.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&str> {
        let at = self.messages.binary_search_by(|(known, _)| known.as_str().cmp(key)).ok()?;
        Some(&self.messages[at].1)
    }

    /// The form of a text that counts.
    #[must_use]
    pub fn find_plural(&self, key: &str, count: usize) -> Option<&str> {
        let of = |category: &str| self.find(&[key, "#", category].concat());
        of(&(self.formatters.plural)(self, count)).or_else(|| of("other"))
    }
}

thread_local! {
    static CURRENT: Cell<Option<&'static Locale>> = const { Cell::new(None) };
}

/// The chosen language; `None` is English.
#[must_use]
pub fn current_locale() -> Option<&'static Locale> {
    CURRENT.get()
}

/// Chooses a language. What was said before stays as it was.
pub fn set_locale(tongue: Option<&'static Locale>) {
    CURRENT.set(tongue);
}
