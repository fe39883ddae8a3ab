//! Messages: texts that are translated when they are shown.

use crate::i18n::locale::current_locale;
use std::fmt::{self, Display};
use std::ops::Deref;

/// A text without placeholders, identified by its English wording and shown in the current locale.
///
/// Not `Clone`, so that method calls resolve to `str` and not to this type.
#[derive(Debug)]
pub struct Message(&'static str);

impl Message {
    /// Creates a message from its key: the English text, followed by `|` and the meaning if one
    /// English word has several. Use `message!` instead.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self(key)
    }

    /// The text in the current locale.
    #[must_use]
    pub fn get(&self) -> &'static str {
        let english = || split_at_byte(self.0, b'|').map_or(self.0, |(english, _)| english);
        current_locale().and_then(|locale| locale.find(self.0)).unwrap_or_else(english)
    }
}

/// Texts with a separator between them. The standard library's `join` adds more code to the download.
#[must_use]
pub fn join<T: AsRef<str>>(texts: &[T], separator: &str) -> String {
    let mut joined = String::new();
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            joined.push_str(separator);
        }
        joined.push_str(text.as_ref());
    }
    joined
}

/// Splits at the first occurrence of an ASCII byte. `str::split_once` adds more code to the
/// download.
fn split_at_byte(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == sign)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

impl Deref for Message {
    type Target = str;

    fn deref(&self) -> &str {
        self.get()
    }
}

impl Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.get())
    }
}

impl From<Message> for &'static str {
    fn from(phrase: Message) -> Self {
        phrase.get()
    }
}

impl From<Message> for String {
    fn from(phrase: Message) -> Self {
        phrase.get().to_owned()
    }
}

/// The translation of an English text in the current locale.
#[must_use]
pub fn translate(english: &'static str) -> &'static str {
    Message(english).get()
}

/// A translated text with its placeholders filled: `{name}` becomes the value of that name.
#[must_use]
pub fn format(english: &'static str, values: &[(&str, &dyn Display)]) -> String {
    fill_placeholders(translate(english), values)
}

/// As [`format()`], for a text that depends on a count. English has the forms `one` and `other`; a
/// locale has a form for each of its plural categories. `{count}` is the number.
#[must_use]
pub fn format_plural(
    count: usize,
    one: &'static str,
    other: &'static str,
    values: &[(&str, &dyn Display)],
) -> String {
    let foreign = current_locale().and_then(|locale| locale.find_plural(other, count));
    fill_placeholders(foreign.unwrap_or(if count == 1 { one } else { other }), values)
}

/// A count, formatted for the current locale.
#[must_use]
pub fn format_count(count: usize) -> String {
    match current_locale() {
        Some(locale) => (locale.formatters.number)(locale, count as f64),
        None => count.to_string(),
    }
}

/// Splits a text at its first placeholder: the text before, the placeholder's name, and the text
/// after.
#[must_use]
pub fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = split_at_byte(text, b'{')?;
    let (name, after) = split_at_byte(rest, b'}').unwrap_or((rest, ""));
    Some((words, name, after))
}

fn fill_placeholders(mut text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::new();
    while let Some((words, name, after)) = next_placeholder(text) {
        out.push_str(words);
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            out.push_str(&value.to_string());
        }
        text = after;
    }
    out.push_str(text);
    out
}

/// Translates a text: `tr!("Close")` is a `&'static str`, and `tr!("{level} since {day}", level,
/// day = dates::long(since))` is a `String`.
macro_rules! tr {
    ($english:literal) => {
        $crate::i18n::translate($english)
    };
    ($english:literal, $($name:ident $(= $value:expr)?),+ $(,)?) => {
        $crate::i18n::format($english, &[$((stringify!($name), &$crate::i18n::tr!(@ $name $($value)?))),+])
    };
    (@ $name:ident) => { $name };
    (@ $name:ident $value:expr) => { $value };
}

/// Translates a text that depends on a count: `tr_plural!(found, "1 result", "{count} results")`.
/// More values may follow, as in `tr!`.
macro_rules! tr_plural {
    ($count:expr, $one:literal, $other:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::i18n::format_plural(
            $count,
            $one,
            $other,
            &[
                ("count", &$crate::i18n::format_count($count)),
                $((stringify!($name), &$crate::i18n::tr!(@ $name $($value)?))),*
            ],
        )
    };
}

/// A constant text: `message!("Close")`, or `message!("Open", "not done")` if the English word has
/// several meanings.
macro_rules! message {
    ($english:literal) => {
        $crate::i18n::Message::new($english)
    };
    ($english:literal, $meaning:literal) => {
        $crate::i18n::Message::new(concat!($english, "|", $meaning))
    };
}

pub(crate) use {message, tr, tr_plural};

#[cfg(test)]
mod tests {
    use crate::i18n::{Formatters, Locale, set_locale};

    const HABITS: Formatters = Formatters {
        day: |_, [year, month, day]| format!("{day}.{month}.{year}"),
        month: |_, [year, month]| format!("{month}/{year}"),
        number: |_, number| number.to_string(),
        plural: |_, count| if count == 1 { "one" } else { "other" }.to_owned(),
    };

    fn german() -> &'static Locale {
        let words = [
            ("Close", "Schließen"),
            ("Open|not done", "Offen"),
            ("{level} since {day}", "seit {day} {level}"),
            ("{count} results#one", "{count} Ergebnis"),
            ("{count} results#other", "{count} Ergebnisse"),
        ];
        let words = words.map(|(key, text)| (key.to_owned(), text.to_owned())).into();
        Box::leak(Box::new(Locale::new("de".to_owned(), words, HABITS)))
    }

    #[test]
    fn message_is_translated_to_current_locale() {
        const CLOSE: crate::i18n::Message = message!("Close");
        let said = || {
            let (level, found) = ("Owns", 1200);
            [
                CLOSE.to_owned(),
                message!("Open", "not done").to_string(),
                tr!("{level} since {day}", level, day = 3).to_owned(),
                tr_plural!(1, "1 result", "{count} results"),
                tr_plural!(found, "1 result", "{count} results"),
                tr!("Undo").to_owned(),
            ]
        };
        assert_eq!(said(), ["Close", "Open", "Owns since 3", "1 result", "1200 results", "Undo"]);
        set_locale(Some(german()));
        // Without a translation the text is English.
        let expected =
            ["Schließen", "Offen", "seit 3 Owns", "1 Ergebnis", "1200 Ergebnisse", "Undo"];
        assert_eq!(said(), expected);
        set_locale(None);
    }

    #[test]
    fn inserted_value_is_not_expanded() {
        let name = "{level} {";
        assert_eq!(tr!("{name} since {day}", name, day = ""), "{level} { since ");
    }
}
