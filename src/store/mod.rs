//! Versioned records over a key-value store. Nothing is written before it was read, and
//! nothing that cannot be read is overwritten.

pub mod assessment;
pub mod backup;
pub mod desk;
pub mod envelope;
pub mod examples;
pub mod framework;
pub mod heal;
pub mod history;
pub mod json;
pub mod key_value;
pub mod language;
pub mod library;
pub mod parcel;
pub mod person;
pub mod quarantine;
pub mod record;
pub mod settings;

pub use desk::{CommitOutcome, EditConflict, TabStore};
pub use envelope::Stored;
pub use history::UndoStack;
pub use key_value::{KeyValue, StoreError};
pub use library::RecordSnapshot;
pub use parcel::{Purpose, SharedAssessment};
pub use record::{OpenedRecord, Record, StorageIssue};
pub use settings::{Settings, Theme};
