//! JSON with serde_json. Errors are sentences in the visitor's language that name the field.

mod entries;
mod error;
mod list;

pub use entries::Entries;
pub use list::List;
pub use serde_json::value::RawValue;

use serde::de::{Deserialize, Deserializer};
use serde::ser::Serialize;

/// The maximum number of entries in an object or list. A browser cannot store more records.
const MAX_ENTRIES: usize = 20_000;

/// Parses a text.
///
/// # Errors
/// If it is not JSON, or a field is missing, unknown or invalid. The message says which.
pub fn from_str<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, String> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut deserializer)
        .map_err(|error| error::sentence(error.path(), error.inner()))?;
    deserializer.end().map_err(|error| error::syntax(&error))?;
    Ok(value)
}

/// Writes a value as JSON on one line.
pub fn to_string(value: &impl Serialize) -> String {
    to_raw(value).get().to_owned()
}

/// Writes a value as JSON that can be part of another value.
pub fn to_raw(value: &impl Serialize) -> Box<RawValue> {
    #[expect(clippy::expect_used, reason = "our types have text keys and finite numbers")]
    serde_json::value::to_raw_value(value).expect("a value without invalid keys")
}

/// Reads a field that may be `null` but must exist. For `#[serde(deserialize_with)]`.
///
/// # Errors
/// If the value is invalid.
pub fn nullable<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Option::deserialize(deserializer)
}

/// The kind and schema of a JSON text. Other fields are ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Header {
    /// The kind of record or file.
    pub kind: Option<String>,
    /// The schema.
    pub schema: Option<u64>,
}
