//! Each file writes one kind of record, and reads all its schema versions. The registry lists them.

pub mod assessment;
pub mod earlier_texts;
pub mod erasure;
pub mod framework;
pub mod level_examples;
pub mod person;
pub mod registry;
pub mod settings;
mod values;

pub(crate) use values::keyed;
