//! Finds all translatable texts in the source.

use crate::root;
use anyhow::{Context, Result};
use proc_macro2::{TokenStream, TokenTree};
use rungs::model::Framework;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The languages except English, by tag.
pub const TAGS: [&str; 3] = ["de", "es", "ja"];

/// Texts by key.
pub type Texts = BTreeMap<String, Text>;

/// A translatable text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Text {
    /// A text, with or without placeholders.
    Plain(String),
    /// A text that depends on a count: its forms for one and for other numbers.
    Counting(String, String),
}

/// All texts of the interface: those in `tr!`, `tr_plural!` and `message!` in the source, and in
/// `translate` in `boot.mjs`.
///
/// # Errors
/// If a file cannot be read, or if one of these calls has no literal text.
pub fn interface_texts() -> Result<Texts> {
    let mut found = Texts::new();
    for path in sources(&root().join("src"))? {
        if path.ends_with("i18n/message.rs") {
            continue;
        }
        let code = fs::read_to_string(&path)?;
        // Tests use the English texts. A declaration `mod tests;` may stand above other code.
        let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let tokens: TokenStream =
            code.parse().map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?;
        collect(tokens, &mut found).with_context(|| path.display().to_string())?;
    }
    let boot = fs::read_to_string(root().join("public/boot.mjs"))?;
    for said in boot.split("translate(\"").skip(1) {
        let (text, _) = said.split_once('"').context("boot.mjs: a text without a closing quote")?;
        found.insert(text.to_owned(), Text::Plain(text.to_owned()));
    }
    Ok(found)
}

/// All texts of the built-in framework.
#[must_use]
pub fn framework_texts() -> Texts {
    let texts = rungs::i18n::messages::builtin_framework::texts(Framework::builtin().draft());
    texts.into_iter().map(|text| (text.clone(), Text::Plain(text))).collect()
}

/// The missing translations of a language as JSON, with the English texts as values.
///
/// # Errors
/// If the source cannot be read.
pub fn missing(tag: &str) -> Result<String> {
    let known =
        fs::read_to_string(root().join(format!("languages/{tag}.json"))).unwrap_or_default();
    let known: Value = serde_json::from_str(&known).unwrap_or_default();
    let missing = |part: &str, texts: Texts| -> Value {
        let missing = texts.into_iter().filter(|(key, _)| known[part][key].is_null());
        let words = missing.map(|(key, text)| {
            let words = match text {
                Text::Plain(text) => Value::from(text),
                Text::Counting(one, other) => json!({ "one": one, "other": other }),
            };
            (key, words)
        });
        Value::Object(words.collect())
    };
    let parts = json!({
        "interface": missing("interface", interface_texts()?),
        "framework": missing("framework", framework_texts()),
    });
    Ok(serde_json::to_string_pretty(&parts)?)
}

/// A catalog for testing right-to-left layout: English with each word between direction marks. A
/// page that looks right with it does so in Arabic or Hebrew.
///
/// # Errors
/// If the source cannot be read.
pub fn pseudo_rtl_catalog() -> Result<String> {
    let all = |texts: Texts| -> Value {
        let words = texts.into_iter().map(|(key, text)| {
            let words = match text {
                Text::Plain(text) => Value::from(pseudo_rtl(&text)),
                Text::Counting(one, other) => {
                    json!({ "one": pseudo_rtl(&one), "other": pseudo_rtl(&other) })
                }
            };
            (key, words)
        });
        Value::Object(words.collect())
    };
    let parts =
        json!({ "interface": all(interface_texts()?), "framework": all(framework_texts()) });
    Ok(serde_json::to_string(&parts)?)
}

/// Adds direction marks to each word, except in placeholders.
fn pseudo_rtl(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let is_word = word.chars().all(char::is_alphabetic) && !word.is_empty();
        // U+202E starts right-to-left text; U+202C ends it.
        if is_word { format!("\u{202e}{word}\u{202c}") } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    Ok(found)
}

fn collect(tokens: TokenStream, found: &mut Texts) -> Result<()> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let before = |back: usize| at.checked_sub(back).map(|at| tokens[at].to_string());
        let is_call = before(1).as_deref() == Some("!");
        let name = before(2)
            .filter(|name| is_call && ["tr", "tr_plural", "message"].contains(&name.as_str()));
        if let Some(name) = name {
            let texts = literals(group.stream())?;
            let (key, text) = match (name.as_str(), &texts[..]) {
                ("tr", [text, ..]) | ("message", [text]) => {
                    (text.clone(), Text::Plain(text.clone()))
                }
                ("message", [text, meaning]) => {
                    (format!("{text}|{meaning}"), Text::Plain(text.clone()))
                }
                ("tr_plural", [one, other, ..]) => {
                    (other.clone(), Text::Counting(one.clone(), other.clone()))
                }
                _ => anyhow::bail!("{name}! without a text: {group}"),
            };
            found.insert(key, text);
        }
        collect(group.stream(), found)?;
    }
    Ok(())
}

/// The string literals in a list of arguments.
fn literals(tokens: TokenStream) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut is_first = true;
    for token in tokens {
        match token {
            TokenTree::Literal(literal) if is_first => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    found.push(text.value());
                }
                is_first = false;
            }
            TokenTree::Punct(punct) => is_first = punct.as_char() == ',',
            _ => is_first = false,
        }
    }
    Ok(found)
}
