//! Each file writes one kind of record, and reads all its schema versions.

pub mod assessment;
pub mod framework;
pub mod level_examples;
pub mod person;
pub mod settings;
