//! Changes of records: transactions, which can be undone, and the fields that they change.

pub mod earlier_texts;
pub mod fields;
pub mod transaction;
