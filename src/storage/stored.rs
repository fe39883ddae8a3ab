//! The types that are stored as records.

use crate::model::Fields;
use crate::storage::json;
use crate::storage::stamp::Stamp;
use serde::Serialize;

/// A type that is stored as a record.
pub trait Stored: Fields {
    /// The `kind` of the envelope.
    const KIND: &'static str;
    /// The last schema with a revision in the envelope. Shared files have it.
    const SHARED_SCHEMA: u64;
    /// The schema that is stored. A released schema never changes: a new schema is added, and old
    /// ones can still be read.
    const SCHEMA: u64;

    /// The data in the schema [`Self::SCHEMA`]. It is the same in [`Self::SHARED_SCHEMA`].
    fn to_data(&self) -> impl Serialize;

    /// Reads data of any schema from 1 to [`Self::SCHEMA`].
    ///
    /// # Errors
    /// If a field is missing, unknown or invalid. The message says which.
    fn from_data(schema: u64, data: &str) -> Result<Self, String>;
}

/// A stamp for data of which it is not known when it was written. Different data has different
/// stamps, so that merging does not depend on the order.
pub fn content_stamp<T: Stored>(millis: u64, data: &T) -> Stamp {
    Stamp { millis, counter: 0, replica: hash(json::to_raw(&data.to_data()).get()) }
}

/// A number that depends on a text. FNV-1a is short and the same everywhere.
pub(super) fn hash(text: &str) -> u32 {
    let add = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, add)
}
