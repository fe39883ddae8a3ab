//! The record of a person.

use crate::model::{Person, PersonId};
use crate::storage::envelope::Stored;
use crate::storage::json::{Fields, Json};

/// The key prefix.
pub const PREFIX: &str = "rungs/person/";

/// The key of a person.
#[must_use]
pub fn key(id: &PersonId) -> String {
    format!("{PREFIX}{id}")
}

impl Stored for Person {
    const KIND: &'static str = "person";
    const SCHEMA: u64 = 1;

    fn to_json(&self) -> Json {
        Json::object([
            ("name", Json::text(self.name.as_str())),
            ("archived", Json::Bool(self.archived)),
        ])
    }

    fn from_json(_: u64, json: Json) -> Result<Self, String> {
        let mut fields = Fields::of(json)?;
        let person = Self { name: fields.text("name")?, archived: fields.bool("archived")? };
        fields.end()?;
        Ok(person)
    }
}
