//! Problems with storage that the person must know about.

use crate::storage::key_value::StoreError;

/// A problem with storage.
#[derive(Clone, Debug, PartialEq)]
pub enum StorageIssue {
    /// Nothing can be stored. Changes are lost when the page is closed.
    Blocked,
    /// The last change could not be stored because there is no room.
    Full,
    /// There is no room in local storage, but the mirror has all changes.
    OnlyInMirror,
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
        !matches!(self, Self::Quarantined { .. } | Self::OnlyInMirror)
    }
}

impl From<StoreError> for StorageIssue {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Blocked => Self::Blocked,
            StoreError::Full => Self::Full,
        }
    }
}
