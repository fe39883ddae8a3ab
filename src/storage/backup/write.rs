//! Writes a backup.

use crate::model::Date;
use crate::storage::backup::{BackupV2, KIND, SCHEMA};
use crate::storage::json::{self, Entries, RawValue};
use crate::storage::key_value::{KeyValue, PREFIX};
use crate::storage::quarantine;
use crate::storage::records::erasure;
use crate::storage::records::registry::{TextState, exported, state_of};

/// The version of the app.
const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Writes all records of the store. Records of later versions, texts that cannot be read and
/// quarantined texts are copied as they are, and so are the `hidden` texts: by key, those in whose
/// place the tab shows its own record.
#[must_use]
pub fn write(store: &dyn KeyValue, hidden: &[(String, String)], made_on: Date) -> String {
    let erased_at = erasure::time(store);
    let mut records: Vec<(String, Box<RawValue>)> = Vec::new();
    let mut keys = store.keys().unwrap_or_default();
    keys.sort();
    for key in keys {
        let (Some(name), Ok(Some(text))) = (key.strip_prefix(PREFIX), store.get(&key)) else {
            continue;
        };
        let record = match state_of(&key, &text, erased_at) {
            _ if key == erasure::KEY => None,
            Some(TextState::Readable) => exported(&key, &text),
            Some(TextState::FutureVersion | TextState::Unreadable) => Some(json::to_raw(&text)),
            Some(TextState::Erased) | None => None,
        };
        records.extend(record.map(|record| (name.to_owned(), record)));
    }
    for (key, text) in hidden {
        let name = key.strip_prefix(PREFIX).unwrap_or(key);
        records.push((format!("set-aside/{name}"), json::to_raw(text)));
    }
    for (key, text) in quarantine::texts(store).unwrap_or_default() {
        records.extend(key.strip_prefix(PREFIX).map(|name| (name.to_owned(), json::to_raw(&text))));
    }
    json::to_string(&BackupV2 {
        kind: KIND.to_owned(),
        schema: Some(SCHEMA),
        made_on: Some(made_on),
        app: Some(APP_VERSION.to_owned()),
        records: Entries(records),
    })
}
