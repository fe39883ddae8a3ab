//! Backups: all records in one file.
//!
//! ```json
//! {"kind":"rungs-backup","schema":2,"made_on":"2026-11-22","app":"1.0.0","records":{"person/me":{}}}
//! ```
//!
//! The records have the same envelopes as in storage. A file saved by the crash page can be
//! restored too: it contains the same texts by key.

mod restore_plan;
#[cfg(test)]
mod tests;
mod write;

pub use restore_plan::{Effect, PlannedRecord, RestorePlan};
pub use write::BackupWriter;

use crate::i18n::tr;
use crate::model::{AssessmentId, Date, Person};
use crate::storage::envelope::{Decoded, decode, encode};
use crate::storage::json::{self, Entries, Header, RawValue};
use crate::storage::key_value::PREFIX;
use crate::storage::records::registry::{TextState, error_of, merge_texts, state_of};
use crate::storage::records::settings::{self, Settings};
use crate::storage::records::{assessment, erasure, person};
use crate::storage::stamp::Stamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};

/// The `kind` of a backup.
pub const KIND: &str = "rungs-backup";
/// The `kind` of a file saved by the crash page.
const CRASH_PAGE_KIND: &str = "rescue";
/// The schema that is written.
const SCHEMA: u64 = 2;
/// The maximum size of a file in bytes, several times what local storage can hold.
pub const MAX_BYTES: usize = 64 << 20;

/// The content of a backup. A file with thousands of records is read in parts, so that the page
/// responds meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// The date; `None` for a file of the crash page.
    pub made_on: Option<Date>,
    /// The names and texts of the records that were not read yet.
    unread: VecDeque<(String, String)>,
    /// The texts of the records that can be read, by key.
    records: BTreeMap<String, String>,
    /// The names of records that cannot be read, with the reason.
    pub unreadable: Vec<(String, String)>,
}

/// Schemas 1 and 2, and the file of the crash page, which has only `kind` and `records`. Schema 2
/// added `app`, the settings, and the times of changes in the envelopes.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BackupV2 {
    kind: String,
    #[serde(default)]
    schema: Option<u64>,
    #[serde(default)]
    made_on: Option<Date>,
    /// The version of the app that wrote it.
    #[serde(default)]
    app: Option<String>,
    /// By key without the common prefix. A record is an object, or its text as it is in storage.
    records: Entries<Box<RawValue>>,
}

/// Reads a backup.
///
/// # Errors
/// If it is not a backup, is from a later version, or is damaged. The message says what and where.
pub fn read(text: &str) -> Result<Backup, String> {
    let mut backup = open(text)?;
    while backup.read_next() {}
    Ok(backup)
}

/// Opens a backup, whose records are read later.
///
/// # Errors
/// If it is not a backup, is from a later version, or is damaged. The message says what and where.
pub fn open(text: &str) -> Result<Backup, String> {
    let Header { kind, schema } = json::from_str(text)?;
    match kind.as_deref() {
        Some(KIND) if schema > Some(SCHEMA) => {
            return Err(tr!("it was made by a later version of Rungs").to_owned());
        }
        Some(KIND | CRASH_PAGE_KIND) => {}
        Some(kind) => return Err(tr!("it is a “{kind}”, not a backup of Rungs", kind)),
        None => return Err(tr!("it does not say what it is").to_owned()),
    }
    let BackupV2 { kind, made_on, records: Entries(records), .. } = json::from_str(text)?;
    if kind == KIND && made_on.is_none() {
        return Err(tr!("there is no “{name}”", name = "made_on"));
    }
    let unread = records.into_iter().map(|(name, json)| (name, json.get().to_owned())).collect();
    Ok(Backup { made_on, unread, records: BTreeMap::new(), unreadable: Vec::new() })
}

impl Backup {
    /// The number of records that were not read yet.
    #[must_use]
    pub fn unread_count(&self) -> usize {
        self.unread.len()
    }

    /// Reads the next record. Returns false if there is none.
    pub fn read_next(&mut self) -> bool {
        let Some((name, json)) = self.unread.pop_front() else { return false };
        let name = name.strip_prefix(PREFIX).unwrap_or(&name);
        let copied_text = json::from_str::<String>(&json).ok();
        let is_known = self.take(name, copied_text.as_deref().unwrap_or(&json));
        // A file of the crash page also has copies of quarantined texts.
        if !is_known && copied_text.is_none() {
            let reason = tr!("no record has such a name").to_owned();
            self.unreadable.push((name.to_owned(), reason));
        }
        true
    }

    /// The keys of the records that can be read.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        self.records.keys().cloned().collect()
    }

    /// Reads a record; `name` is its key without the common prefix. Returns false if no kind of
    /// record has such a name.
    fn take(&mut self, name: &str, text: &str) -> bool {
        let key = format!("{PREFIX}{name}");
        if key == erasure::KEY {
            // An erasure on another device does not erase data here.
            return true;
        }
        let Some(state) = state_of(&key, text, Stamp::ZERO) else { return false };
        let reason = match state {
            TextState::Readable | TextState::Erased => {
                if let Some(me) = assessment::person_of_schema_1(text) {
                    self.add(person::key(&Person::ME), encode(&me));
                }
                self.add(key, text.to_owned());
                return true;
            }
            TextState::FutureVersion => tr!("it is of a later version of Rungs").to_owned(),
            TextState::Unreadable => error_of(&key, text).unwrap_or_default(),
        };
        self.unreadable.push((name.to_owned(), reason));
        true
    }

    /// The assessment that was open when the backup was made.
    #[must_use]
    pub fn open_assessment(&self) -> Option<AssessmentId> {
        let text = self.records.get(settings::KEY)?;
        match decode::<Settings>(text) {
            Decoded::Record { record, .. } => record.data?.open,
            Decoded::FutureVersion { .. } | Decoded::Unreadable { .. } => None,
        }
    }

    fn add(&mut self, key: String, text: String) {
        let known = self.records.get(&key);
        let merged = known.and_then(|known| merge_texts(&key, known, &text));
        self.records.insert(key, merged.unwrap_or(text));
    }
}
