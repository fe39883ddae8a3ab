//! Versioned records in a key-value store. A record is read before it is written, and a text that
//! cannot be read is never overwritten.

pub mod backup;
pub mod conflict;
pub mod envelope;
pub mod json;
pub mod key_value;
pub mod quarantine;
pub mod record;
pub mod records;
pub mod recovery;
pub mod snapshot;
pub mod tab_store;
pub mod undo_stack;

pub use conflict::EditConflict;
pub use envelope::Stored;
pub use key_value::{KeyValue, StoreError};
pub use record::{OpenedRecord, Record, StorageIssue};
pub use records::settings::{Settings, Theme};
pub use snapshot::RecordSnapshot;
pub use tab_store::{CommitOutcome, TabStore};
pub use undo_stack::UndoStack;
