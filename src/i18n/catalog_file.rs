//! Catalog files: the translations of the interface and of the built-in framework into one
//! language.

use crate::i18n::tr;
use crate::storage::json::{Fields, Json};

/// Translations by their English text, in any order.
pub type Catalog = Vec<(String, String)>;

/// Reads a catalog file: the messages of the interface, and those of the built-in framework.
///
/// # Errors
/// If it is not a catalog. The message says why.
pub fn read(text: &str) -> Result<[Catalog; 2], String> {
    let mut fields = Fields::of(Json::read(text)?)?;
    let parts = [words(fields.take("interface")?)?, words(fields.take("framework")?)?];
    fields.end()?;
    Ok(parts)
}

/// A plural message has a form for each plural category.
fn words(json: Json) -> Result<Catalog, String> {
    let mut found = Vec::new();
    for (key, value) in Fields::of(json)?.all() {
        match value {
            Json::Text(text) => found.push((key, text)),
            forms => {
                for (category, form) in Fields::of(forms)?.all() {
                    let Json::Text(form) = form else {
                        return Err(tr!("“{name}” should be a text", name = key));
                    };
                    found.push(([&key, "#", &category].concat(), form));
                }
            }
        }
    }
    Ok(found)
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
