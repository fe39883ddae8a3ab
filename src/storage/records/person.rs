//! The record of a person.

use crate::model::{Person, PersonId};
use crate::storage::json;
use crate::storage::stored::Stored;
use serde::{Deserialize, Serialize};

/// The key prefix.
pub const PREFIX: &str = "rungs/person/";

/// The key of a person.
#[must_use]
pub fn key(id: &PersonId) -> String {
    format!("{PREFIX}{id}")
}

/// Schema 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonV1 {
    name: String,
    archived: bool,
}

impl Stored for Person {
    const KIND: &'static str = "person";
    const SHARED_SCHEMA: u64 = 1;
    const SCHEMA: u64 = 2;

    fn to_data(&self) -> impl Serialize {
        PersonV1 { name: self.name.clone(), archived: self.archived }
    }

    fn from_data(_: u64, data: &str) -> Result<Self, String> {
        let PersonV1 { name, archived } = json::from_str(data)?;
        Ok(Self { name, archived })
    }
}
