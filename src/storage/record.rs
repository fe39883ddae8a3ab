//! Reading and changing a record. A change is applied to the stored value and not to the value that
//! this tab has read before, so concurrent changes by other tabs are kept.

use crate::storage::envelope::{Decoded, Stored, decode, encode};
use crate::storage::key_value::{KeyValue, PREFIX, StoreError};
use crate::storage::quarantine::quarantine;

/// The key prefix of texts that are kept before a record is migrated to a new schema.
pub const MIGRATION_BACKUPS: &str = "rungs/before/";

/// A record as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Record<T> {
    /// Increases by one with every change by any tab. 0 means that it was never stored.
    pub revision: u64,
    /// The data; `None` if there is none or it was deleted.
    pub data: Option<T>,
}

impl<T> Record<T> {
    /// A record that was never stored.
    pub const NONE: Self = Self { revision: 0, data: None };
}

/// A problem with storage that the person must know about.
#[derive(Clone, Debug, PartialEq)]
pub enum StorageIssue {
    /// Nothing can be stored. Changes are lost when the page is closed.
    Blocked,
    /// The last change could not be stored because there is no room.
    Full,
    /// The stored record is from a later version of the app. It is not changed.
    FutureVersion,
    /// The stored record could not be read and was quarantined.
    Quarantined {
        /// What was wrong with it.
        reason: String,
    },
    /// The stored record can neither be read nor quarantined. It is not changed.
    CannotQuarantine,
}

impl StorageIssue {
    /// Whether changes cannot be stored at the moment.
    #[must_use]
    pub const fn blocks_saving(&self) -> bool {
        !matches!(self, Self::Quarantined { .. })
    }

    const fn of(error: StoreError) -> Self {
        match error {
            StoreError::Blocked => Self::Blocked,
            StoreError::Full => Self::Full,
        }
    }
}

/// The result of reading or changing a record.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedRecord<T> {
    /// The record.
    pub record: Record<T>,
    /// The storage issue, if there is one.
    pub issue: Option<StorageIssue>,
}

/// Reads a record. Does not write, except to quarantine a text that cannot be read.
pub fn open<T: Stored>(store: &impl KeyValue, key: &str) -> OpenedRecord<T> {
    let (record, _, notice) = read(store, key);
    OpenedRecord { record, issue: notice }
}

/// Applies a change to the stored record and stores the result, if it differs. Before the first
/// write to a record of an older schema, its text is backed up.
///
/// If storing fails, the result has the issue and the record as it would be; the caller tries again
/// later.
pub fn change<T: Stored + Clone + PartialEq>(
    store: &impl KeyValue,
    key: &str,
    change: impl FnOnce(&mut Option<T>),
) -> OpenedRecord<T> {
    let (mut record, old, notice) = read::<T>(store, key);
    let before = record.data.clone();
    change(&mut record.data);
    if record.data == before || notice.as_ref().is_some_and(StorageIssue::blocks_saving) {
        return OpenedRecord { record, issue: notice };
    }
    let text = encode(record.revision + 1, record.data.as_ref());
    let kept =
        old.map_or(Ok(()), |(schema, old)| back_up_before_migration(store, key, schema, &old));
    match kept.and_then(|()| store.set(key, &text)) {
        Ok(()) => record.revision += 1,
        Err(error) => return OpenedRecord { record, issue: Some(StorageIssue::of(error)) },
    }
    OpenedRecord { record, issue: notice }
}

fn back_up_before_migration(
    store: &impl KeyValue,
    key: &str,
    schema: u64,
    text: &str,
) -> Result<(), StoreError> {
    let name = key.strip_prefix(PREFIX).unwrap_or(key);
    store.set(&format!("{MIGRATION_BACKUPS}{schema}/{name}"), text)
}

/// Reads a record, the schema and text if the schema is older, and the issue.
fn read<T: Stored>(
    store: &impl KeyValue,
    key: &str,
) -> (Record<T>, Option<(u64, String)>, Option<StorageIssue>) {
    let text = match store.get(key) {
        Ok(Some(text)) => text,
        Ok(None) => return (Record::NONE, None, None),
        Err(error) => return (Record::NONE, None, Some(StorageIssue::of(error))),
    };
    match decode(&text) {
        Decoded::Record { schema, revision, data } => {
            let old = (schema < T::SCHEMA).then_some((schema, text));
            (Record { revision, data }, old, None)
        }
        Decoded::FutureVersion { .. } => (Record::NONE, None, Some(StorageIssue::FutureVersion)),
        Decoded::Unreadable { reason } => {
            let moved = quarantine(store, key, &text);
            let notice = moved
                .map_or(StorageIssue::CannotQuarantine, |()| StorageIssue::Quarantined { reason });
            (Record::NONE, None, Some(notice))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Assessment, AxisId, Framework, PositionId, Rating};
    use crate::storage::key_value::memory::Memory;
    use crate::storage::quarantine::texts;

    const KEY: &str = "rungs/assessment/current";

    fn rate(axis: &'static str, level: u8) -> impl FnOnce(&mut Option<Assessment>) {
        move |data| {
            let data = data.get_or_insert_with(|| Assessment::first(Framework::builtin()));
            data.ratings.set(&AxisId::new(axis), Some(Rating::level(level)));
        }
    }

    fn opened(store: &Memory) -> OpenedRecord<Assessment> {
        open(store, KEY)
    }

    fn count(opened: &OpenedRecord<Assessment>) -> usize {
        opened.record.data.as_ref().map_or(0, |data| data.ratings.iter().count())
    }

    #[test]
    fn loading_an_empty_store_writes_nothing() {
        let store = Memory::default();
        assert_eq!(opened(&store), OpenedRecord { record: Record::NONE, issue: None });
        assert!(store.records.borrow().is_empty());
    }

    #[test]
    fn change_survives_reload() {
        let store = Memory::default();
        let changed = change(&store, KEY, rate("people", 3));
        assert_eq!(changed.issue, None);
        assert_eq!(opened(&store).record, changed.record);
        assert_eq!(changed.record.revision, 1);
        // An equal value is not written.
        assert_eq!(change(&store, KEY, rate("people", 3)).record.revision, 1);
    }

    #[test]
    fn changes_of_two_tabs_merge() {
        let store = Memory::default();
        change(&store, KEY, rate("people", 3));
        let target = |data: &mut Option<Assessment>| {
            data.as_mut().unwrap().target = Some(PositionId::new("EM6"));
        };
        let two = change(&store, KEY, target);
        assert_eq!((count(&two), two.record.revision), (1, 2));
    }

    #[test]
    fn deleted_record_leaves_a_tombstone() {
        let store = Memory::default();
        change(&store, KEY, rate("people", 3));
        change::<Assessment>(&store, KEY, |data| *data = None);
        assert_eq!(opened(&store).record, Record { revision: 2, data: None });
        assert_eq!(change(&store, KEY, rate("people", 3)).record.revision, 3);
    }

    #[test]
    fn blocked_or_full_store_reports_error_and_keeps_records() {
        for (error, notice) in
            [(StoreError::Blocked, StorageIssue::Blocked), (StoreError::Full, StorageIssue::Full)]
        {
            let store = Memory::default();
            let before = change(&store, KEY, rate("people", 3)).record;
            store.fails.set(Some(error));
            assert_eq!(change(&store, KEY, rate("people", 4)).issue, Some(notice));
            store.fails.set(None);
            assert_eq!(opened(&store).record, before);
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
        assert_eq!(
            change(&store, KEY, rate("people", 3)).issue,
            Some(StorageIssue::CannotQuarantine)
        );
        assert_eq!(store.records.borrow()[KEY], "scrambled");
    }

    #[test]
    fn record_of_newer_schema_is_not_overwritten() {
        let later = r#"{"kind":"assessment","schema":99,"revision":5,"data":{"new":1}}"#;
        let store = Memory::with(KEY, later);
        assert_eq!(opened(&store).issue, Some(StorageIssue::FutureVersion));
        assert_eq!(change(&store, KEY, rate("people", 3)).issue, Some(StorageIssue::FutureVersion));
        assert_eq!(store.records.borrow()[KEY], later);
    }

    #[test]
    fn text_of_older_schema_is_kept_before_migration() {
        let old = include_str!("../../tests/fixtures/assessment-1.json");
        let store = Memory::with(KEY, old);
        assert_eq!(count(&opened(&store)), 4);
        assert_eq!(store.records.borrow().len(), 1, "looking writes nothing");
        let changed = change(&store, KEY, rate("people", 3));
        assert_eq!((count(&changed), changed.record.revision), (5, 8));
        assert_eq!(store.records.borrow()["rungs/before/1/assessment/current"], old);
        // Without room for the backup, nothing is overwritten.
        let store = Memory::with(KEY, old);
        store.fails.set(Some(StoreError::Full));
        assert_eq!(change(&store, KEY, rate("people", 3)).issue, Some(StorageIssue::Full));
        assert_eq!(store.records.borrow()[KEY], old);
    }
}
