//! Versioned records over a key-value store. Nothing is written before it was read, and
//! nothing that cannot be read is overwritten.

pub mod assessment;
pub mod backup;
pub mod envelope;
pub mod examples;
pub mod framework;
pub mod json;
pub mod key_value;
pub mod payload;
pub mod person;
pub mod quarantine;
pub mod record;
pub mod recovery;
pub mod settings;
pub mod snapshot;
pub mod tab_store;
pub mod undo_stack;

pub use envelope::Stored;
pub use key_value::{KeyValue, StoreError};
pub use payload::{Purpose, SharedAssessment};
pub use record::{OpenedRecord, Record, StorageIssue};
pub use settings::{Settings, Theme};
pub use snapshot::RecordSnapshot;
pub use tab_store::{CommitOutcome, EditConflict, TabStore};
pub use undo_stack::UndoStack;
