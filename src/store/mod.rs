//! Versioned records over a key-value store. Nothing is written before it was read, and
//! nothing that cannot be read is overwritten.

mod assessment;
pub mod envelope;
pub mod history;
pub mod json;
pub mod key_value;
pub mod quarantine;
pub mod record;
pub mod settings;

pub use envelope::Stored;
pub use history::History;
pub use key_value::{KeyValue, StoreError};
pub use record::{Notice, Opened, Record};
pub use settings::{Settings, Theme};
