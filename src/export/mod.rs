//! What leaves the page, as text and bytes.

pub mod csv;
pub mod file_name;
pub mod framework_csv;
pub mod framework_markdown;
pub mod markdown;
pub mod svg;
