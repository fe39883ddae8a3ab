//! Gives views the earlier texts of a field: what another tab or device has written there.

use crate::app::session::autosave::with_store;
use crate::app::session::state::Session;
use crate::browser::mirrored_store::MirroredStore;
use crate::model::{EarlierText, EntryId};
use crate::storage::key_value::PREFIX;
use leptos::prelude::*;

impl Session {
    /// The earlier texts of a field, the latest first. `key` is the key of its record, `path` its
    /// path in the record.
    #[must_use]
    pub fn earlier_texts(&self, key: &str, path: &str) -> Vec<(EntryId, EarlierText)> {
        self.store_version.track();
        let record = key.strip_prefix(PREFIX).unwrap_or(key);
        with_store(|store| store.earlier_texts(&MirroredStore)).of(record, path)
    }

    /// Deletes an earlier text.
    pub fn delete_earlier_text(&self, id: &EntryId) {
        with_store(|store| {
            store.change_earlier_texts(&MirroredStore, |texts| texts.0.set(id, None));
        });
        self.store_version.update(|count| *count += 1);
    }
}
