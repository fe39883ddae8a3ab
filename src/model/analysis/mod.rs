//! Computations on frameworks and assessments, which change neither.

pub mod gap;
pub mod migration;
pub mod rating_differences;
pub mod timeline;
