//! The record of when everything was erased. Versions of records that were written without knowledge of
//! it stay erased, wherever they are found: in another tab, in the mirror, or in a text that another tab
//! writes late.

use crate::model::Fields;
use crate::model::change::fields::{Chooser, field};
use crate::storage::envelope::{self, Decoded};
use crate::storage::field_stamps::FieldStamps;
use crate::storage::json;
use crate::storage::key_value::{KeyValue, StoreError};
use crate::storage::record::Record;
use crate::storage::stamp::Stamp;
use crate::storage::stored::Stored;
use serde::{Deserialize, Serialize};

/// The key.
pub const KEY: &str = "rungs/store";

/// When everything was erased last.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Erasure {
    /// The stamp of the act; [`Stamp::ZERO`] if nothing was erased.
    pub at: Stamp,
}

/// Schema 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ErasureV1 {
    erased_at: Stamp,
}

impl Fields for Erasure {
    fn combine(&mut self, theirs: &Self, choose: &mut Chooser<'_>) {
        field("erased_at", &mut self.at, &theirs.at, choose);
    }
}

impl Stored for Erasure {
    const KIND: &'static str = "store";
    const SHARED_SCHEMA: u64 = 0;
    const SCHEMA: u64 = 1;

    fn to_data(&self) -> impl Serialize {
        ErasureV1 { erased_at: self.at }
    }

    fn from_data(_: u64, data: &str) -> Result<Self, String> {
        let ErasureV1 { erased_at } = json::from_str(data)?;
        Ok(Self { at: erased_at })
    }
}

/// When everything was erased last; [`Stamp::ZERO`] if nothing was erased, or if that is not known.
pub fn time(store: &dyn KeyValue) -> Stamp {
    let Ok(Some(text)) = store.get(KEY) else { return Stamp::ZERO };
    match envelope::decode::<Erasure>(&text) {
        Decoded::Record { record, .. } => record.data.unwrap_or_default().at,
        Decoded::FutureVersion { .. } | Decoded::Unreadable { .. } => Stamp::ZERO,
    }
}

/// Writes the record of the erasure, then removes all other keys. The record comes first, so that a tab
/// that notices a missing record can already read why. If there is no room for the record, it is
/// written after the removal.
///
/// # Errors
/// If the store is not accessible, or has no room.
pub fn erase(store: &dyn KeyValue, stamp: Stamp) -> Result<(), StoreError> {
    let remembered = remember(store, stamp);
    for key in store.keys()?.iter().filter(|key| *key != KEY) {
        store.remove(key)?;
    }
    // There is room now.
    remembered.or_else(|_| remember(store, stamp))
}

/// Writes the time of the last erasure.
///
/// # Errors
/// If the store is not accessible, or has no room.
pub fn remember(store: &dyn KeyValue, stamp: Stamp) -> Result<(), StoreError> {
    let record = Record {
        data: Some(Erasure { at: stamp }),
        last_erasure: stamp,
        stamps: FieldStamps::all(stamp),
        ..Record::none()
    };
    store.set(KEY, &envelope::encode(&record))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::key_value::memory::Memory;

    #[test]
    fn erasing_removes_all_keys_and_is_remembered() {
        let store = Memory::with("rungs/person/a", "any");
        let stamp = Stamp { millis: 5, ..Stamp::ZERO };
        assert_eq!(time(&store), Stamp::ZERO);
        erase(&store, stamp).unwrap();
        assert_eq!(store.keys().unwrap(), [KEY]);
        assert_eq!(time(&store), stamp);
        store.set(KEY, "damaged").unwrap();
        assert_eq!(time(&store), Stamp::ZERO);
    }
}
