//! The store beneath: text by key, as a browser's local storage has it.

use crate::i18n::tr;
use std::fmt;

/// Every key of ours begins with this, so that another app on the same origin is left alone.
pub const PREFIX: &str = "rungs/";

/// Text by key. Each call is complete when it returns; none spans two keys.
pub trait KeyValue {
    /// The text of a key, if there is one.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] where the store cannot be reached.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Puts a text at a key, in the place of what was there. On an error what was there stays.
    ///
    /// # Errors
    /// [`StoreError::Full`] where there is no room, [`StoreError::Blocked`] where the store
    /// cannot be reached.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Removes a key; one that is not there is fine.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] where the store cannot be reached.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// The keys that begin with [`PREFIX`], in no order.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] where the store cannot be reached.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
}

/// Why the store did not do what it was asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not let this page store anything.
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

    /// A store in memory that can be told to fail.
    #[derive(Default)]
    pub(crate) struct Memory {
        pub(crate) records: RefCell<BTreeMap<String, String>>,
        pub(crate) fails: Cell<Option<StoreError>>,
        /// A key whose records have no room.
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
