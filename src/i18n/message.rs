//! A text in the chosen language.

use crate::i18n::locale::current_locale;
use std::fmt::{self, Display};
use std::ops::Deref;

/// A text without blanks to fill, in English; it is read in the chosen language.
///
/// It is no `Clone`, so that methods find the text and not this.
#[derive(Debug)]
pub struct Message(&'static str);

impl Message {
    /// A phrase by its key: the English text and, where one English word means two things, `|` and which
    /// one it is. Made by `message!`.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self(key)
    }

    /// The text in the chosen language.
    #[must_use]
    pub fn get(&self) -> &'static str {
        let english = || split_at_byte(self.0, b'|').map_or(self.0, |(english, _)| english);
        current_locale().and_then(|tongue| tongue.find(self.0)).unwrap_or_else(english)
    }
}

/// What stands before a sign, and after it. Smaller than what the library has for any pattern.
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

/// An English text in the chosen language.
#[must_use]
pub fn translate(english: &'static str) -> &'static str {
    Message(english).get()
}

/// A text in the chosen language with its blanks filled: `{name}` by the value of that name.
#[must_use]
pub fn format(english: &'static str, values: &[(&str, &dyn Display)]) -> String {
    fill_placeholders(translate(english), values)
}

/// The same of a text that counts. English has two forms; other languages have theirs, by the name of
/// the plural category. `{count}` is the number.
#[must_use]
pub fn format_plural(
    count: usize,
    one: &'static str,
    other: &'static str,
    values: &[(&str, &dyn Display)],
) -> String {
    let foreign = current_locale().and_then(|tongue| tongue.find_plural(other, count));
    fill_placeholders(foreign.unwrap_or(if count == 1 { one } else { other }), values)
}

/// A number of things, as the chosen language writes it.
#[must_use]
pub fn format_count(count: usize) -> String {
    match current_locale() {
        Some(tongue) => (tongue.formatters.number)(tongue, count as f64),
        None => count.to_string(),
    }
}

/// The first blank of a text: what stands before it, its name, and what stands after it.
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

/// A text in the chosen language: `tr!("Close")` is a `&'static str`, and
/// `tr!("{level} since {day}", level, day = date::long(since))` a `String`.
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

/// A text that counts, in the chosen language: `tr_plural!(found, "1 result", "{count} results")`, with more
/// values after it as in `tr!`.
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

/// A constant text: `message!("Close")`, or `message!("Open", "not done")` where the English word alone
/// does not say which meaning it has.
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
    fn a_text_is_said_in_the_chosen_language() {
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
        // What the language lacks is English.
        let expected =
            ["Schließen", "Offen", "seit 3 Owns", "1 Ergebnis", "1200 Ergebnisse", "Undo"];
        assert_eq!(said(), expected);
        set_locale(None);
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let name = "{level} {";
        assert_eq!(tr!("{name} since {day}", name, day = ""), "{level} { since ");
    }
}
