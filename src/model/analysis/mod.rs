//! What can be computed from frameworks and assessments; nothing here changes them.

pub mod gap;
pub mod migration;
pub mod rating_differences;
pub mod timeline;
