//! The kinds of records, one a file: how each is written and read, in every schema version so far.

pub mod assessment;
pub mod framework;
pub mod level_examples;
pub mod person;
pub mod settings;
