//! Each file writes one kind of record, and reads all its schema versions.

pub mod assessment;
pub mod framework;
pub mod level_examples;
pub mod person;
pub mod settings;
mod values;

pub(crate) use values::keyed;

use crate::model::RecordChange;

/// The key of the record that a change is about.
#[must_use]
pub fn key_of(edit: &RecordChange) -> String {
    match edit {
        RecordChange::Person(id, _) => person::key(id),
        RecordChange::Assessment(id, _) => assessment::key(id),
        RecordChange::Examples(id, _) => level_examples::key(id),
        RecordChange::Framework(id, _) => framework::key(id),
    }
}
