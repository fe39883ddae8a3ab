//! Reading a record from the store, and merging a version into the store.

use crate::storage::envelope::{Decoded, decode, encode};
use crate::storage::key_value::{KeyValue, PREFIX, StoreError};
use crate::storage::quarantine::quarantine;
use crate::storage::record::Record;
use crate::storage::records::erasure;
use crate::storage::stamp::Stamp;
use crate::storage::storage_issue::StorageIssue;
use crate::storage::stored::Stored;

/// The key prefix of texts that are kept before a record is migrated to a new schema.
pub const MIGRATION_BACKUPS: &str = "rungs/before/";

/// The result of reading a record.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedRecord<T> {
    /// The record.
    pub record: Record<T>,
    /// The storage issue, if there is one.
    pub issue: Option<StorageIssue>,
    /// The schema and the text, if the schema is older than [`Stored::SHARED_SCHEMA`].
    older_text: Option<(u64, String)>,
}

/// Reads a record. Does not write, except to quarantine a text that cannot be read.
pub fn open<T: Stored>(store: &dyn KeyValue, key: &str) -> OpenedRecord<T> {
    open_unless_erased(store, key, erasure::time(store))
}

/// As [`open`], if it is known when everything was erased.
pub fn open_unless_erased<T: Stored>(
    store: &dyn KeyValue,
    key: &str,
    erased_at: Stamp,
) -> OpenedRecord<T> {
    let mut opened = read(store, key);
    if opened.record.is_erased(erased_at) {
        opened.record = Record::none();
        opened.older_text = None;
    }
    opened
}

/// Merges a version of a record into the store. The version comes from the mirror, from a backup, from
/// the records that this tab keeps in memory, or from an assessment of schema 1. Before the first
/// write to a record whose schema is older than [`Stored::SHARED_SCHEMA`], its text is backed up.
///
/// Returns the storage issue, if there is one. If the issue blocks saving, the record is unchanged.
pub fn merge_into<T: Stored>(
    store: &dyn KeyValue,
    key: &str,
    theirs: &Record<T>,
) -> Option<StorageIssue> {
    let erased_at = erasure::time(store);
    let opened = open_unless_erased::<T>(store, key, erased_at);
    if theirs.is_erased(erased_at) {
        return opened.issue;
    }
    let mut merged = opened.record.clone();
    merged.merge(theirs);
    opened.replace(store, key, &merged)
}

impl<T: Stored> OpenedRecord<T> {
    /// Stores `version`, unless it equals the opened record. `version` must include the changes of the
    /// opened record.
    ///
    /// Returns the storage issue, if there is one. If the issue blocks saving, the record is unchanged.
    pub(super) fn replace(
        self,
        store: &dyn KeyValue,
        key: &str,
        version: &Record<T>,
    ) -> Option<StorageIssue> {
        let Self { record, issue, older_text } = self;
        if issue.as_ref().is_some_and(StorageIssue::blocks_saving) || record == *version {
            return issue;
        }
        let backed_up = older_text
            .map_or(Ok(()), |(schema, text)| back_up_before_migration(store, key, schema, &text));
        match backed_up.and_then(|()| store.set(key, &encode(version))) {
            Ok(()) => issue,
            Err(error) => Some(error.into()),
        }
    }
}

fn back_up_before_migration(
    store: &dyn KeyValue,
    key: &str,
    schema: u64,
    text: &str,
) -> Result<(), StoreError> {
    let name = key.strip_prefix(PREFIX).unwrap_or(key);
    store.set(&format!("{MIGRATION_BACKUPS}{schema}/{name}"), text)
}

fn read<T: Stored>(store: &dyn KeyValue, key: &str) -> OpenedRecord<T> {
    let nothing = |issue| OpenedRecord { record: Record::none(), issue, older_text: None };
    let text = match store.get(key) {
        Ok(Some(text)) => text,
        Ok(None) => return nothing(None),
        Err(error) => return nothing(Some(error.into())),
    };
    match decode(&text) {
        Decoded::Record { schema, record } => {
            // `SHARED_SCHEMA` has the same data as the current schema, so only older texts are backed up.
            let older_text = (schema < T::SHARED_SCHEMA).then_some((schema, text));
            OpenedRecord { record, issue: None, older_text }
        }
        Decoded::FutureVersion { .. } => nothing(Some(StorageIssue::FutureVersion)),
        Decoded::Unreadable { reason } => {
            let moved = quarantine(store, key, &text);
            nothing(Some(
                moved.map_or(StorageIssue::CannotQuarantine, |()| StorageIssue::Quarantined {
                    reason,
                }),
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Assessment, AxisId, Diff, Framework, Rating};
    use crate::storage::key_value::memory::Memory;
    use crate::storage::quarantine::texts;

    const KEY: &str = "rungs/assessment/current";

    /// Rates an axis in the stored record.
    fn rate(store: &Memory, axis: &str, level: u8, millis: u64) -> Option<StorageIssue> {
        let mut record = open::<Assessment>(store, KEY).record;
        let before = record.data.clone().unwrap_or_else(|| Assessment::first(Framework::builtin()));
        let mut after = before.clone();
        after.ratings.set(&AxisId::new(axis), Some(Rating::level(level)));
        let stamp = Stamp { millis, ..Stamp::ZERO };
        record.edit(&Diff { before: Some(before), after: Some(after) }, stamp, Stamp::ZERO);
        merge_into(store, KEY, &record)
    }

    fn opened(store: &Memory) -> OpenedRecord<Assessment> {
        open(store, KEY)
    }

    fn count(store: &Memory) -> usize {
        opened(store).record.data.map_or(0, |data| data.ratings.iter().count())
    }

    #[test]
    fn loading_an_empty_store_writes_nothing() {
        let store = Memory::default();
        assert_eq!((opened(&store).record, opened(&store).issue), (Record::none(), None));
        assert!(store.records.borrow().is_empty());
    }

    #[test]
    fn older_version_does_not_replace_the_stored_one() {
        let store = Memory::default();
        assert_eq!(rate(&store, "people", 3, 1000), None);
        let older = opened(&store).record;
        assert_eq!(rate(&store, "people", 4, 2000), None);
        let newer = store.records.borrow()[KEY].clone();
        assert_eq!(merge_into(&store, KEY, &older), None);
        assert_eq!(store.records.borrow()[KEY], newer);
    }

    #[test]
    fn erased_record_does_not_return() {
        let store = Memory::default();
        rate(&store, "people", 3, 1000);
        let old = opened(&store).record;
        erasure::erase(&store, Stamp { millis: 2000, ..Stamp::ZERO }).unwrap();
        assert_eq!(opened(&store).record, Record::none());
        assert_eq!(merge_into(&store, KEY, &old), None);
        assert_eq!(opened(&store).record, Record::none());
        assert!(!store.records.borrow().contains_key(KEY));
    }

    #[test]
    fn blocked_or_full_store_reports_error_and_keeps_records() {
        for (error, issue) in
            [(StoreError::Blocked, StorageIssue::Blocked), (StoreError::Full, StorageIssue::Full)]
        {
            let store = Memory::default();
            rate(&store, "people", 3, 1000);
            let before = opened(&store);
            store.fails.set(Some(error));
            assert_eq!(rate(&store, "people", 4, 2000), Some(issue));
            store.fails.set(None);
            assert_eq!(opened(&store), before);
        }
    }

    #[test]
    fn undecodable_record_is_quarantined_verbatim() {
        let store = Memory::with(KEY, "{\"kind\":\"asse");
        assert!(matches!(opened(&store).issue, Some(StorageIssue::Quarantined { .. })));
        assert_eq!(texts(&store).unwrap()[0].1, "{\"kind\":\"asse");
        assert_eq!(opened(&store).issue, None);
    }

    #[test]
    fn undecodable_record_stays_if_quarantine_fails() {
        let store = Memory::with(KEY, "scrambled");
        store.fails.set(Some(StoreError::Full));
        assert_eq!(opened(&store).issue, Some(StorageIssue::CannotQuarantine));
        assert_eq!(rate(&store, "people", 3, 1000), Some(StorageIssue::CannotQuarantine));
        assert_eq!(store.records.borrow()[KEY], "scrambled");
    }

    #[test]
    fn record_of_newer_schema_is_not_overwritten() {
        let later = r#"{"kind":"assessment","schema":99,"revision":5,"data":{"new":1}}"#;
        let store = Memory::with(KEY, later);
        assert_eq!(opened(&store).issue, Some(StorageIssue::FutureVersion));
        assert_eq!(rate(&store, "people", 3, 1000), Some(StorageIssue::FutureVersion));
        assert_eq!(store.records.borrow()[KEY], later);
    }

    #[test]
    fn text_of_older_schema_is_kept_before_migration() {
        let old = include_str!("../../tests/fixtures/assessment-1.json");
        let store = Memory::with(KEY, old);
        assert_eq!(count(&store), 4);
        assert_eq!(store.records.borrow().len(), 1, "looking writes nothing");
        assert_eq!(rate(&store, "people", 3, 1000), None);
        assert_eq!(count(&store), 5);
        assert_eq!(store.records.borrow()["rungs/before/1/assessment/current"], old);
        // Without room for the backup, nothing is overwritten.
        let store = Memory::with(KEY, old);
        store.fails.set(Some(StoreError::Full));
        assert_eq!(rate(&store, "people", 3, 1000), Some(StorageIssue::Full));
        assert_eq!(store.records.borrow()[KEY], old);
    }
}
