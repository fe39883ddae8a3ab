//! The records that a tab keeps in memory: those that the store does not have, and the last ones that
//! the tab has stored. Another tab may overwrite the latter at the same moment.

use crate::storage::key_value::{KeyValue, StoreError};
use crate::storage::records::registry::merge_texts;

/// The maximum number of stored records that stay known.
const MAX_STORED: usize = 64;

/// Texts of records by key.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct KnownRecords {
    /// The longest unchanged first.
    records: Vec<KnownRecord>,
}

#[derive(Clone, Debug, PartialEq)]
struct KnownRecord {
    key: String,
    text: String,
    place: Place,
}

/// Where a text is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Only in this tab.
    Tab,
    /// In the mirror too, because the store has no room.
    Mirror,
    /// In the store.
    Store,
}

impl KnownRecords {
    /// Adds a text that is not stored yet, or replaces the known one.
    pub(super) fn put(&mut self, key: &str, text: String) {
        self.records.retain(|record| record.key != key);
        self.records.push(KnownRecord { key: key.to_owned(), text, place: Place::Tab });
    }

    /// Takes note that a record is stored now.
    pub(super) fn set_stored(&mut self, key: &str) {
        for record in self.records.iter_mut().filter(|record| record.key == key) {
            record.place = Place::Store;
        }
        let stored = self.count(Place::Store);
        let mut surplus = stored.saturating_sub(MAX_STORED);
        self.records.retain(|record| {
            let is_surplus = record.place == Place::Store && surplus > 0;
            surplus -= usize::from(is_surplus);
            !is_surplus
        });
    }

    /// Takes note that the mirror has this text.
    pub(super) fn set_mirrored(&mut self, key: &str, text: &str) {
        let known = self.records.iter_mut().find(|record| record.key == key && record.text == text);
        if let Some(record) = known.filter(|record| record.place == Place::Tab) {
            record.place = Place::Mirror;
        }
    }

    /// The number of records that only this tab has.
    pub(super) fn only_in_tab(&self) -> usize {
        self.count(Place::Tab)
    }

    /// The number of records that only the mirror and this tab have.
    pub(super) fn only_in_mirror(&self) -> usize {
        self.count(Place::Mirror)
    }

    fn count(&self, place: Place) -> usize {
        self.records.iter().filter(|record| record.place == place).count()
    }

    /// The text of a record.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        let record = self.records.iter().find(|record| record.key == key)?;
        Some(&record.text)
    }

    /// The keys of the records that the store does not have.
    pub(super) fn unstored(&self) -> Vec<String> {
        let unstored = self.records.iter().filter(|record| record.place != Place::Store);
        unstored.map(|record| record.key.clone()).collect()
    }

    /// Forgets the records that were in the store or in the mirror, after both were cleared. Those
    /// with the keys in `kept` stay known, and count as unstored.
    pub(super) fn forget_stored(&mut self, kept: &[String]) {
        self.records.retain(|record| record.place == Place::Tab || kept.contains(&record.key));
        for record in &mut self.records {
            record.place = Place::Tab;
        }
    }

    /// Forgets all records.
    pub(super) fn clear(&mut self) {
        self.records.clear();
    }

    /// The stored texts that cannot be merged with the known record, by key.
    pub(super) fn hidden_texts(&self, store: &dyn KeyValue) -> Vec<(String, String)> {
        let hidden = |record: &KnownRecord| {
            let stored = store.get(&record.key).ok().flatten()?;
            let is_hidden = merge_texts(&record.key, &stored, &record.text).is_none();
            is_hidden.then(|| (record.key.clone(), stored))
        };
        self.records.iter().filter_map(hidden).collect()
    }

    /// The store as this tab knows it.
    pub(super) const fn over<'a>(&'a self, store: &'a dyn KeyValue) -> KnownStore<'a> {
        KnownStore { store, known: self }
    }
}

/// A store in which the records that a tab knows are merged with the stored ones.
#[derive(Clone, Copy)]
pub(super) struct KnownStore<'a> {
    store: &'a dyn KeyValue,
    known: &'a KnownRecords,
}

impl KeyValue for KnownStore<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let stored = self.store.get(key);
        let Some(known) = self.known.text(key) else { return stored };
        match stored {
            Ok(Some(stored)) if stored != known => {
                Ok(Some(merge_texts(key, &stored, known).unwrap_or_else(|| known.to_owned())))
            }
            _ => Ok(Some(known.to_owned())),
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.store.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.store.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let mut keys = self.store.keys().unwrap_or_default();
        keys.extend(self.known.records.iter().map(|record| record.key.clone()));
        keys.sort();
        keys.dedup();
        Ok(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::key_value::memory::Memory;

    #[test]
    fn only_the_latest_stored_records_stay_known() {
        let mut known = KnownRecords::default();
        known.put("unstored", "text".to_owned());
        for number in 0..=MAX_STORED {
            let key = number.to_string();
            known.put(&key, "text".to_owned());
            known.set_stored(&key);
        }
        assert_eq!((known.text("0"), known.text("1")), (None, Some("text")));
        assert_eq!(known.unstored(), ["unstored"]);
        known.forget_stored(&["2".to_owned()]);
        assert_eq!((known.text("1"), known.text("unstored")), (None, Some("text")));
        assert_eq!((known.text("2"), known.unstored().len()), (Some("text"), 2));
    }

    #[test]
    fn changed_record_is_not_in_the_mirror_yet() {
        let mut known = KnownRecords::default();
        known.put("a", "one".to_owned());
        known.set_mirrored("a", "one");
        assert_eq!((known.only_in_tab(), known.only_in_mirror()), (0, 1));
        known.put("a", "two".to_owned());
        // The mirror confirms an earlier text.
        known.set_mirrored("a", "one");
        assert_eq!((known.only_in_tab(), known.only_in_mirror()), (1, 0));
        assert_eq!(known.unstored(), ["a"]);
    }

    #[test]
    fn known_record_is_read_if_the_store_has_none() {
        let (store, mut known) =
            (Memory::with("rungs/person/a", "damaged"), KnownRecords::default());
        known.put("rungs/person/a", "a".to_owned());
        known.put("rungs/person/b", "b".to_owned());
        let over = known.over(&store);
        assert_eq!(over.get("rungs/person/a"), Ok(Some("a".to_owned())));
        assert_eq!(over.get("rungs/person/b"), Ok(Some("b".to_owned())));
        assert_eq!(over.keys().unwrap(), ["rungs/person/a", "rungs/person/b"]);
        store.fails.set(Some(StoreError::Blocked));
        assert_eq!(over.get("rungs/person/b"), Ok(Some("b".to_owned())));
        assert_eq!(over.get("rungs/person/c"), Err(StoreError::Blocked));
    }
}
