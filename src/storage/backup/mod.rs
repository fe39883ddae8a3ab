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
use crate::storage::envelope::{self, Decoded, Stored, decode};
use crate::storage::json::{Fields, Json};
use crate::storage::key_value::{KeyValue, PREFIX};
use crate::storage::record::{self, Record};
use crate::storage::records::{assessment, framework, level_examples, person};

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

/// Reads a backup from parsed JSON.
///
/// # Errors
/// If it is not a backup, is from a later version, or is damaged. The message says what and where.
pub fn from_json(json: Json) -> Result<Backup, String> {
    let mut fields = Fields::of(json)?;
    let kind = fields.text("kind").map_err(|_| tr!("it does not say what it is").to_owned())?;
    let mut backup = Backup {
        made_on: None,
        people: Vec::new(),
        assessments: Vec::new(),
        examples: Vec::new(),
        frameworks: Vec::new(),
        unreadable: Vec::new(),
    };
    match kind.as_str() {
        KIND => {
            let schema = fields.count("schema")?;
            if schema > SCHEMA {
                return Err(tr!("it was made by a later version of Rungs").to_owned());
            }
            backup.made_on = Some(fields.text("made_on")?.parse()?);
        }
        CRASH_PAGE_KIND => {}
        _ => return Err(tr!("it is a “{kind}”, not a backup of Rungs", kind)),
    }
    for (name, json) in Fields::of(fields.take("records")?)?.all() {
        let name = name.strip_prefix(PREFIX).map_or(name.clone(), str::to_owned);
        backup.take(&name, json);
    }
    fields.end()?;
    Ok(backup)
}

impl Backup {
    /// Reads a record; `name` is its key without the common prefix.
    fn take(&mut self, name: &str, json: Json) {
        let key = format!("{PREFIX}{name}");
        let taken = if let Some(id) = key.strip_prefix(person::PREFIX) {
            self.accept(decoded(json), |backup, record| {
                backup.people.push((PersonId::new(id), record));
            })
        } else if let Some(id) = key.strip_prefix(assessment::PREFIX) {
            if let Json::Text(text) = &json
                && let Some(name) = assessment::name_of_schema_1(text)
            {
                let me = Person { name, ..Person::default() };
                self.people.push((Person::ME, Record { revision: 1, data: Some(me) }));
            }
            self.accept(decoded(json), |backup, record| {
                backup.assessments.push((AssessmentId::new(id), record));
            })
        } else if let Some(id) = key.strip_prefix(level_examples::PREFIX) {
            self.accept(decoded(json), |backup, record| {
                backup.examples.push((FrameworkId::new(id), record));
            })
        } else if let Some(id) = key.strip_prefix(framework::PREFIX) {
            self.accept(decoded(json), |backup, record| {
                backup.frameworks.push((FrameworkId::new(id), record));
            })
        } else if matches!(json, Json::Text(_)) {
            // Settings and quarantined texts in a file of the crash page are ignored.
            Ok(())
        } else {
            Err(tr!("no record has such a name").to_owned())
        };
        if let Err(reason) = taken {
            self.unreadable.push((name.to_owned(), reason));
        }
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

fn decoded<T: Stored>(json: Json) -> Decoded<T> {
    match json {
        Json::Text(text) => decode(&text),
        json => envelope::decode_json(json).unwrap_or_else(|reason| Decoded::Unreadable { reason }),
    }
}
