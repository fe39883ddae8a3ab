//! What leaves the page, as text and bytes.

pub mod file_name;
pub mod svg;
