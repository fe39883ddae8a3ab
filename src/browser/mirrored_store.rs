//! The store that the app writes to: local storage, with a mirror in IndexedDB.

use crate::browser::indexed_db_mirror;
use crate::browser::local_storage::LocalStore;
use crate::storage::recovery::is_mirrored;
use crate::storage::{KeyValue, StoreError};

/// Writes each text to local storage and to the mirror; reads from local storage. A browser that is
/// killed can lose the last seconds of local storage, but not of IndexedDB.
#[derive(Clone, Copy, Debug)]
pub struct MirroredStore;

impl KeyValue for MirroredStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        LocalStore.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let stored = LocalStore.set(key, value);
        match stored {
            Ok(()) => indexed_db_mirror::put(key, value),
            // IndexedDB has far more room.
            Err(StoreError::Full) if is_mirrored(key) => {
                indexed_db_mirror::put_overflow(key, value);
            }
            Err(_) => {}
        }
        stored
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        LocalStore.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        LocalStore.keys()
    }
}
