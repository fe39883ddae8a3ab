//! Writes a backup.

use crate::model::Date;
use crate::storage::backup::{BackupV2, KIND, SCHEMA};
use crate::storage::json::{self, Entries, RawValue};
use crate::storage::key_value::{KeyValue, PREFIX};
use crate::storage::records::erasure;
use crate::storage::records::registry::{Exported, exported};
use crate::storage::stamp::Stamp;

/// The version of the app.
const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Writes a backup, record by record, so that the page responds while it writes thousands.
#[derive(Debug, Default)]
pub struct BackupWriter {
    records: Vec<(String, Box<RawValue>)>,
}

impl BackupWriter {
    /// Adds the record at a key, in the current schema. A record of a later version and a text that
    /// cannot be read are copied as they are. Other keys are skipped.
    pub fn add(&mut self, store: &dyn KeyValue, key: &str, erased_at: Stamp) {
        let (Some(name), Ok(Some(text))) = (key.strip_prefix(PREFIX), store.get(key)) else {
            return;
        };
        let record = match exported(key, &text, erased_at) {
            _ if key == erasure::KEY => None,
            Some(Exported::Record(record)) => Some(record),
            Some(Exported::Unsupported) => Some(json::to_raw(&text)),
            Some(Exported::Erased) | None => None,
        };
        self.records.extend(record.map(|record| (name.to_owned(), record)));
    }

    /// Adds texts that are not read, by key: those in whose place the tab shows its own record, and
    /// those in quarantine.
    pub fn add_unread(&mut self, texts: &[(String, String)]) {
        for (key, text) in texts {
            let name = key.strip_prefix(PREFIX).unwrap_or(key);
            let is_taken = self.records.iter().any(|(known, _)| known == name);
            let name = if is_taken { format!("set-aside/{name}") } else { name.to_owned() };
            self.records.push((name, json::to_raw(text)));
        }
    }

    /// The text of the backup.
    #[must_use]
    pub fn finish(self, made_on: Date) -> String {
        json::to_string(&BackupV2 {
            kind: KIND.to_owned(),
            schema: Some(SCHEMA),
            made_on: Some(made_on),
            app: Some(APP_VERSION.to_owned()),
            records: Entries(self.records),
        })
    }
}
