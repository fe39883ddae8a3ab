//! The types of records, by their keys.

use crate::model::RecordChange;
use crate::storage::envelope::{Decoded, decode, encode, to_raw};
use crate::storage::json::RawValue;
use crate::storage::key_value::KeyValue;
use crate::storage::opened_record;
use crate::storage::records::{assessment, erasure, framework, level_examples, person};
use crate::storage::stamp::Stamp;
use crate::storage::storage_issue::StorageIssue;
use crate::storage::stored::Stored;

/// The key of the record that a change is about.
#[must_use]
pub fn key_of(change: &RecordChange) -> String {
    match change {
        RecordChange::Person(id, _) => person::key(id),
        RecordChange::Assessment(id, _) => assessment::key(id),
        RecordChange::Examples(id, _) => level_examples::key(id),
        RecordChange::Framework(id, _) => framework::key(id),
    }
}

/// Evaluates an expression with the type of the record at a key; `None` if no record has such a key.
macro_rules! with_record_type {
    ($key:expr, $Type:ident => $body:expr) => {{
        use $crate::storage::records::{
            assessment, earlier_texts, erasure, framework, level_examples, person, settings,
        };
        let key: &str = $key;
        if key.starts_with(assessment::PREFIX) {
            type $Type = $crate::model::Assessment;
            Some($body)
        } else if key.starts_with(person::PREFIX) {
            type $Type = $crate::model::Person;
            Some($body)
        } else if key.starts_with(level_examples::PREFIX) {
            type $Type = $crate::model::LevelExamples;
            Some($body)
        } else if key.starts_with(framework::PREFIX) {
            type $Type = $crate::model::UserFramework;
            Some($body)
        } else if key == settings::KEY {
            type $Type = settings::Settings;
            Some($body)
        } else if key == earlier_texts::KEY {
            type $Type = $crate::model::EarlierTexts;
            Some($body)
        } else if key == erasure::KEY {
            type $Type = erasure::Erasure;
            Some($body)
        } else {
            None
        }
    }};
}

/// Whether a key is the key of a record.
#[must_use]
pub fn is_record(key: &str) -> bool {
    with_record_type!(key, T => T::KIND).is_some()
}

/// The state of a text of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextState {
    /// It can be read.
    Readable,
    /// It can be read, and is older than the moment at which everything was erased.
    Erased,
    /// It is from a later version of the app.
    FutureVersion,
    /// It cannot be read.
    Unreadable,
}

/// The state of a text of the record at a key; `None` if it is not the key of a record.
#[must_use]
pub fn state_of(key: &str, text: &str, erased_at: Stamp) -> Option<TextState> {
    with_record_type!(key, T => match decode::<T>(text) {
        Decoded::Record { record, .. } if record.is_erased(erased_at) => TextState::Erased,
        Decoded::Record { .. } => TextState::Readable,
        Decoded::FutureVersion { .. } => TextState::FutureVersion,
        Decoded::Unreadable { .. } => TextState::Unreadable,
    })
}

/// Why a text of the record at a key cannot be read.
#[must_use]
pub fn error_of(key: &str, text: &str) -> Option<String> {
    with_record_type!(key, T => match decode::<T>(text) {
        Decoded::Unreadable { reason } => Some(reason),
        Decoded::Record { .. } | Decoded::FutureVersion { .. } => None,
    })?
}

/// A text of a record, prepared for a backup.
#[derive(Debug)]
pub enum Exported {
    /// The record, in the current schema. On another device, an erasure on this one does not count.
    Record(Box<RawValue>),
    /// It was erased.
    Erased,
    /// It is from a later version, or cannot be read.
    Unsupported,
}

/// Prepares a text of the record at a key for a backup; `None` if it is not the key of a record.
#[must_use]
pub fn exported(key: &str, text: &str, erased_at: Stamp) -> Option<Exported> {
    with_record_type!(key, T => match decode::<T>(text) {
        Decoded::Record { record, .. } if record.is_erased(erased_at) => Exported::Erased,
        Decoded::Record { mut record, .. } => {
            record.last_erasure = Stamp::ZERO;
            Exported::Record(to_raw(&record))
        }
        Decoded::FutureVersion { .. } | Decoded::Unreadable { .. } => Exported::Unsupported,
    })
}

/// Merges two texts of the record at a key; `None` if one of them cannot be read.
#[must_use]
pub fn merge_texts(key: &str, ours: &str, theirs: &str) -> Option<String> {
    with_record_type!(key, T => match (decode::<T>(ours), decode::<T>(theirs)) {
        (Decoded::Record { mut record, .. }, Decoded::Record { record: other, .. }) => {
            record.merge(&other);
            Some(encode(&record))
        }
        _ => None,
    })?
}

/// Merges a text of the record at a key into the store. Does nothing if the text cannot be read.
///
/// Returns the storage issue, if there is one.
pub fn merge_text_into(store: &dyn KeyValue, key: &str, text: &str) -> Option<StorageIssue> {
    with_record_type!(key, T => match decode::<T>(text) {
        Decoded::Record { record, .. } => opened_record::merge_into(store, key, &record),
        Decoded::FutureVersion { .. } | Decoded::Unreadable { .. } => None,
    })?
}

/// Removes the records that are stored although they were erased: another tab has written them late.
pub fn remove_erased(store: &dyn KeyValue) {
    let erased_at = erasure::time(store);
    if erased_at == Stamp::ZERO {
        return;
    }
    // Nearly all records name the erasure, and are not decoded.
    let current = format!("\"era\":\"{erased_at}\"");
    for key in store.keys().unwrap_or_default() {
        if let Ok(Some(text)) = store.get(&key)
            && !text.contains(&current)
            && state_of(&key, &text, erased_at) == Some(TextState::Erased)
        {
            // If that fails, it is not shown.
            let _ = store.remove(&key);
        }
    }
}
