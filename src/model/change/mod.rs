//! Changes of records: transactions, which can be undone, and the merge of concurrent changes.

pub mod merge;
pub mod transaction;
