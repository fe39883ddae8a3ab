//! Remembers decoded records, because most of thousands are the same when all are read again.

use crate::model::{Assessment, LevelExamples, Person, UserFramework};
use crate::storage::stamp::Stamp;
use std::collections::BTreeMap;

/// The records that were decoded for the last snapshot.
#[derive(Clone, Debug, Default)]
pub struct SnapshotCache {
    /// People.
    pub people: DecodedRecords<Person>,
    /// Assessments.
    pub assessments: DecodedRecords<Assessment>,
    /// Level examples.
    pub examples: DecodedRecords<LevelExamples>,
    /// User frameworks.
    pub frameworks: DecodedRecords<UserFramework>,
}

/// Decoded records of one type, by key.
#[derive(Clone, Debug)]
pub struct DecodedRecords<T>(BTreeMap<String, DecodedRecord<T>>);

#[derive(Clone, Debug)]
struct DecodedRecord<T> {
    text: String,
    last_erasure: Stamp,
    data: T,
}

impl<T> Default for DecodedRecords<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Clone> DecodedRecords<T> {
    /// The data of a record, if this text of it was decoded before and was not erased since.
    #[must_use]
    pub fn get(&self, key: &str, text: &str, erased_at: Stamp) -> Option<T> {
        let known = self.0.get(key)?;
        (known.text == text && known.last_erasure >= erased_at).then(|| known.data.clone())
    }

    /// Remembers a decoded record.
    pub fn put(&mut self, key: &str, text: String, last_erasure: Stamp, data: T) {
        self.0.insert(key.to_owned(), DecodedRecord { text, last_erasure, data });
    }

    /// Forgets a record.
    pub fn remove(&mut self, key: &str) {
        self.0.remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_or_erased_record_is_not_in_the_cache() {
        let at = |millis| Stamp { millis, ..Stamp::ZERO };
        let mut records = DecodedRecords::default();
        records.put("a", "text".to_owned(), at(5), 1);
        assert_eq!(records.get("a", "text", at(5)), Some(1));
        assert_eq!(records.get("a", "other", at(5)), None);
        assert_eq!(records.get("a", "text", at(6)), None);
        assert_eq!(records.get("b", "text", at(0)), None);
        records.remove("a");
        assert_eq!(records.get("a", "text", at(5)), None);
    }
}
