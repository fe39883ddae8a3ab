//! Turns the errors of serde and serde_json, which are in English and for developers, into
//! sentences.

use crate::i18n::tr;
use serde_path_to_error::{Path, Segment};

/// The sentence about an error, preceded by the path of the field.
pub(super) fn sentence(path: &Path, error: &serde_json::Error) -> String {
    let mut names = readable(path);
    let sentence = if error.is_data() { data(error) } else { syntax(error) };
    if message(error).starts_with("unknown field") {
        // The sentence names the field.
        names.pop();
    }
    if names.is_empty() { sentence } else { format!("{}: {sentence}", names.join(" › ")) }
}

/// The sentence about a text that is not JSON.
pub(super) fn syntax(error: &serde_json::Error) -> String {
    let (message, line, column) = (message(error), error.line(), error.column());
    if error.is_eof() {
        tr!("the text ends too early").to_owned()
    } else if message == "number out of range" {
        tr!("this number is out of range").to_owned()
    } else {
        tr!("the text is damaged in line {line}, column {column}", line, column)
    }
}

/// The sentence about JSON that does not fit its type. The errors of our own types are sentences
/// already.
fn data(error: &serde_json::Error) -> String {
    let message = message(error);
    let name = message.split('`').nth(1).unwrap_or_default();
    let wrong = message.strip_prefix("invalid type: ").or(message.strip_prefix("invalid length "));
    if message.starts_with("missing field ") {
        tr!("there is no “{name}”", name)
    } else if message.starts_with("unknown field ") {
        tr!("“{name}” is not known here", name)
    } else if message.starts_with("duplicate field ") {
        tr!("“{name}” occurs twice", name)
    } else if message.starts_with("invalid value: ") {
        tr!("this number is out of range").to_owned()
    } else if let Some((_, expected)) = wrong.and_then(|wrong| wrong.rsplit_once("expected ")) {
        expectation(expected).to_owned()
    } else {
        message
    }
}

/// The sentence about a value of the wrong type.
fn expectation(expected: &str) -> &'static str {
    match expected {
        "a string" => tr!("this should be a text"),
        "a boolean" => tr!("this should be true or false"),
        "a sequence" => tr!("this should be a list"),
        "u8" | "u64" | "i64" => tr!("this should be a whole number"),
        "f64" => tr!("this should be a number"),
        _ => tr!("this should be an object"),
    }
}

/// The message without the position that serde_json adds.
fn message(error: &serde_json::Error) -> String {
    let position = format!(" at line {} column {}", error.line(), error.column());
    let message = error.to_string();
    message.strip_suffix(&position).map_or(message.clone(), str::to_owned)
}

/// The names of the fields, from the outside in. Entries of lists count from 1.
fn readable(path: &Path) -> Vec<String> {
    let names = path.iter().filter_map(|segment| match segment {
        Segment::Seq { index } => Some((index + 1).to_string()),
        Segment::Map { key } => Some(key.clone()),
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use crate::storage::json::{Entries, List, from_str};

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "the test is about errors")]
    struct Sample {
        text: String,
        #[serde(default)]
        flag: bool,
        #[serde(default)]
        level: u8,
        #[serde(default)]
        count: i64,
        #[serde(default)]
        ratio: f64,
        #[serde(default)]
        list: List<String>,
        #[serde(default)]
        entries: Entries<String>,
    }

    /// The messages of serde are recognized by their wording, so each of them is tested.
    #[test]
    fn error_is_a_sentence_that_names_the_field() {
        for (json, expected) in [
            ("", "the text ends too early"),
            ("{\"text\":\"a", "text: the text ends too early"),
            ("{\"text\":\"a\"}x", "the text is damaged in line 1, column 13"),
            ("{\"text\":\"\\ud800\"}", "text: the text is damaged in line 1, column 16"),
            ("{\"text\" 1}", "the text is damaged in line 1, column 9"),
            ("{}", "there is no “text”"),
            ("7", "this should be an object"),
            ("{\"text\":7}", "text: this should be a text"),
            ("{\"text\":\"a\",\"text\":\"b\"}", "“text” occurs twice"),
            ("{\"text\":\"a\",\"colour\":1}", "“colour” is not known here"),
            ("{\"flag\":1}", "flag: this should be true or false"),
            ("{\"level\":\"a\"}", "level: this should be a whole number"),
            ("{\"level\":999}", "level: this number is out of range"),
            ("{\"level\":-1}", "level: this number is out of range"),
            ("{\"count\":null}", "count: this should be a whole number"),
            ("{\"ratio\":[]}", "ratio: this should be a number"),
            ("{\"ratio\":1e999}", "ratio: this number is out of range"),
            ("{\"list\":{}}", "list: this should be a list"),
            ("{\"list\":[\"a\",1]}", "list › 2: this should be a text"),
            ("{\"entries\":[]}", "entries: this should be an object"),
            ("{\"entries\":{\"a\":\"\",\"b\":0}}", "entries › b: this should be a text"),
            ("{\"entries\":{\"a\":\"\",\"a\":\"\"}}", "entries: “a” occurs twice"),
        ] {
            assert_eq!(from_str::<Sample>(json).unwrap_err(), expected, "{json}");
        }
    }
}
