//! Exports: everything that leaves the page as text or bytes, except shared assessments (see
//! `sharing`).

pub mod csv;
pub mod file_name;
pub mod framework_csv;
pub mod framework_markdown;
pub mod markdown;
pub mod svg;
