//! A person as a record.

use crate::model::{Person, PersonId};
use crate::storage::envelope::Stored;
use crate::storage::json::{Fields, Json};

/// What the keys of people begin with.
pub const PREFIX: &str = "rungs/person/";

/// Where a person is kept.
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
