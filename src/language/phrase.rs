//! A text in the chosen language.

use super::tongue::chosen;
use std::fmt::{self, Display};
use std::ops::Deref;

/// A text without blanks to fill, in English; it is read in the chosen language.
///
/// It is no `Clone`, so that methods find the text and not this.
#[derive(Debug)]
pub struct Phrase(&'static str);

impl Phrase {
    /// A phrase by its key: the English text and, where one English word means two things, `|` and which
    /// one it is. Made by `phrase!`.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self(key)
    }

    /// The text in the chosen language.
    #[must_use]
    pub fn get(&self) -> &'static str {
        let english = || before(self.0, b'|').map_or(self.0, |(english, _)| english);
        chosen().and_then(|tongue| tongue.find(self.0)).unwrap_or_else(english)
    }
}

/// What stands before a sign, and after it. Smaller than what the library has for any pattern.
fn before(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == sign)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

impl Deref for Phrase {
    type Target = str;

    fn deref(&self) -> &str {
        self.get()
    }
}

impl Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.get())
    }
}

impl From<Phrase> for &'static str {
    fn from(phrase: Phrase) -> Self {
        phrase.get()
    }
}

impl From<Phrase> for String {
    fn from(phrase: Phrase) -> Self {
        phrase.get().to_owned()
    }
}

/// An English text in the chosen language.
#[must_use]
pub fn said(english: &'static str) -> &'static str {
    Phrase(english).get()
}

/// A text in the chosen language with its blanks filled: `{name}` by the value of that name.
#[must_use]
pub fn fill(english: &'static str, values: &[(&str, &dyn Display)]) -> String {
    filled(said(english), values)
}

/// The same of a text that counts. English has two forms; other languages have theirs, by the name of
/// the plural category. `{count}` is the number.
#[must_use]
pub fn count(
    count: usize,
    one: &'static str,
    other: &'static str,
    values: &[(&str, &dyn Display)],
) -> String {
    let foreign = chosen().and_then(|tongue| tongue.find_plural(other, count));
    filled(foreign.unwrap_or(if count == 1 { one } else { other }), values)
}

/// A number of things, as the chosen language writes it.
#[must_use]
pub fn digits(count: usize) -> String {
    match chosen() {
        Some(tongue) => (tongue.habits.number)(tongue, count as f64),
        None => count.to_string(),
    }
}

/// The first blank of a text: what stands before it, its name, and what stands after it.
#[must_use]
pub fn blank(text: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = before(text, b'{')?;
    let (name, after) = before(rest, b'}').unwrap_or((rest, ""));
    Some((words, name, after))
}

fn filled(mut text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::new();
    while let Some((words, name, after)) = blank(text) {
        out.push_str(words);
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            out.push_str(&value.to_string());
        }
        text = after;
    }
    out.push_str(text);
    out
}

/// A text in the chosen language: `t!("Close")` is a `&'static str`, and
/// `t!("{level} since {day}", level, day = date::long(since))` a `String`.
macro_rules! t {
    ($english:literal) => {
        $crate::language::said($english)
    };
    ($english:literal, $($name:ident $(= $value:expr)?),+ $(,)?) => {
        $crate::language::fill($english, &[$((stringify!($name), &$crate::language::t!(@ $name $($value)?))),+])
    };
    (@ $name:ident) => { $name };
    (@ $name:ident $value:expr) => { $value };
}

/// A text that counts, in the chosen language: `n!(found, "1 result", "{count} results")`, with more
/// values after it as in `t!`.
macro_rules! n {
    ($count:expr, $one:literal, $other:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::language::count(
            $count,
            $one,
            $other,
            &[
                ("count", &$crate::language::digits($count)),
                $((stringify!($name), &$crate::language::t!(@ $name $($value)?))),*
            ],
        )
    };
}

/// A constant text: `phrase!("Close")`, or `phrase!("Open", "not done")` where the English word alone
/// does not say which meaning it has.
macro_rules! phrase {
    ($english:literal) => {
        $crate::language::Phrase::new($english)
    };
    ($english:literal, $meaning:literal) => {
        $crate::language::Phrase::new(concat!($english, "|", $meaning))
    };
}

pub(crate) use {n, phrase, t};

#[cfg(test)]
mod tests {
    use crate::language::{Habits, Tongue, speak};

    const HABITS: Habits = Habits {
        day: |_, [year, month, day]| format!("{day}.{month}.{year}"),
        month: |_, [year, month]| format!("{month}/{year}"),
        number: |_, number| number.to_string(),
        plural: |_, count| if count == 1 { "one" } else { "other" }.to_owned(),
    };

    fn german() -> &'static Tongue {
        let words = [
            ("Close", "Schließen"),
            ("Open|not done", "Offen"),
            ("{level} since {day}", "seit {day} {level}"),
            ("{count} results#one", "{count} Ergebnis"),
            ("{count} results#other", "{count} Ergebnisse"),
        ];
        let words = words.map(|(key, text)| (key.to_owned(), text.to_owned())).into();
        Box::leak(Box::new(Tongue::new("de".to_owned(), words, HABITS)))
    }

    #[test]
    fn a_text_is_said_in_the_chosen_language() {
        const CLOSE: crate::language::Phrase = phrase!("Close");
        let said = || {
            let (level, found) = ("Owns", 1200);
            [
                CLOSE.to_owned(),
                phrase!("Open", "not done").to_string(),
                t!("{level} since {day}", level, day = 3).to_owned(),
                n!(1, "1 result", "{count} results"),
                n!(found, "1 result", "{count} results"),
                t!("Undo").to_owned(),
            ]
        };
        assert_eq!(said(), ["Close", "Open", "Owns since 3", "1 result", "1200 results", "Undo"]);
        speak(Some(german()));
        // What the language lacks is English.
        let expected =
            ["Schließen", "Offen", "seit 3 Owns", "1 Ergebnis", "1200 Ergebnisse", "Undo"];
        assert_eq!(said(), expected);
        speak(None);
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let name = "{level} {";
        assert_eq!(t!("{name} since {day}", name, day = ""), "{level} { since ");
    }
}
