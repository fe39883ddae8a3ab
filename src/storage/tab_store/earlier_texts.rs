//! Earlier texts: keeping those that were replaced, and removing those of deleted records.

use crate::model::{Date, EarlierText, EarlierTexts, EntryId};
use crate::storage::key_value::{KeyValue, PREFIX};
use crate::storage::records::earlier_texts;
use crate::storage::tab_store::TabStore;
use crate::storage::tab_store::commit_outcome::ReplacedText;

impl TabStore {
    /// Keeps texts that were replaced on a day as earlier texts.
    pub fn keep_earlier_texts(
        &mut self,
        store: &dyn KeyValue,
        texts: Vec<ReplacedText>,
        today: Date,
    ) {
        // Each has an identifier of its own, also within a millisecond.
        let ids: Vec<_> =
            texts.iter().map(|_| EntryId::new(self.clock.tick().to_string())).collect();
        self.change_earlier_texts(store, |earlier| {
            for (id, ReplacedText { key, path, text }) in ids.into_iter().zip(texts) {
                let record = key.strip_prefix(PREFIX).unwrap_or(&key).to_owned();
                earlier.add(&id, EarlierText { record, field: path, text, replaced_on: today });
            }
        });
    }

    /// Changes the earlier texts.
    pub fn change_earlier_texts(
        &mut self,
        store: &dyn KeyValue,
        change: impl FnOnce(&mut EarlierTexts),
    ) {
        let before = self.earlier_texts(store);
        let mut after = before.clone();
        change(&mut after);
        if before != after {
            self.change(store, earlier_texts::KEY, before, after);
        }
    }

    /// The earlier texts of all records.
    pub fn earlier_texts(&self, store: &dyn KeyValue) -> EarlierTexts {
        self.open(store, earlier_texts::KEY).record.data.unwrap_or_default()
    }

    /// Removes the earlier texts of records that were deleted, by key.
    pub(super) fn forget_texts(&mut self, store: &dyn KeyValue, keys: Vec<String>) {
        if !keys.is_empty() {
            self.change_earlier_texts(store, |earlier| {
                for key in keys {
                    earlier.remove_record(key.strip_prefix(PREFIX).unwrap_or(&key));
                }
            });
        }
    }
}
