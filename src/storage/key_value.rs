//! The interface of a key-value store such as local storage.

use crate::i18n::tr;
use std::fmt;

/// The prefix of all our keys, so that other apps on the same origin are not affected.
pub const PREFIX: &str = "rungs/";

/// A key-value store for texts. Each call is complete when it returns. There are no transactions
/// over several keys.
pub trait KeyValue {
    /// Reads a text.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] if the store is not accessible.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Writes a text. On error, the old text is kept.
    ///
    /// # Errors
    /// [`StoreError::Full`] if there is no room, [`StoreError::Blocked`] if the store is not accessible.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Removes a key. Does nothing if the key does not exist.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] if the store is not accessible.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// The keys that start with [`PREFIX`], in any order.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] if the store is not accessible.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
}

/// Why a store operation failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not allow this page to store anything.
    Blocked,
    /// There is no room left.
    Full,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blocked => tr!("storage is blocked"),
            Self::Full => tr!("storage is full"),
        })
    }
}

#[cfg(test)]
pub(crate) mod memory {
    use crate::storage::*;
    use std::cell::{Cell, RefCell};
    use std::collections::BTreeMap;

    /// A store in memory with simulated failures.
    #[derive(Default)]
    pub(crate) struct Memory {
        pub(crate) records: RefCell<BTreeMap<String, String>>,
        pub(crate) fails: Cell<Option<StoreError>>,
        /// A key prefix for which the store has no room.
        pub(crate) is_full_for: Cell<Option<&'static str>>,
    }

    impl Memory {
        pub(crate) fn with(key: &str, value: &str) -> Self {
            let memory = Self::default();
            memory.records.borrow_mut().insert(key.to_owned(), value.to_owned());
            memory
        }

        fn reached(&self) -> Result<(), StoreError> {
            match self.fails.get() {
                Some(StoreError::Blocked) => Err(StoreError::Blocked),
                _ => Ok(()),
            }
        }
    }

    impl KeyValue for Memory {
        fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
            self.reached().map(|()| self.records.borrow().get(key).cloned())
        }

        fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
            self.fails.get().map_or(Ok(()), Err)?;
            if self.is_full_for.get() == Some(key) {
                return Err(StoreError::Full);
            }
            self.records.borrow_mut().insert(key.to_owned(), value.to_owned());
            Ok(())
        }

        fn remove(&self, key: &str) -> Result<(), StoreError> {
            self.reached()?;
            self.records.borrow_mut().remove(key);
            Ok(())
        }

        fn keys(&self) -> Result<Vec<String>, StoreError> {
            self.reached().map(|()| self.records.borrow().keys().cloned().collect())
        }
    }
}
