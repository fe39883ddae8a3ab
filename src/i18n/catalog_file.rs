//! Catalog files: the translations of the interface and of the built-in framework into one
//! language.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::fmt;

/// Translations by their English text, in any order.
pub type Catalog = Vec<(String, String)>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CatalogFile {
    interface: Translations,
    framework: Translations,
}

/// Reads a catalog file: the messages of the interface, and those of the built-in framework.
///
/// # Errors
/// If it is not a catalog.
pub fn read(text: &str) -> Result<[Catalog; 2], serde_json::Error> {
    let CatalogFile { interface, framework } = serde_json::from_str(text)?;
    Ok([interface.0, framework.0])
}

/// An object with a translation for each English text.
struct Translations(Catalog);

impl<'de> Deserialize<'de> for Translations {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TranslationsVisitor)
    }
}

struct TranslationsVisitor;

impl<'de> Visitor<'de> for TranslationsVisitor {
    type Value = Translations;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Translations, A::Error> {
        let mut catalog = Vec::new();
        while let Some((english, Forms(forms))) = access.next_entry::<String, Forms>()? {
            let keyed =
                |(category, form): (String, String)| ([&*english, &*category].concat(), form);
            catalog.extend(forms.into_iter().map(keyed));
        }
        Ok(Translations(catalog))
    }
}

/// The forms of a translation by their suffix: "" for a text, "#one" for a plural category.
struct Forms(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Forms {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FormsVisitor)
    }
}

struct FormsVisitor;

impl<'de> Visitor<'de> for FormsVisitor {
    type Value = Forms;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a map")
    }

    fn visit_str<E>(self, text: &str) -> Result<Forms, E> {
        Ok(Forms(vec![(String::new(), text.to_owned())]))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Forms, A::Error> {
        let mut forms = Vec::new();
        while let Some((category, form)) = access.next_entry::<String, String>()? {
            forms.push((["#", &*category].concat(), form));
        }
        Ok(Forms(forms))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catalog_is_decoded_with_plural_forms() {
        let text = r#"{
            "interface": {"Close": "Zu", "{count} levels": {"one": "1 Stufe", "other": "{count} Stufen"}},
            "framework": {"Owns": "Trägt"}
        }"#;
        let [interface, framework] = read(text).unwrap();
        let owned = |(key, text): (&str, &str)| (key.to_owned(), text.to_owned());
        let expected = [
            ("Close", "Zu"),
            ("{count} levels#one", "1 Stufe"),
            ("{count} levels#other", "{count} Stufen"),
        ];
        assert_eq!(interface, expected.map(owned));
        assert_eq!(framework, [("Owns", "Trägt")].map(owned));
        assert!(read("<!doctype html>").is_err());
        assert!(read(r#"{"interface": {"Close": {"one": 1}}, "framework": {}}"#).is_err());
    }
}
