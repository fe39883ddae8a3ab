//! Versioned records in a key-value store. All versions of a record are merged field by field, and a
//! text that cannot be read is never overwritten.

pub mod backup;
pub mod envelope;
pub mod field_stamps;
pub mod json;
pub mod key_value;
pub mod opened_record;
pub mod quarantine;
pub mod record;
pub mod records;
pub mod recovery;
pub mod snapshot;
pub mod snapshot_cache;
pub mod stamp;
pub mod storage_issue;
pub mod stored;
pub mod tab_store;
pub mod undo_stack;

pub use key_value::{KeyValue, StoreError};
pub use opened_record::OpenedRecord;
pub use record::Record;
pub use records::settings::{Settings, Theme};
pub use snapshot::RecordSnapshot;
pub use stamp::{Stamp, StampClock};
pub use storage_issue::StorageIssue;
pub use stored::Stored;
pub use tab_store::{CommitOutcome, TabStore};
pub use undo_stack::UndoStack;
