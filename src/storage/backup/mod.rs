//! Backups: all records in one file.
//!
//! ```json
//! {"kind":"rungs-backup","schema":1,"made_on":"2026-11-22","records":{"person/me":{},"assessment/current":{}}}
//! ```
//!
//! The records have the same envelopes as in storage. A file saved by the crash page can be
//! restored too: it contains the same texts by key.

mod restore_plan;
#[cfg(test)]
mod tests;
mod write;

pub use restore_plan::RestorePlan;
pub use write::write;

use crate::i18n::tr;
use crate::model::{
    Assessment, AssessmentId, Date, FrameworkId, LevelExamples, Person, PersonId, UserFramework,
};
use crate::storage::envelope::{Decoded, Stored, decode};
use crate::storage::json::{self, Entries, Header, RawValue};
use crate::storage::key_value::{KeyValue, PREFIX};
use crate::storage::record::{self, Record};
use crate::storage::records::{assessment, framework, level_examples, person};
use serde::{Deserialize, Serialize};

/// The `kind` of a backup.
pub const KIND: &str = "rungs-backup";
/// The `kind` of a file saved by the crash page.
const CRASH_PAGE_KIND: &str = "rescue";
/// The schema that is written.
const SCHEMA: u64 = 1;
/// The maximum size of a file in bytes, several times what local storage can hold.
pub const MAX_BYTES: usize = 64 << 20;

/// The revision of a record: the stored one, or the next one if the tab's value could not be
/// stored.
fn revision<T: Stored + PartialEq>(store: &impl KeyValue, key: &str, data: Option<&T>) -> u64 {
    let stored = record::open::<T>(store, key).record;
    stored.revision + u64::from(stored.data.as_ref() != data)
}

/// The content of a backup.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// The date; `None` for a file of the crash page.
    pub made_on: Option<Date>,
    people: Vec<(PersonId, Record<Person>)>,
    assessments: Vec<(AssessmentId, Record<Assessment>)>,
    examples: Vec<(FrameworkId, Record<LevelExamples>)>,
    frameworks: Vec<(FrameworkId, Record<UserFramework>)>,
    /// The names of records that cannot be read, with the reason.
    pub unreadable: Vec<(String, String)>,
}

/// Schema 1, and the file of the crash page, which has only `kind` and `records`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BackupV1 {
    kind: String,
    #[serde(default)]
    schema: Option<u64>,
    #[serde(default)]
    made_on: Option<Date>,
    /// By key without the common prefix. A record is an object, or its text as it is in storage.
    records: Entries<Box<RawValue>>,
}

/// Reads a backup.
///
/// # Errors
/// If it is not a backup, is from a later version, or is damaged. The message says what and where.
pub fn read(text: &str) -> Result<Backup, String> {
    let Header { kind, schema } = json::from_str(text)?;
    match kind.as_deref() {
        Some(KIND) if schema > Some(SCHEMA) => {
            return Err(tr!("it was made by a later version of Rungs").to_owned());
        }
        Some(KIND | CRASH_PAGE_KIND) => {}
        Some(kind) => return Err(tr!("it is a “{kind}”, not a backup of Rungs", kind)),
        None => return Err(tr!("it does not say what it is").to_owned()),
    }
    let BackupV1 { kind, made_on, records: Entries(records), .. } = json::from_str(text)?;
    if kind == KIND && made_on.is_none() {
        return Err(tr!("there is no “{name}”", name = "made_on"));
    }
    let mut backup = Backup {
        made_on,
        people: Vec::new(),
        assessments: Vec::new(),
        examples: Vec::new(),
        frameworks: Vec::new(),
        unreadable: Vec::new(),
    };
    for (name, json) in records {
        let name = name.strip_prefix(PREFIX).unwrap_or(&name);
        let copied_text = json::from_str::<String>(json.get()).ok();
        let is_known = backup.take(name, copied_text.as_deref().unwrap_or(json.get()));
        // A file of the crash page also has copies of settings and quarantined texts.
        if !is_known && copied_text.is_none() {
            let reason = tr!("no record has such a name").to_owned();
            backup.unreadable.push((name.to_owned(), reason));
        }
    }
    Ok(backup)
}

impl Backup {
    /// Reads a record; `name` is its key without the common prefix. Returns false if no kind of
    /// record has such a name.
    fn take(&mut self, name: &str, text: &str) -> bool {
        let key = format!("{PREFIX}{name}");
        let taken = if let Some(id) = key.strip_prefix(person::PREFIX) {
            self.accept(decode(text), |backup, record| {
                backup.people.push((PersonId::new(id), record));
            })
        } else if let Some(id) = key.strip_prefix(assessment::PREFIX) {
            if let Some(name) = assessment::name_of_schema_1(text) {
                let me = Person { name, ..Person::default() };
                self.people.push((Person::ME, Record { revision: 1, data: Some(me) }));
            }
            self.accept(decode(text), |backup, record| {
                backup.assessments.push((AssessmentId::new(id), record));
            })
        } else if let Some(id) = key.strip_prefix(level_examples::PREFIX) {
            self.accept(decode(text), |backup, record| {
                backup.examples.push((FrameworkId::new(id), record));
            })
        } else if let Some(id) = key.strip_prefix(framework::PREFIX) {
            self.accept(decode(text), |backup, record| {
                backup.frameworks.push((FrameworkId::new(id), record));
            })
        } else {
            return false;
        };
        if let Err(reason) = taken {
            self.unreadable.push((name.to_owned(), reason));
        }
        true
    }

    fn accept<T>(
        &mut self,
        decoded: Decoded<T>,
        put: impl FnOnce(&mut Self, Record<T>),
    ) -> Result<(), String> {
        match decoded {
            Decoded::Record { revision, data: Some(data), .. } => {
                put(self, Record { revision, data: Some(data) });
                Ok(())
            }
            // The record was deleted before the backup was made.
            Decoded::Record { data: None, .. } => Ok(()),
            Decoded::FutureVersion { .. } => {
                Err(tr!("it is of a later version of Rungs").to_owned())
            }
            Decoded::Unreadable { reason } => Err(reason),
        }
    }
}
